import { type LedgerWords, ledgerWords } from '../report/ledger-words.ts';
import { type Ledger, type Status } from './deployments.ts';
import { type Page, type Written, writing } from './page.ts';
import type { GitHubRun } from './run.ts';

/** The GitHub Deployment of the environment: an entry when a change begins, and a status for each step of it. */
export function ledgerPage(
  ledger: Ledger,
  { commit, url }: { readonly commit: string; readonly url: GitHubRun['url'] },
  environmentUrl: string | undefined,
): Page {
  let entry: number | undefined;
  const tell = (id: number, of: { environment: string }, status: Pick<Status, 'standing' | 'description'>) =>
    ledger.tell(id, { ...status, environment: of.environment, log: url, environmentUrl });

  const write = async (words: LedgerWords): Promise<Written> => {
    if (words.is === 'found serving') {
      const found = await ledger.ofRelease(words.of);
      if (found !== undefined && !found.isClosed)
        await tell(found.id, words.of, { standing: 'serves', description: words.description });
      return { is: 'written' };
    }
    // Looked for before it is made, and anew after a lost answer: one entry for each change.
    entry ??= (await ledger.ofChange(words.entry)) ?? (await ledger.open(words.entry, commit));
    await tell(entry, words.entry, words);
    return { is: 'written' };
  };

  return {
    name: 'the GitHub deployment',
    gist: story => {
      const words = ledgerWords(story);
      if (words === undefined) return undefined;
      return words.is === 'change' ? `${words.standing}: ${words.gist}` : words.description;
    },
    write: (story, now) =>
      writing(now, async () => {
        const words = ledgerWords(story);
        return words === undefined ? { is: 'not now', because: 'nothing has begun', from: now } : write(words);
      }),
  };
}
