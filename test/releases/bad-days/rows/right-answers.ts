import { as, type Expected, lostSight, refused } from '../row.ts';
import type { Met, Moment } from './met-operations.ts';

interface Trouble {
  readonly names: (operation: string) => RegExp;
  readonly remedy: (operation: string) => RegExp;
  /** Whether AWS can have carried out a write all the same, for all that anybody knows. */
  readonly applied: 'no' | 'perhaps';
}

export const troubles = {
  denied: {
    names: operation => new RegExp(`AWS denied ${operation} on`),
    remedy: operation => new RegExp(`Allow ${operation} on .* in the policy of the role`),
    applied: 'no',
  },
  throttle: {
    names: operation => new RegExp(`${operation} was throttled`),
    remedy: () => /Health Dashboard|[Ll]ook at/,
    applied: 'no',
  },
  'server-error': {
    names: operation => new RegExp(`AWS answered (500|ServerException) to ${operation}`),
    remedy: () => /Health Dashboard|[Ll]ook at/,
    applied: 'perhaps',
  },
} satisfies Readonly<Record<string, Trouble>>;

/** What an operation is for, once a deployment is under way: what is lost with it. */
type Purpose =
  | 'sight'
  | 'proof'
  | 'the last word'
  | 'which revision'
  | 'explanation'
  | 'the word to go on'
  | 'the way back'
  | 'the way back, or else a pause'
  | 'whether it began';

const purposes: Readonly<Record<string, Purpose>> = {
  'codedeploy:GetDeployment': 'sight',
  'codedeploy:BatchGetDeploymentTargets': 'sight',
  'cloudwatch:DescribeAlarms': 'proof',
  'ecs:DescribeServices': 'the last word',
  'ecs:ListTasks': 'explanation',
  'ecs:DescribeTasks': 'explanation',
  'elasticloadbalancing:DescribeTargetHealth': 'explanation',
  'codedeploy:ContinueDeployment': 'the word to go on',
  'codedeploy:StopDeployment': 'the way back',
  'codedeploy:ListDeployments': 'whether it began',
  'ecs:DescribeServiceDeployments': 'sight',
  'ecs:DescribeServiceRevisions': 'which revision',
  'ecs:ListServiceDeployments': 'whether it began',
  'ecs:ContinueServiceDeployment': 'the word to go on',
  'ecs:StopServiceDeployment': 'the way back, or else a pause',
};

/** What is right where an operation never works again. */
export function lasting(met: Met, { when }: Moment, { names, remedy, applied }: Trouble): Expected {
  const { operation, writes } = met;
  const said = { names: names(operation), remedy: remedy(operation) };
  const inDoubt = writes && applied === 'perhaps';
  switch (when) {
    case 'before any write':
      return refused(said.names, said.remedy);
    case 'before the deployment':
      if (operation === 'ecs:RegisterTaskDefinition')
        return { ...refused(said.names, said.remedy), verdict: inDoubt ? ['refused', 'failed'] : ['refused'] };
      return inDoubt
        ? { ...said, verdict: ['failed', 'unknown'], serving: ['blue', 'unknown'] }
        : { ...said, verdict: ['failed'], serving: ['blue'] };
    case 'mid-way':
      return midWay(met, said);
  }
}

/** By what is lost with the operation, once a deployment is under way. */
function midWay({ operation, ends }: Met, said: { readonly names: RegExp; readonly remedy: RegExp }): Expected {
  const purpose = purposes[operation];
  if (purpose === undefined)
    // One that nobody has thought of yet: what no release may do is asked of it all the same.
    return {
      verdict: [...ends.verdict, 'unknown', 'rolled-back', 'failed'],
      serving: ['blue', 'green', 'split', 'unknown'],
      names: undefined,
      remedy: undefined,
    };
  switch (purpose) {
    case 'sight':
    case 'whether it began':
      return lostSight(said.names, said.remedy);
    case 'the last word':
    case 'which revision':
      // The deployment says who serves; that the service says so too is what is missing.
      return { ...lostSight(said.names, said.remedy), serving: ['green', 'unknown'] };
    case 'proof':
      return as('rolled-back', said.names);
    case 'explanation':
      return ends;
    case 'the word to go on':
      // Green waits without a user, and AWS itself goes back at the end of its wait.
      return { ...said, verdict: ['failed', 'held'], serving: ['blue'] };
    case 'the way back, or else a pause':
      // Nobody answers ECS at its pause, and it goes back by itself.
      return {
        names: said.names,
        remedy: /by hand|previous revision|release again/,
        verdict: ['broken', 'rolled-back'],
        serving: ['split', 'green', 'unknown', 'blue'],
      };
    case 'the way back':
      return {
        names: said.names,
        remedy: /by hand|previous revision/,
        verdict: ['broken'],
        serving: ['split', 'green', 'unknown'],
      };
  }
}

/** Credentials that run out take everything with them. */
export function expired({ operation, ends }: Met, { when }: Moment): Expected {
  const said = [/did not accept the credentials/, /re-run the job with fresh ones/] as const;
  if (when === 'before any write' || operation === 'ecs:RegisterTaskDefinition') return refused(...said);
  if (when === 'before the deployment')
    return { names: said[0], remedy: said[1], verdict: ['failed'], serving: ['blue'] };
  switch (purposes[operation]) {
    case 'the way back':
    case 'the way back, or else a pause':
      return { names: said[0], remedy: /by hand/, verdict: ['broken'], serving: ['split', 'unknown'] };
    case 'the word to go on':
    case 'which revision':
      // Green waits without a user, and nobody can do anything about it any more.
      return { names: said[0], remedy: said[1], verdict: ['unknown', 'broken'], serving: ['unknown', 'blue'] };
    case 'explanation':
      // A bad end is explained when all is decided: then nothing is lost any more.
      return {
        names: undefined,
        remedy: undefined,
        verdict: ['unknown', ...ends.verdict],
        serving: ['unknown', ...ends.serving],
      };
    default:
      return lostSight(...said);
  }
}
