import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('./torture.ts', import.meta.url));

/** What fits into ten seconds of one core. */
const schedules = 8;
const kills = [
  'a release by steps, proven before traffic, SIGKILL at codedeploy:CreateDeployment 1 after',
  'a stage and its promotion, SIGKILL at codedeploy:ContinueDeployment 1 before',
  'a slow release, out of memory at codedeploy:StopDeployment 1 before',
  'a drill, SIGINT at codedeploy:CreateDeployment 1 after',
  'a function by steps, proven before traffic, SIGKILL in process at lambda:UpdateAlias 2 after',
  'a drill of a function, SIGINT in process at lambda:UpdateAlias 1 after',
  'a database in one job, SIGKILL in process at rds:SwitchoverBlueGreenDeployment 1 after',
  'a stage of a database that somebody takes back, SIGINT in process at rds:DeleteBlueGreenDeployment 1 after',
];

test('Some days of the torture, and some kill points of the bundle, break no promise: `npm run torture` plays all of them', async () => {
  // given
  const bounds = [
    '--seed',
    '1',
    '--schedules',
    String(schedules),
    '--workers',
    '1',
    ...kills.flatMap(kill => ['--kill', kill]),
  ];
  // when
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...bounds, '--json']).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  // then
  const figures: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect({ figures, said: stdout }).toMatchObject({
    figures: { schedules, 'kill-points': kills.length, violations: 0 },
  });
});
