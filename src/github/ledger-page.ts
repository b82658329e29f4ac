import type { Past } from '../release/history.ts';
import { releaseOf } from '../release/identity.ts';
import { type Left, type LedgerWords, ledgerWords } from '../report/ledger-words.ts';
import { type Ledger, type Status } from './deployments.ts';
import { type Page, type Written, writing } from './page.ts';
import type { GitHubRun } from './run.ts';

/** What a workflow says of its releases, for those who look at the environment and for those who go back later. */
export interface Shown {
  readonly environmentUrl: string | undefined;
  readonly restorable: Past['restorable'];
}

/** Whoever goes without the ledger learns it before the night on which it is needed. */
export const costsOfTheLedger =
  'No release can be known as good: `operation: rollback` and going back by a re-run are off.';

/** The GitHub Deployment of the environment: an entry when a change begins, and a status for each step of it. */
export function ledgerPage(
  ledger: Ledger,
  { commit, url }: { readonly commit: string; readonly url: GitHubRun['url'] },
  { environmentUrl, restorable }: Shown,
): Page {
  let entry: number | undefined;
  const tell = (id: number, of: { environment: string }, status: Pick<Status, 'standing' | 'description'>) =>
    ledger.tell(id, { ...status, environment: of.environment, log: url, environmentUrl });

  /** Told once: where it stands so already, an earlier try has been heard. */
  const tellLeft = async ({ of, standing, description }: Left): Promise<void> => {
    const found = await ledger.newest(of, ({ wanted }) => wanted === of.wanted);
    if (found !== undefined && found.standing !== standing) await tell(found.id, of, { standing, description });
  };
  const write = async (words: LedgerWords): Promise<Written> => {
    switch (words.is) {
      case 'found serving': {
        const { releaseId, wanted } = words.of;
        const found = await ledger.newest(
          words.of,
          change => releaseOf(change.changeId) === releaseId && change.wanted === wanted && change.purpose !== 'drill',
        );
        if (found !== undefined && found.standing !== 'serves')
          await tell(found.id, words.of, { standing: 'serves', description: words.description });
        return { is: 'written' };
      }
      case 'left':
        await tellLeft(words);
        return { is: 'written' };
      case 'change':
        // Before our own entry: what is told twice, after a lost answer, is then the one that bears it.
        if (words.left !== undefined) await tellLeft(words.left);
        // Looked for before it is made, and anew after a lost answer: one entry for each change.
        entry ??= (await ledger.ofChange(words.entry)) ?? (await ledger.open(words.entry, commit));
        await tell(entry, words.entry, words);
        return { is: 'written' };
    }
  };

  return {
    name: 'the GitHub deployment',
    costs: costsOfTheLedger,
    gist: story => {
      const words = ledgerWords(story, restorable);
      if (words === undefined) return undefined;
      return words.is === 'change' ? `${words.standing}: ${words.gist}` : words.description;
    },
    write: (story, now) =>
      writing(now, async () => {
        const words = ledgerWords(story, restorable);
        return words === undefined ? { is: 'not now', because: 'nothing has begun', from: now } : write(words);
      }),
  };
}
