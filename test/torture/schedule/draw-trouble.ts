import type { Fault, FaultRule } from '../../aws/fault-rule.ts';
import type { Random } from '../../aws/world/random.ts';
import type { FaultRuleInput } from '../../github/fault-rule.ts';
import { type Called, called } from './called.ts';
import { ordinal } from './draw-lives.ts';
import { meddlings } from './meddlings.ts';
import type { Trouble } from './schedule.ts';
import type { Tale } from './tale.ts';

export function drawTrouble(random: Random, target: Tale['target']): Trouble {
  const drawn = random.next();
  if (drawn < 0.6) return { with: 'AWS', rule: awsRule(random, called[target]) };
  if (drawn < 0.7) return { with: 'GitHub', rule: gitHubRule(random) };
  if (drawn < 0.8)
    return {
      with: 'a surface',
      surface: random.pick(['log', 'summary', 'record', 'output']),
      does: random.pick(['hangs', 'rejects', 'takes a minute']),
    };
  return {
    with: 'somebody',
    does: random.pick(meddlings[target]),
    after: Math.round(random.between(0, 8 * 60)) * 1_000,
  };
}

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

function awsRule(random: Random, { reads, writes }: Called): FaultRule {
  const what = random.next();
  const operation = what < 0.25 ? '*' : what < 0.6 ? random.pick(writes) : random.pick(reads);
  const from = ordinal(random, operation === '*' ? 100 : 30);
  const length = random.pick([1, 1, 2, 3, 6, 15]);
  return { operation, calls: { from, to: from + length - 1 }, fault: awsFault(random, reads.includes(operation)) };
}

function awsFault(random: Random, isRead: boolean): Fault {
  // What cannot be mended by waiting is rare, or every day would end by it.
  if (random.next() < 0.07) return { kind: random.pick(['denied', 'expired']) };
  const kind = random.pick(passing);
  switch (kind) {
    case 'slow':
      return { kind, seconds: random.pick([1, 4, 10, 14, 40]) };
    case 'stale':
      // Reads are answered from copies; AWS never answers a write with what another one came to.
      return isRead ? { kind, seconds: random.pick([2, 10, 30]) } : { kind: 'throttle' };
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
