import { createHash } from 'node:crypto';
import { changeId, releaseId, targetKey } from '../../../src/release/identity.ts';
import { ledgerTask, printEntry } from '../../../src/release/ledger.ts';
import type { GitHubSeedInput } from '../../github/seed.ts';
import { nth } from '../../releases/chapter.ts';

type Target = 'ecs' | 'lambda';

/** By which the ledger knows each target, and what the revision is called that serves at the beginning, and the one before. */
const targets = {
  ecs: { identifiers: ['shop', 'api'], served: 'api:1', before: 'api:0' },
  lambda: { identifiers: ['checkout', 'live'], served: 'checkout:2', before: 'checkout:1' },
} as const satisfies Readonly<Record<Target, object>>;

const keyOf = (target: Target): string => targetKey(target, '123456789012', 'eu-west-1', targets[target].identifiers);
const environment = 'production';
const { runId = '' } = nth(492);

/** The run before the one that a schedule plays released what serves at its beginning. */
export function earlierRelease(target: Target): string {
  return releaseId({ runId, environment, targetKey: keyOf(target) }, text =>
    createHash('sha256').update(text).digest('hex'),
  );
}

/** What that run has left in the ledger. */
export function inTheLedger(target: Target): NonNullable<GitHubSeedInput['deployments']>[number] {
  const { served, before } = targets[target];
  return {
    sha: '0b5c4d1e2f3a49586776859483a2b1c0d9e8f7a6',
    task: ledgerTask(keyOf(target)),
    environment,
    payload: printEntry({
      changeId: changeId(earlierRelease(target), 1),
      targetKey: keyOf(target),
      environment,
      wanted: served,
      previous: before,
      purpose: 'release',
    }),
    statuses: [{ state: 'in_progress' }, { state: 'success', description: `${served} serves all traffic.` }],
  };
}
