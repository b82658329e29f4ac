import type { Can, Difference, Doubt, Drift, Foreseen, Plan, Policy } from '../release/plan.ts';
import { type FateOfBlue, fateOfBlue } from '../release/mover-words.ts';
import { endsBlueItself } from '../release/retire.ts';
import { nothingYet, type Revision, type Strategy } from '../release/words.ts';
import { percent, type NameStyle } from './traffic-words.ts';
import { duration } from '../release/time-words.ts';

export function strategyWords(strategy: Strategy): string {
  switch (strategy.kind) {
    case 'blue-green':
      return 'blue/green, all traffic at once';
    case 'canary':
      return `canary, ${strategy.steps.map(step => `${percent(step.share)} for ${duration(step.hold)}`).join(', ')}`;
    case 'linear':
      return `linear, ${percent(strategy.share)} every ${duration(strategy.every)}`;
    case 'rolling':
      return 'rolling, task by task';
    default: {
      const never: never = strategy;
      return never;
    }
  }
}

/** How traffic moves: by the strategy, or all of it at once where a change in flight is sent back. */
export function wayWords({ purpose, strategy }: Pick<Plan, 'purpose' | 'strategy'>): string {
  return purpose.is === 'swap back' ? 'back to blue, all traffic at once' : strategyWords(strategy);
}

/** Which revision has or gets the traffic in place of which. */
export function revisionsWords({ purpose, blue }: Plan, green: Revision, name: NameStyle): string {
  const [from, to] = purpose.is === 'swap back' ? [green, blue] : [blue, green];
  return `${name(from.name)} → ${name(to.name)}`;
}

/** What green will be: known by name, or still to be made. */
export function greenWords(plan: Foreseen, name: NameStyle): string {
  return plan.green.is === 'to be made'
    ? `a new revision of ${name(plan.green.family)}`
    : name(plan.green.revision.name);
}

/** What becomes of blue once all traffic is on green. */
export function blueEndWords(can: Can): string {
  return endOfBlue[fateOfBlue(can)](can);
}

type ByFate = Readonly<Record<FateOfBlue, (can: Can) => string>>;

const endOfBlue: ByFate = {
  'stays read-only': () => `old blue stays as it is, read-only, and ${neverBack}`,
  'stays one write away': () => 'blue stays as it is, and going back is one write',
  'is kept': () => 'AWS keeps blue until somebody removes it',
  'is kept out of reach': can =>
    `AWS keeps blue up, but the deployment is over ${overWords(can)}: nothing of it goes back from then on`,
  'is ended': can => `AWS keeps blue for ${keptWords(can)} after all traffic is on green, then ends it`,
  'is replaced': () => "blue's tasks are gone, and going back is a new deployment",
};

const neverBack = 'going back loses what was written since the switchover';

/** What comes once green has proven itself, as a sentence without its stop. */
export function afterTheBake(plan: Plan): string {
  if (plan.blue.id === nothingYet.id) return 'Then the release is over: nothing served before it';
  return `Then ${endsBlueItself(plan) ? 'Greenlight ends blue at once' : blueEndWords(plan.mover)}`;
}

/** The same as something that AWS does, beside its name. */
export function keepBlueWords(can: Can): string {
  return keepingBlue[fateOfBlue(can)](can);
}

const keepingBlue: ByFate = {
  'stays read-only': () => `keep old blue as it is, read-only: ${neverBack}`,
  'stays one write away': () => 'keep blue as it is: going back is one write',
  'is kept': () => 'keep blue until somebody removes it',
  'is kept out of reach': can => `end the deployment ${overWords(can)} and leave blue up, out of its reach`,
  'is ended': can => `keep blue for ${keptWords(can)} after all traffic is on green, then end it`,
  'is replaced': () =>
    'keep nothing of blue, whose tasks are gone: going back is a new deployment, which takes as long as this one',
};

export interface Consequence {
  readonly when: string;
  readonly then: string;
}

/** What is sent back is gone back to whatever comes: nothing decides about it on the way. */
export function consequences({
  policy,
  purpose,
  blue,
  mover,
}: Pick<Plan, 'policy' | 'purpose' | 'blue' | 'mover'>): readonly Consequence[] {
  if (purpose.is === 'swap back') return [];
  const oneWay = mover.wayBack === 'before traffic';
  const words = (then: Doubt | Policy['onFailure']): string => {
    if (mover.hold === 'at pauses' && (then === 'hold' || then === 'extend')) return `${then} at a pause, else revert`;
    if (then !== 'revert') return then;
    if (oneWay) return 'end';
    return blue.id === nothingYet.id ? 'end: there is no blue to go back to' : then;
  };
  return [
    { when: 'a gate fails', then: words(policy.onFailure) },
    { when: 'a gate cannot be read or has no data', then: words(policy.onNoData) },
    { when: 'an alarm has insufficient data', then: words(policy.onSilentAlarm) },
    { when: 'a gate is inconclusive', then: words(policy.onInconclusive) },
    { when: `it takes longer than ${duration(policy.timeout)}`, then: words(policy.onTimeout) },
    { when: 'the run is cancelled', then: words(policy.onCancel) },
    ...(oneWay ? endsOfAOneWay : []),
  ];
}

