import {
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStatus,
  DeploymentRolloutState,
  DeploymentStrategy,
  ServiceDeploymentLifecycleStage,
  ServiceDeploymentRollbackMonitorsStatus,
  ServiceDeploymentStatus,
} from '@aws-sdk/client-ecs';
import type { Millis } from '../../../../src/release/words.ts';
import { playStory } from '../play-row.ts';
import { as, type Expected, lostSight, refused, type Row } from '../row.ts';
import { nativeBad, nativeGood, pausedGood, replaced } from '../native-stories.ts';
import { by, fromCall, type Reading, valueRows, word } from './values.ts';

/** Wherever a value contradicts what AWS does meanwhile: no success, and a person is told where to look. */
const contradiction: Expected = {
  verdict: ['unknown', 'broken', 'superseded'],
  serving: ['green', 'split', 'unknown', 'blue'],
  names: undefined,
  remedy: /[Ll]ook at|by hand|[Rr]elease/,
};

/** What was seen before the strange value may be said: it must be true. */
const unknownValue = (value: string): Expected => ({
  ...lostSight(word(value)),
  serving: ['unknown', 'blue', 'split', 'green'],
});

/** The first call of a release asks for what was deployed last. */
const ours = { operation: 'ecs:DescribeServiceDeployments', calls: fromCall(2) } as const;
const theService = { operation: 'ecs:DescribeServices', calls: 'every' } as const;

/** The status of a classic deployment: "The status of the deployment", ECS API reference, Deployment: it has no enumeration. */
const rolloutStatuses = ['PRIMARY', 'ACTIVE', 'INACTIVE'];

const readings: readonly Reading[] = [
  {
    what: 'ServiceDeploymentStatus of the last deployment before ours',
    values: Object.values(ServiceDeploymentStatus),
    operation: 'ecs:DescribeServiceDeployments',
    calls: { nth: 1 },
    members: value => ({ 'serviceDeployments.0.status': value }),
    story: nativeGood,
    expected: by(
      Object.fromEntries(Object.values(ServiceDeploymentStatus).map(value => [value, as('released')])),
      value => refused(word(value), /Update Greenlight/),
    ),
  },
  {
    what: 'ServiceDeploymentLifecycleStage of our deployment',
    values: [...Object.values(ServiceDeploymentLifecycleStage), 'PRE_PRODUCTION_TRAFFIC_SHIFT'],
    ...ours,
    members: value => ({ 'serviceDeployments.0.lifecycleStage': value }),
    story: nativeGood,
    // An open string: the weights tell how far it has come, and a stage that contradicts them proves nothing.
    expected: () => as('released'),
  },
  {
    what: 'ServiceDeploymentRollbackMonitorsStatus of the alarms',
    values: Object.values(ServiceDeploymentRollbackMonitorsStatus),
    ...ours,
    members: value => ({ 'serviceDeployments.0.alarms.status': value }),
    story: nativeGood,
    expected: by(
      Object.fromEntries(Object.values(ServiceDeploymentRollbackMonitorsStatus).map(value => [value, as('released')])),
      unknownValue,
    ),
  },
  {
    what: 'ServiceDeploymentRollbackMonitorsStatus of the circuit breaker',
    values: Object.values(ServiceDeploymentRollbackMonitorsStatus),
    ...ours,
    members: value => ({ 'serviceDeployments.0.deploymentCircuitBreaker.status': value }),
    story: replaced,
    expected: by(
      Object.fromEntries(Object.values(ServiceDeploymentRollbackMonitorsStatus).map(value => [value, as('released')])),
      unknownValue,
    ),
  },
  {
    what: 'DeploymentStrategy of the service',
    values: Object.values(DeploymentStrategy),
    ...theService,
    members: value => ({ 'services.0.deploymentConfiguration.strategy': value }),
    story: changes => nativeGood(changes, { strategy: 'blue-green', bake: '1m' }),
    expected: by(Object.fromEntries(Object.values(DeploymentStrategy).map(value => [value, as('released')])), value =>
      refused(word(value), /Update Greenlight/),
    ),
  },
  {
    what: 'DeploymentRolloutState of what serves',
    values: Object.values(DeploymentRolloutState),
    operation: 'ecs:DescribeServices',
    calls: { nth: 1 },
    members: value => ({ 'services.0.deployments.0.rolloutState': value }),
    story: replaced,
    expected: by(
      Object.fromEntries(Object.values(DeploymentRolloutState).map(value => [value, as('released')])),
      value => refused(word(value), /Update Greenlight/),
    ),
  },
  {
    what: "status of what serves, among the service's deployments",
    values: rolloutStatuses,
    operation: 'ecs:DescribeServices',
    calls: { nth: 1 },
    members: value => ({ 'services.0.deployments.0.status': value }),
    story: replaced,
    expected: by({ PRIMARY: as('released') }, value =>
      rolloutStatuses.includes(value)
        ? refused(/no primary deployment/, /Look at the deployments/)
        : refused(word(value), /Update Greenlight/),
    ),
  },
];

