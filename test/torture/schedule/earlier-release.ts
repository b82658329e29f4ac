import { createHash } from 'node:crypto';
import { changeId, releaseId, targetKey } from '../../../src/release/identity.ts';
import { ledgerTask, printEntry } from '../../../src/release/ledger.ts';
import type { GitHubSeedInput } from '../../github/seed.ts';
import { nth } from '../../releases/chapter.ts';

const key = targetKey('ecs', '123456789012', 'eu-west-1', ['shop', 'api']);
const environment = 'production';
const { runId = '' } = nth(492);

/** The run before the one that a schedule plays released what serves at its beginning. */
export const earlierRelease = releaseId({ runId, environment, targetKey: key }, text =>
  createHash('sha256').update(text).digest('hex'),
);

/** What that run has left in the ledger. */
export const inTheLedger: NonNullable<GitHubSeedInput['deployments']>[number] = {
  sha: '0b5c4d1e2f3a49586776859483a2b1c0d9e8f7a6',
  task: ledgerTask(key),
  environment,
  payload: printEntry({
    changeId: changeId(earlierRelease, 1),
    targetKey: key,
    environment,
    wanted: 'api:1',
    previous: 'api:0',
    purpose: 'release',
  }),
  statuses: [{ state: 'in_progress' }, { state: 'success', description: 'api:1 serves all traffic.' }],
};
