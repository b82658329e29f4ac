import type { Act } from '../../aws/act.ts';
import type { Fault, FaultRule } from '../../aws/fault-rule.ts';
import type { Random } from '../../aws/world/random.ts';
import type { FaultRuleInput } from '../../github/fault-rule.ts';
import { blueImage, colleaguesDeployment, greenImage } from '../../releases/shop.ts';
import {
  deleteTheService,
  failsItsChecks,
  maintenancePage,
  scaleTo,
  stopIt,
  weights,
} from '../../releases/bad-days/rows/acts.ts';
import { ordinal } from './draw-lives.ts';
import type { Meddling, Trouble } from './schedule.ts';

export function drawTrouble(random: Random): Trouble {
  const drawn = random.next();
  if (drawn < 0.6) return { with: 'AWS', rule: awsRule(random) };
  if (drawn < 0.7) return { with: 'GitHub', rule: gitHubRule(random) };
  if (drawn < 0.8)
    return {
      with: 'a surface',
      surface: random.pick(['log', 'summary', 'record', 'output']),
      does: random.pick(['hangs', 'rejects', 'takes a minute']),
    };
  return {
    with: 'somebody',
    does: random.pick(meddlings),
    after: Math.round(random.between(0, 8 * 60)) * 1_000,
  };
}

/** What Greenlight asks of AWS while it releases, as in IAM. */
export const reads = [
  'sts:GetCallerIdentity',
  'ecs:DescribeServices',
  'ecs:DescribeTaskDefinition',
  'ecs:ListTaskDefinitions',
  'codedeploy:GetDeploymentGroup',
  'codedeploy:GetDeploymentConfig',
  'codedeploy:GetDeployment',
  'codedeploy:GetDeploymentTarget',
  'codedeploy:ListDeployments',
  'elasticloadbalancing:DescribeTargetHealth',
  'elasticloadbalancing:DescribeRules',
  'cloudwatch:DescribeAlarms',
] as const;

export const writes = [
  'ecs:RegisterTaskDefinition',
  'codedeploy:CreateDeploymentConfig',
  'codedeploy:CreateDeployment',
  'codedeploy:ContinueDeployment',
  'codedeploy:StopDeployment',
] as const;

const passing = [
  'throttle',
  'server-error',
  'lost-before',
  'lost-after',
  'silent-before',
  'silent-after',
  'slow',
  'stale',
] as const;

function awsRule(random: Random): FaultRule {
  const what = random.next();
  const operation = what < 0.25 ? '*' : what < 0.6 ? random.pick(writes) : random.pick(reads);
  const from = ordinal(random, operation === '*' ? 100 : 30);
  const length = random.pick([1, 1, 2, 3, 6, 15]);
  return { operation, calls: { from, to: from + length - 1 }, fault: awsFault(random, operation) };
}

function awsFault(random: Random, operation: string): Fault {
  // What cannot be mended by waiting is rare, or every day would end by it.
  if (random.next() < 0.07) return { kind: random.pick(['denied', 'expired']) };
  const kind = random.pick(passing);
  switch (kind) {
    case 'slow':
      return { kind, seconds: random.pick([1, 4, 10, 14, 40]) };
    case 'stale':
      // Reads are answered from copies; AWS never answers a write with what another one came to.
      return (reads as readonly string[]).includes(operation)
        ? { kind, seconds: random.pick([2, 10, 30]) }
        : { kind: 'throttle' };
    default:
      return { kind };
  }
}

function gitHubRule(random: Random): FaultRuleInput {
  const fault = random.pick<FaultRuleInput['fault']>([
    { kind: 'server-error' },
    { kind: 'bad-gateway' },
    { kind: 'secondary-limit' },
    { kind: 'primary-limit' },
    { kind: 'lost-before' },
    { kind: 'lost-after' },
    { kind: 'silent-before' },
    { kind: 'silent-after' },
    { kind: 'malformed' },
    { kind: 'slow', ms: 8_000 },
  ]);
  const from = ordinal(random, 20);
  return { operation: '*', calls: random.pick(['every', { from, to: from + 5 }]), fault };
}

const meddling = (words: string, act: Act): Meddling => ({ words, act });

const meddlings: readonly Meddling[] = [
  meddling('stops the deployment with a rollback', stopIt(true)),
  meddling('stops the deployment without a rollback', stopIt(false)),
  meddling('divides the traffic by halves past CodeDeploy', weights(50, 50)),
  meddling('sends all traffic to one side past CodeDeploy', weights(100, 0)),
  meddling('sends all traffic to the other side past CodeDeploy', weights(0, 100)),
  meddling('deploys what served before', colleaguesDeployment),
  meddling('scales the service to 5', scaleTo(5)),
  meddling('scales the service to 0', scaleTo(0)),
  meddling('deletes the service', deleteTheService),
  meddling('deletes an alarm', { call: 'cloudwatch:DeleteAlarms', input: { AlarmNames: ['api-p99'] } }),
  meddling('puts up a maintenance page', maintenancePage),
  meddling('breaks green', failsItsChecks(greenImage)),
  meddling('breaks blue', failsItsChecks(blueImage)),
];
