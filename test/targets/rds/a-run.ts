import type { RunFacts } from '../../../src/release/identity.ts';

export const ourRun: RunFacts = {
  releaseId: 'gl-77-0a1b2c3d',
  changeId: 'gl-77-0a1b2c3d.1',
  environment: 'production',
  target: 'RDS database orders',
  targetKey: 'rds/123456789012/eu-west-1/orders',
  runId: '77',
  attempt: 1,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'octo-org/shop', workflow: '.github/workflows/database.yml', runNumber: 77 },
};

/** The next attempt of our run. */
export const againRun: RunFacts = { ...ourRun, changeId: 'gl-77-0a1b2c3d.2', attempt: 2 };

export const anotherRun: RunFacts = {
  ...ourRun,
  releaseId: 'gl-78-0a1b2c3d',
  changeId: 'gl-78-0a1b2c3d.1',
  runId: '78',
  origin: { ...ourRun.origin, runNumber: 78 },
};
