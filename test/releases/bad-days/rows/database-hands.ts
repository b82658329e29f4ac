import type { RunningAws } from '../../../aws/start-aws.ts';
import { database } from '../../orders.ts';
import { upgraded } from '../database-stories.ts';
import { as, type Expected, greenStays, type Row } from '../row.ts';

const minute = 60_000;

/** Green is available after 10 min 10 s, is proven two minutes later, and has the name half a minute after that. */
const [greenIsMade, greenIsUpgraded, greenWaits, greenServes] = [4 * minute, 7 * minute, 11 * minute, 15 * minute];

const callSomebody = (names: RegExp, serving: Expected['serving']): Expected => ({
  verdict: ['broken', 'unknown'],
  serving,
  names,
  remedy: /[Dd]ecide|[Ll]ook|[Rr]estore|[Rr]elease|by hand|[Aa]sk/,
});

const greenOf = (aws: RunningAws): string => {
  const green = aws.databases().find(({ follows }) => follows !== undefined);
  if (green === undefined) throw new Error('green is not there yet');
  return green.name;
};

/** Through the API, as the console does it. */
const byHand =
  (operation: string, inputFor: (aws: RunningAws) => Readonly<Record<string, unknown>>) => (aws: RunningAws) =>
    aws.perform({ call: `rds:${operation}`, input: inputFor(aws) });

const deploymentIn = async (aws: RunningAws): Promise<string> => {
  const { BlueGreenDeployments: all = [] } = (await aws.perform({
    call: 'rds:DescribeBlueGreenDeployments',
    input: {},
  })) as { readonly BlueGreenDeployments?: readonly { readonly BlueGreenDeploymentIdentifier?: string }[] };
  return all[0]?.BlueGreenDeploymentIdentifier ?? '';
};

const onTheDeployment = (operation: string, more: object) => async (aws: RunningAws) =>
  aws.perform({
    call: `rds:${operation}`,
    input: { BlueGreenDeploymentIdentifier: await deploymentIn(aws), ...more },
  });

/** What people do by hand to a database that is being released. */
export const databaseHandRows: readonly Row[] = [
  {
    name: 'green is promoted by hand while it waits',
    story: upgraded(),
    meanwhile: {
      after: greenWaits,
      do: byHand('PromoteReadReplica', aws => ({ DBInstanceIdentifier: greenOf(aws) })),
    },
    expected: greenStays(/promoted|invalid/i),
  },
  {
    name: 'green is deleted by hand while it is upgraded',
    story: upgraded(),
    meanwhile: {
      after: greenIsUpgraded,
      do: byHand('DeleteDBInstance', aws => ({ DBInstanceIdentifier: greenOf(aws), SkipFinalSnapshot: true })),
    },
    expected: { ...greenStays(/deleted|invalid/i), verdict: ['failed', 'superseded'] },
  },
  {
    name: 'green is deleted by hand while it waits',
    story: upgraded(),
    meanwhile: {
      after: greenWaits,
      do: byHand('DeleteDBInstance', aws => ({ DBInstanceIdentifier: greenOf(aws), SkipFinalSnapshot: true })),
    },
    expected: { ...greenStays(/deleted|invalid/i), verdict: ['failed', 'superseded'] },
  },
  {
    name: 'blue is deleted by hand while green is made',
    story: upgraded(),
    meanwhile: {
      after: greenIsMade,
      do: byHand('DeleteDBInstance', () => ({ DBInstanceIdentifier: database, SkipFinalSnapshot: true })),
    },
    expected: callSomebody(/deleted|no database|not found|gone/i, ['unknown', 'blue']),
  },
  {
    name: 'blue is deleted by hand while green waits',
    story: upgraded(),
    meanwhile: {
      after: greenWaits,
      do: byHand('DeleteDBInstance', () => ({ DBInstanceIdentifier: database, SkipFinalSnapshot: true })),
    },
    expected: callSomebody(/deleted|no database|not found|gone/i, ['unknown', 'blue']),
  },
  {
    name: 'green is deleted by hand in the bake: nothing serves any more',
    story: upgraded(),
    meanwhile: {
      after: greenServes,
      do: byHand('DeleteDBInstance', () => ({ DBInstanceIdentifier: database, SkipFinalSnapshot: true })),
    },
    expected: callSomebody(/nothing is called orders any more/, ['unknown', 'green']),
  },
  {
    name: 'the deployment is deleted by hand, and its green with it',
    story: upgraded(),
    meanwhile: { after: greenWaits, do: onTheDeployment('DeleteBlueGreenDeployment', { DeleteTarget: true }) },
    expected: { ...greenStays(/deleted/i, /[Rr]elease|[Ss]tage|[Aa]sk/), verdict: ['failed', 'superseded'] },
  },
  {
    name: 'the deployment is deleted by hand, and its green stays',
    story: upgraded(),
    meanwhile: { after: greenWaits, do: onTheDeployment('DeleteBlueGreenDeployment', {}) },
    expected: { ...greenStays(/deleted/i, /[Rr]elease|[Ss]tage|[Aa]sk/), verdict: ['failed', 'superseded'] },
  },
  {
    name: 'somebody switches over by hand while green waits',
    story: upgraded(),
    meanwhile: { after: greenWaits, do: onTheDeployment('SwitchoverBlueGreenDeployment', {}) },
    expected: { ...as('released'), verdict: ['released', 'superseded'] },
  },
  {
    name: 'somebody deletes the record in the bake',
    story: upgraded(),
    meanwhile: { after: greenServes, do: onTheDeployment('DeleteBlueGreenDeployment', {}) },
    expected: as('released'),
  },
];
