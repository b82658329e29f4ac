import {
  DeploymentCreator,
  DeploymentStatus,
  ErrorCode,
  LifecycleErrorCode,
  LifecycleEventStatus,
  TargetLabel,
} from '@aws-sdk/client-codedeploy';
import { colleaguesDeployment } from '../../shop.ts';
import { playStory } from '../play-row.ts';
import { as, type Expected, lostSight, refused, type Row } from '../row.ts';
import { bad, type Changes, good, hooked } from '../stories.ts';
import { by, fromCall, levitating, type Reading, valueRows, word } from './values.ts';

const minute = 60_000;

/** Wherever a value contradicts what AWS does meanwhile: no success, and a person is told where to look. */
const contradiction: Expected = {
  verdict: ['unknown', 'broken', 'superseded'],
  serving: ['green', 'unknown'],
  names: undefined,
  remedy: /[Ll]ook at|by hand|[Rr]elease/,
};

/** What was seen before the strange value may be said: it must be true. */
const unknownValue = (value: string): Expected => ({
  ...lostSight(word(value)),
  serving: ['unknown', 'blue', 'split', 'green'],
});

const stoppedByAColleague = (changes: Changes) =>
  good({
    ...changes,
    world: {
      actors: [
        {
          at: '80s',
          do: { stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback: true } },
        },
      ],
    },
  });

/** The group is held by a colleague's deployment as the release begins: 10 minutes of its wait are left. */
const busy = (changes: Changes) => ({
  ...good(changes),
  before: { acts: [colleaguesDeployment], ago: 2 * minute },
});

const waited: Expected = { ...as('released'), waits: 15 * minute };

/** Who made it is said in our words where AWS's say nothing to a person. */
const creators = {
  user: { ...waited, names: /made by hand or by another tool/ },
  codeDeployRollback: { ...waited, names: /rollback d-\w+/ },
};

/** CodeDeploy's events of a deployment without hooks, in their order. */
const events = ['BeforeInstall', 'Install', 'AfterInstall', 'BeforeAllowTraffic', 'AllowTraffic'];

const eventAt = (name: string) => `deploymentTargets.0.ecsTarget.lifecycleEvents.${events.indexOf(name)}`;

