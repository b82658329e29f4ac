import type { Random } from '../../aws/world/random.ts';
import type { StepName } from './plot.ts';
import type { Cut, Life, LifeEnd, Moment, Schedule } from './schedule.ts';
import type { Tale } from './tale.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long a day of each target can be disturbed: green of a database takes some minutes to be made, and is left to itself for hours. */
const days: Readonly<Record<Tale['target'], { readonly pauses: readonly number[]; readonly lost: number }>> = {
  ecs: { pauses: [0, second, 20 * second, 2 * minute, 6 * minute, 20 * minute], lost: 6 * minute },
  // A pause of ECS's is over after a quarter of an hour, or after one that nobody waits for.
  'ecs-native': { pauses: [0, second, 20 * second, 2 * minute, 20 * minute, 90 * minute], lost: 8 * minute },
  lambda: { pauses: [0, second, 20 * second, 2 * minute, 6 * minute, 20 * minute], lost: 6 * minute },
  rds: { pauses: [0, second, 2 * minute, 20 * minute, 20 * minute, 5 * hour], lost: 12 * minute },
};

/**
 * Of each step some attempts are lost, and the last one is left alone: four at most, or two for each of several steps.
 *
 * @param resumed how soon people re-run a job
 */
export function drawLives(
  random: Random,
  [first, ...more]: readonly [StepName, ...StepName[]],
  resumed: 'at once' | 'some time later',
  target: Tale['target'],
): Schedule['lives'] {
  const after = (): number => (resumed === 'at once' ? 0 : random.pick(days[target].pauses));
  const lost = (): readonly LifeEnd[] => {
    const count = random.pick(resumed === 'at once' ? [1, 1, 2] : more.length > 0 ? [0, 0, 1, 1] : [0, 0, 1, 1, 2, 3]);
    return Array.from({ length: count }, () => (resumed === 'at once' ? lostAtACall(random) : anyLoss(random, target)));
  };
  const livesOf = (step: StepName): readonly Life[] =>
    [...lost(), left].map((end): Life => ({ step, after: after(), end }));
  const [life = { step: first, after: 0, end: left }, ...others] = [first, ...more].flatMap(livesOf);
  return [{ ...life, after: 0 }, ...others];
}

const left: LifeEnd = { is: 'its own' };

/** What a day can be compared with: neither a cancel nor a post step has it end in another way than undisturbed. */
function lostAtACall(random: Random): LifeEnd {
  return { is: 'cut short', by: 'loss', when: aCall(random) };
}

function anyLoss(random: Random, target: Tale['target']): LifeEnd {
  const by = random.pick<Cut>(['loss', 'loss', 'out of memory', 'cancel', 'cancel']);
  const after = Math.round(random.between(0, days[target].lost));
  return { is: 'cut short', by, when: random.next() < 0.65 ? aCall(random) : { is: 'a time', after } };
}

function aCall(random: Random): Moment {
  return { is: 'a call', nth: ordinal(random, 90), point: random.pick(['before', 'after']) };
}

/** From 1 on, low ones as often as high ones: the first calls of a process are the ones that write. */
export function ordinal(random: Random, most: number): number {
  return Math.max(1, Math.floor(Math.exp(random.between(0, Math.log(most + 1)))));
}