/** Before the move nothing has to be taken back, and after it nothing can be. */
const endsOfAOneWay: readonly Consequence[] = [
  { when: 'it ends before the switchover', then: 'blue serves, and green stays until somebody decides' },
  { when: 'it ends badly after the switchover', then: 'green serves, nothing is reverted, and a person is called' },
];

/** What this way of moving traffic cannot do, as far as it matters to somebody who waits for the release. */
export function limitsOf(can: Can): readonly string[] {
  if (can.wayBack === 'by a new deployment') return limitsOfRolling;
  const kinds: readonly Strategy['kind'][] = ['blue-green', 'canary', 'linear', 'rolling'];
  const missing = kinds.filter(kind => !can.strategies.includes(kind));
  return [
    ...(missing.length > 0 ? [`it has no ${missing.join(' and no ')} strategy`] : []),
    ...(can.canarySteps === 'one' && can.strategies.includes('canary')
      ? ['a canary has exactly one step before all traffic']
      : []),
    ...holdLimit(can),
    ...sharesLimit(can),
  ];
}

const limitsOfRolling: readonly string[] = [
  'it divides no traffic: users meet green as its tasks take the place of those of blue',
  'it holds nowhere: tasks are replaced as fast as those of green are healthy',
  'going back is a new deployment, as slow as the first: the tasks of blue are gone',
];

function sharesLimit(can: Can): readonly string[] {
  if (can.wayBack === 'before traffic')
    return ['all traffic moves at once, and is never taken back: what was written since would be lost'];
  return [
    `shares are multiples of ${percent(can.percent.unit)} from ${percent(can.percent.least)} to ${percent(can.percent.most)}, ` +
      `times are multiples of ${duration(can.time.unit)} up to ${duration(can.time.most)}`,
  ];
}

function holdLimit(can: Can): readonly string[] {
  switch (can.hold) {
    case 'nowhere':
      return ['it cannot hold traffic anywhere, so a step is decided before its time ends'];
    case 'before traffic':
      if (can.wayBack === 'before traffic') return [];
      return ['it can hold before traffic only: once traffic moves, a step is decided before its time ends'];
    case 'at pauses':
      return ['it can hold at its pauses only: with all traffic on green a bake is decided before its time ends'];
    case 'anywhere':
      return [];
    default: {
      const never: never = can.hold;
      return never;
    }
  }
}

/** A plan tells how green differs from blue; who goes back wants to know what that changes. */
export function turned(differences: readonly Difference[]): readonly Difference[] {
  return differences.map(one => (one.shown === 'values' ? { ...one, from: one.to, to: one.from } : one));
}

/** `image: api:41 → api:42`; a value that may not be shown is only said to have changed. */
export function differenceWords(difference: Difference): string {
  return difference.shown === 'values'
    ? `${difference.field}: ${difference.from} → ${difference.to}`
    : `${difference.field}: changed (value not shown)`;
}

function keptWords({ blueKept }: Can): string {
  return blueKept === 'for ever' ? 'ever' : duration(blueKept);
}

/** `deploymentConfiguration.strategy: ROLLING → CANARY, for good`. */
export function driftWords({ setting, from, to, stays }: Drift): string {
  return `${setting}: ${from} → ${to}, ${staysWords[stays]}`;
}

export const staysWords: Readonly<Record<Drift['stays'], string>> = {
  'for good': 'for good',
  'for this release': 'until the release has ended well',
};

/** What it means for whoever keeps the settings as code. */
export const driftNote = 'Whoever keeps these settings in Terraform or CloudFormation finds them changed there.';

/** By what AWS moves the traffic, to be read after who does. */
export function configurationWords({ configuration, configurationMade }: Plan, name: NameStyle): string {
  return configurationMade === 'of the target itself' ? `by ${configuration}` : `with ${name(configuration)}`;
}

function overWords(can: Can): string {
  return can.blueKept === 0 ? 'as soon as all traffic is on green' : `${keptWords(can)} after all traffic is on green`;
}