const readings: readonly Reading[] = [
  {
    what: 'DeploymentStatus of our deployment, from its Install on',
    values: Object.values(DeploymentStatus),
    operation: 'codedeploy:GetDeployment',
    calls: fromCall(3),
    members: value => ({ 'deploymentInfo.status': value }),
    story: good,
    expected: by(
      {
        InProgress: as('released'),
        Baking: as('released'),
        // The end, seen early: whoever waits for all traffic to show on green finds it there.
        Succeeded: as('released'),
        Created: contradiction,
        Queued: contradiction,
        Ready: contradiction,
        Failed: contradiction,
        Stopped: contradiction,
      },
      unknownValue,
    ),
  },
  {
    what: 'DeploymentStatus of the deployment that was there before',
    values: Object.values(DeploymentStatus),
    operation: 'codedeploy:GetDeployment',
    calls: { nth: 1 },
    members: value => ({ 'deploymentInfo.status': value }),
    story: busy,
    expected: by(Object.fromEntries(Object.values(DeploymentStatus).map(value => [value, waited])), value =>
      refused(word(value), /when it has ended/),
    ),
  },
  {
    what: 'ErrorCode of our deployment, which a colleague stopped',
    values: Object.values(ErrorCode),
    operation: 'codedeploy:GetDeployment',
    calls: 'every',
    members: code => ({ 'deploymentInfo.errorInformation': { code, message: 'CodeDeploy says so.' } }),
    story: stoppedByAColleague,
    expected: code => as('rolled-back', word(code)),
  },
  {
    what: 'DeploymentCreator of the deployment that was there before',
    values: Object.values(DeploymentCreator),
    operation: 'codedeploy:GetDeployment',
    calls: { nth: 1 },
    members: value => ({ 'deploymentInfo.creator': value }),
    story: busy,
    expected: by(creators, value => ({
      ...waited,
      names: word(value),
    })),
  },
  {
    what: 'LifecycleEventStatus of AllowTraffic, from the start of green on',
    values: Object.values(LifecycleEventStatus),
    operation: 'codedeploy:BatchGetDeploymentTargets',
    calls: fromCall(2),
    members: value => ({ [`${eventAt('AllowTraffic')}.status`]: value }),
    story: good,
    expected: by(
      {
        ...Object.fromEntries(Object.values(LifecycleEventStatus).map(value => [value, as('released')])),
        // AWS's own word for not knowing is as good as no word that we know.
        Unknown: unknownValue('Unknown'),
      },
      unknownValue,
    ),
  },
  {
    what: 'LifecycleEventStatus of Install, from the start of green on',
    values: Object.values(LifecycleEventStatus),
    operation: 'codedeploy:BatchGetDeploymentTargets',
    calls: fromCall(2),
    members: value => ({ [`${eventAt('Install')}.status`]: value }),
    story: good,
    // It moves no traffic: what it reports is told, and decides nothing.
    expected: by({ Unknown: as('released', /does not know how Install ended/) }, value =>
      as('released', value === levitating ? word(value) : undefined),
    ),
  },
  {
    what: 'LifecycleErrorCode of a hook that failed',
    values: Object.values(LifecycleErrorCode),
    operation: 'codedeploy:BatchGetDeploymentTargets',
    calls: fromCall(2),
    members: errorCode => ({
      'deploymentTargets.0.ecsTarget.lifecycleEvents.3.diagnostics': {
        errorCode,
        scriptName: 'check-sign-in',
        message: 'it said no',
        logTail: 'sign-in answered 401',
      },
    }),
    story: hooked,
    // What it is called where a function says no adds nothing to the words of the function.
    expected: errorCode =>
      as('failed', errorCode === 'ScriptFailed' ? /failed: it said no/ : new RegExp(`${errorCode}: it said no`)),
  },
  {
    what: "TargetLabel of green's task set",
    values: Object.values(TargetLabel).filter(label => label === 'Green'),
    operation: 'codedeploy:BatchGetDeploymentTargets',
    calls: fromCall(4),
    members: value => ({ 'deploymentTargets.0.ecsTarget.taskSetsInfo.1.taskSetLabel': value }),
    story: good,
    expected: by({ Green: as('released') }, () => ({
      ...contradiction,
      verdict: ['unknown', 'rolled-back', 'broken'],
    })),
  },
];

/** Our deployment is stopped by an alarm's word, and its rollback, a deployment of its own, reports what it reports. */
async function rollbackRows(): Promise<readonly Row[]> {
  const { calls } = await playStory(bad());
  const looks = calls.filter(({ operation }) => operation === 'GetDeployment');
  const first = looks.findIndex(({ input }) => input !== looks[0]?.input) + 1;
  // From then on each look asks for both, ours first.
  const theirs = Array.from({ length: 400 }, (_, at) => first + 2 * at);
  return [...Object.values(DeploymentStatus), levitating].map(status => ({
    name: `DeploymentStatus of the rollback of a bad release: ${status}`,
    story: bad({
      faults: theirs.map(nth => ({
        operation: 'codedeploy:GetDeployment',
        calls: { nth },
        fault: { kind: 'set', members: { 'deploymentInfo.status': status } },
      })),
    }),
    expected: by({ ...stuckOrFailed, Succeeded: as('rolled-back') }, unknownValue)(status),
  }));
}

/** It is waited for until it is called stuck, and one that failed is no way back, whoever serves. */
const stuckOrFailed = Object.fromEntries(
  ['Created', 'Queued', 'InProgress', 'Baking', 'Ready', 'Failed', 'Stopped'].map((status): [string, Expected] => [
    status,
    {
      verdict: ['broken'],
      serving: ['blue', 'unknown'],
      names: /rollback d-\w+/,
      remedy: /[Rr]elease a known-good/,
      waits: 30 * minute,
    },
  ]),
);

export async function deploymentValueRows(): Promise<readonly Row[]> {
  return [...valueRows(readings), ...(await rollbackRows())];
}
