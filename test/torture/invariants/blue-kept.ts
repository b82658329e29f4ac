import { type History, type Instant, shareAt, somebodyMeddled } from '../history.ts';
import { goesBack } from '../schedule/plot.ts';
import type { Invariant } from './invariant.ts';

/** Blue is the way back: it is there until all traffic has been on green for the whole bake. */
export const blueKept: Invariant = {
  promise: 'blue is never let go early',
  violations: history => [...foreignWrites(history), ...earlyWords(history), ...earlyEnds(history)],
};

/** All that Greenlight may write, as the documented policy has it. */
const writes: Readonly<Record<History['schedule']['tale']['target'], ReadonlySet<string>>> = {
  ecs: new Set([
    'RegisterTaskDefinition',
    'TagResource',
    'CreateDeploymentConfig',
    'CreateDeployment',
    'ContinueDeployment',
    'StopDeployment',
  ]),
  'ecs-native': new Set([
    'RegisterTaskDefinition',
    'TagResource',
    'UpdateService',
    'ContinueServiceDeployment',
    'StopServiceDeployment',
  ]),
  lambda: new Set([
    'UpdateFunctionCode',
    'UpdateFunctionConfiguration',
    'PublishVersion',
    'Invoke',
    'CreateAlias',
    'UpdateAlias',
    'DeleteFunction',
  ]),
  rds: new Set(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment', 'DeleteBlueGreenDeployment']),
};
const reads = /^(Describe|Get|BatchGet|List)|^AssumeRole/;

function foreignWrites(history: History): readonly string[] {
  return ours(history).flatMap(({ operation, input, at }) => {
    if (!writes[history.schedule.tale.target].has(operation) && !reads.test(operation))
      return [`It called ${operation}, which it has no business with.`];
    if (operation === 'DeleteFunction' && !mayBeDeleted(history, input, at))
      return [`It deleted what was to be kept: ${input}`];
    if (operation === 'UpdateService') return unaskedSettings(input);
    return isStopForGood(operation, input) ? [`It stopped a deployment without the way back: ${input}`] : [];
  });
}

function isStopForGood(operation: string, input: string): boolean {
  switch (operation) {
    case 'StopDeployment':
      return !input.includes('"autoRollbackEnabled":true');
    case 'StopServiceDeployment':
      return !input.includes('"stopType":"ROLLBACK"');
    default:
      return false;
  }
}

/** `loadBalancers` sent again keeps target groups from alternating (terraform-provider-aws #45678); the others are somebody else's settings. */
const othersSettings =
  /"(loadBalancers|desiredCount|forceNewDeployment|networkConfiguration|platformVersion|propagateTags)":/;

/** How many healthy tasks a service never falls below is its owner's: blue's tasks go by that where they are replaced one by one. */
const otherSizes = /"(minimumHealthyPercent":(?!100\b)|maximumPercent":(?!200\b))/;

/** The call log keeps no more than the beginning of an input. */
function unaskedSettings(input: string): readonly string[] {
  return othersSettings.test(input) || otherSizes.test(input)
    ? [`It changed settings of the service that nobody had asked for: ${input}`]
    : [];
}

/** Old versions, where that was asked for: never the function itself, nor what serves, nor the way back from it. */
function mayBeDeleted({ schedule: { tale }, aliases }: History, input: string, at: Instant): boolean {
  const [, version = ''] = /"Qualifier":"(\d+)"/.exec(input) ?? [];
  const alias = aliases.findLast(change => change.at <= at);
  const needed = [alias?.mark?.from, ...Object.keys(alias?.shares ?? {})];
  return tale.target === 'lambda' && tale.keeps !== 'all' && version !== '' && !needed.includes(version);
}

function earlyWords(history: History): readonly string[] {
  return ours(history)
    .filter(({ operation, input }) => operation === 'ContinueDeployment' && input.includes('TERMINATION_WAIT'))
    .filter(({ at, input }) => !baked(history, at, broughtBy(history, input)))
    .map(
      ({ at }) =>
        `Blue was let go ${Math.round((at - history.began) / 1_000)} s after the beginning, before the bake was over.`,
    );
}

function earlyEnds(history: History): readonly string[] {
  const { tale } = history.schedule;
  if (somebodyMeddled(history) || tale.blue !== 'well') return [];
  // Task by task blue makes room for green before the bake: the way back is a deployment of its own.
  if (tale.moves === 'task by task') return [];
  // What a way back brings once more, its own way back may take away. A later attempt of a drill that was lost is one, too.
  const goneBackAt =
    history.lives.find(({ step, attempt }) => goesBack(step) || (step === 'drill' && attempt > 1))?.from ?? Infinity;
  return history.blues
    .filter(({ at }) => at < goneBackAt)
    .filter(({ tasks, at }, index) => tasks === 0 && index > 0 && !baked(history, at, 100))
    .map(
      ({ at }) =>
        `No task of blue is left ${Math.round((at - history.began) / 1_000)} s after the beginning, before the bake was over.`,
    );
}

/** Every process of Greenlight, a post step's too, has an access key that begins like this. */
function ours({ calls }: Pick<History, 'calls'>): History['calls'] {
  return calls.filter(({ caller }) => caller.startsWith('AKIATEST'));
}

/** All traffic on what the deployment brings: where green had it all before, that is what was there before green. */
function broughtBy(history: History, input: string): 0 | 100 {
  const deployment = history.deployments.find(({ id }) => input.includes(id));
  return deployment !== undefined && shareAt(history, deployment.createdAt) === 100 ? 0 : 100;
}

/** Green has had this share for as long as was asked for. */
function baked({ shares, schedule }: History, at: Instant, share: 0 | 100): boolean {
  const since = shares.findLast(change => change.at <= at);
  return since?.green === share && at - since.at >= schedule.tale.bakeMinutes * 60_000 - sampling;
}

/** The world is looked at once a second, and weights take effect up to 5 s after they are written. */
const sampling = 7_000;