/** How often a deployment has been looked at in a story, so long after its beginning. */
async function looksBy(story: Reading['story'], after: Millis): Promise<number> {
  const { calls } = await playStory(story({}));
  const [first] = calls;
  return calls.filter(
    ({ operation, at }) => operation === 'DescribeServiceDeployments' && at - (first?.at ?? 0) < after,
  ).length;
}

/** All traffic is on green, and what is answered from then on contradicts it, or not. */
async function statusRows(): Promise<readonly Row[]> {
  const contradictions = Object.fromEntries(
    Object.values(ServiceDeploymentStatus).map(status => [status, contradiction] as const),
  );
  const reading = async (what: string, story: Reading['story'], known: Readonly<Record<string, Expected>>) => ({
    what: `ServiceDeploymentStatus of ${what}`,
    values: Object.values(ServiceDeploymentStatus),
    operation: ours.operation,
    calls: fromCall((await looksBy(story, allOnGreen)) + 1),
    members: (value: string) => ({ 'serviceDeployments.0.status': value }),
    story,
    expected: by({ ...contradictions, ...known }, unknownValue),
  });
  return valueRows([
    await reading('our deployment, with all traffic on green', nativeGood, {
      IN_PROGRESS: as('released'),
      // The end, seen early.
      SUCCESSFUL: as('released'),
    }),
    await reading('a rolling deployment of ours, with all tasks replaced', replaced, { SUCCESSFUL: as('released') }),
  ]);
}

const allOnGreen: Millis = 80_000;

/** From the first look on that shows the pause before traffic. */
async function pauseRows(): Promise<readonly Row[]> {
  const { calls } = await playStory(pausedGood());
  const answer = calls.findIndex(({ operation }) => operation === 'ContinueServiceDeployment');
  const looks = calls.slice(0, answer).filter(({ operation }) => operation === 'DescribeServiceDeployments').length;
  const pause = (member: string, values: readonly string[], expected: Reading['expected']): Reading => ({
    what: `${member} of the pause before traffic`,
    values,
    operation: ours.operation,
    // Green's pause is forgotten once it is over, or not: nobody knows.
    calls: { from: looks, to: looks + 3 },
    members: value => ({ [`serviceDeployments.0.lifecycleHookDetails.0.${member}`]: value }),
    story: pausedGood,
    expected,
  });
  return valueRows([
    pause(
      'status',
      Object.values(DeploymentLifecycleHookStatus),
      by(
        // A pause that seems to be over, or not to be one, is not answered until it shows again.
        Object.fromEntries(Object.values(DeploymentLifecycleHookStatus).map(value => [value, as('released')])),
        unknownValue,
      ),
    ),
    pause(
      'timeoutAction',
      Object.values(DeploymentLifecycleHookAction),
      by({ ROLLBACK: as('released'), CONTINUE: as('released') }, unknownValue),
    ),
  ]);
}

/** After our stop. Whatever AWS calls it, users are where the weights are. */
const waysBack = {
  ROLLBACK_REQUESTED: ['broken'],
  ROLLBACK_IN_PROGRESS: ['broken'],
  ROLLBACK_FAILED: ['broken'],
  STOP_REQUESTED: ['rolled-back', 'broken'],
} as const satisfies Readonly<Record<string, Expected['verdict']>>;

function wayBackRows(): readonly Row[] {
  return Object.entries(waysBack).map(([status, verdict]) => ({
    name: `ServiceDeploymentStatus of a bad release after its stop: ${status}`,
    story: nativeBad({
      faults: [
        { ...ours, calls: fromCall(30), fault: { kind: 'set', members: { 'serviceDeployments.0.status': status } } },
      ],
    }),
    expected: {
      verdict,
      serving: ['blue', 'unknown'],
      names: undefined,
      remedy: /[Rr]elease|[Ll]ook|by hand/,
      waits: 35 * 60_000,
    },
  }));
}

export async function nativeValueRows(): Promise<readonly Row[]> {
  return [...(await statusRows()), ...valueRows(readings), ...(await pauseRows()), ...wayBackRows()];
}
