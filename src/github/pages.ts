import type { Telling } from '../request/request.ts';
import { type Access, gitHub } from './api.ts';
import { commentPage } from './comment-page.ts';
import { ledger } from './deployments.ts';
import { costsOfTheLedger, ledgerPage } from './ledger-page.ts';
import type { Page } from './page.ts';
import { belonging, commitOf } from './pull-request.ts';
import type { GitHubRun } from './run.ts';

/** What follows a release on GitHub. */
export function pagesFor(
  telling: Telling,
  run: GitHubRun,
  event: unknown,
  token: string | undefined,
  clock: Pick<Access, 'now' | 'sleep'>,
): readonly Page[] {
  const { apiUrl, repository, url } = run;
  // No run of GitHub's: there is no page, and nobody misses one.
  if (repository === '') return [];
  if (token === undefined || token === '') return [nobodyThere(telling)];
  const asked = gitHub({ apiUrl, token, repository, ...clock });
  const comment = telling.comment === 'never' ? [] : [commentPage(asked, belonging(run, event), telling)];
  return [...comment, ledgerPage(ledger(asked), { commit: commitOf(run, event), url }, telling)];
}

/** Whoever takes the token away may want it so, and is told once what that means. */
function nobodyThere({ comment }: Telling): Page {
  return {
    name: comment === 'never' ? 'the GitHub deployment' : 'the comment on the pull request and the GitHub deployment',
    costs: costsOfTheLedger,
    gist: ({ run }) => (run === undefined ? undefined : 'nothing'),
    write: () => Promise.resolve({ is: 'denied', because: 'there is no token (`github-token` is empty).' }),
  };
}
