import type { Telling } from '../request/request.ts';
import { type Access, gitHub } from './api.ts';
import { commentPage } from './comment-page.ts';
import { ledger } from './deployments.ts';
import { ledgerPage } from './ledger-page.ts';
import type { Page } from './page.ts';
import { belonging } from './pull-request.ts';
import type { GitHubRun } from './run.ts';

/** What follows a release on GitHub; nothing without a token. */
export function pagesFor(
  telling: Telling,
  run: GitHubRun,
  event: unknown,
  token: string | undefined,
  clock: Pick<Access, 'now' | 'sleep'>,
): readonly Page[] {
  const { apiUrl, repository } = run;
  if (token === undefined || token === '' || repository === '') return [];
  const asked = gitHub({ apiUrl, token, repository, ...clock });
  const comment = telling.comment === 'never' ? [] : [commentPage(asked, belonging(run, event), telling)];
  return [...comment, ledgerPage(ledger(asked), run, telling.environmentUrl)];
}
