import type { Random } from '../../aws/world/random.ts';
import type { StepName } from './plot.ts';
import type { Cut, Life, LifeEnd, Moment, Schedule } from './schedule.ts';

const second = 1_000;
const minute = 60 * second;

/**
 * Of each step some attempts are lost, and the last one is left alone: four at most, or five of a run with two steps.
 *
 * @param resumed how soon people re-run a job
 */
export function drawLives(
  random: Random,
  [first, ...more]: readonly [StepName, ...StepName[]],
  resumed: 'at once' | 'some time later',
): Schedule['lives'] {
  const after = (): number =>
    resumed === 'at once' ? 0 : random.pick([0, second, 20 * second, 2 * minute, 6 * minute, 20 * minute]);
  const lost = (): readonly LifeEnd[] => {
    const count = random.pick(resumed === 'at once' ? [1, 1, 2] : more.length > 0 ? [0, 0, 1, 1] : [0, 0, 1, 1, 2, 3]);
    return Array.from({ length: count }, () => (resumed === 'at once' ? lostAtACall(random) : anyLoss(random)));
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

function anyLoss(random: Random): LifeEnd {
  const by = random.pick<Cut>(['loss', 'loss', 'out of memory', 'cancel', 'cancel']);
  const after = Math.round(random.between(0, 6 * minute));
  return { is: 'cut short', by, when: random.next() < 0.65 ? aCall(random) : { is: 'a time', after } };
}

function aCall(random: Random): Moment {
  return { is: 'a call', nth: ordinal(random, 90), point: random.pick(['before', 'after']) };
}

/** From 1 on, low ones as often as high ones: the first calls of a process are the ones that write. */
export function ordinal(random: Random, most: number): number {
  return Math.max(1, Math.floor(Math.exp(random.between(0, Math.log(most + 1)))));
}
