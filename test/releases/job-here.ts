import { memo, nothingLeft, parseLeft } from '../../src/engine/memo.ts';
import { takeOver } from '../../src/engine/take-over.ts';
import type { Verdict } from '../../src/release/verdict.ts';
import { type ClockHere, clockHere } from './bad-days/clock-here.ts';
import { accessKeyOf, releaseBy } from './bad-days/release-here.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

/** How a step ends that does not end by itself. */
export interface Accident {
  /** `crash`: the system kills its process, and the runner goes on; `loss`: the runner is gone, too. */
  readonly is: 'cancel' | 'crash' | 'loss';
  /** After the beginning of the step, in milliseconds; or as soon as a call is held. */
  readonly at: number | 'a held call';
  /** What else happens in that moment. */
  readonly besides?: () => void;
}

export interface Job {
  readonly main: Verdict | 'killed';
  /** `silent`: nothing was left to it, or nobody runs it. */
  readonly post: Verdict | 'silent';
  /** From the accident to the end of the post step, in milliseconds of the world. */
  readonly later: number;
}

/** SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL (runner source, ProcessInvoker). */
const killedAfterCancel = 10_000;

/** A step that is cut short and its post step, in this process and from the sources: a tenth of the price of the bundle. */
export async function jobHere(stage: Stage, scenario: Scenario, accident: Accident): Promise<Job> {
  const { aws, gitHub } = stage;
  const began = aws.timeline.now();
  let state = '';
  const shelf = { save: async (text: string) => void (state = text), clear: async () => void (state = '') };
  const leave = memo(shelf, why => {
    throw new Error(why);
  });
  const cancelling = new AbortController();
  const clock = clockHere(aws.timeline);
  const instead = { memo: leave, cancelled: cancelling.signal };
  const main = await Promise.race([
    releaseBy(clock, aws, scenario, { gitHub, instead }).then(({ verdict }) => verdict),
    killed(stage, clock, accident, cancelling),
  ]);
  // What the rest of a killed process still does is done by nobody.
  const left = state;
  const from = typeof accident.at === 'number' ? began + accident.at : aws.timeline.now();
  await bury(stage, clock, main === 'killed' ? accessKeyOf(clock) : undefined, accident);
  if (accident.is === 'loss' || left === '' || left === nothingLeft)
    return { main, post: 'silent', later: aws.timeline.now() - from };
  await using after = clockHere(aws.timeline);
  const post = await releaseBy(after, aws, scenario, {
    gitHub,
    by: (asked, surroundings) => takeOver(asked, parseLeft(left), surroundings),
  });
  return { main, post: post.verdict, later: aws.timeline.now() - from };
}

async function killed(
  { aws }: Stage,
  { participant }: ClockHere,
  { is, at, besides }: Accident,
  cancelling: AbortController,
): Promise<'killed'> {
  const { timeline, faults } = aws;
  if (at === 'a held call') await faults.holds.someHeld();
  else await new Promise<void>(resolve => timeline.at(timeline.now() + at, () => resolve()));
  if (is === 'cancel') {
    besides?.();
    // A signal is heard in no time, even by a process that sleeps.
    timeline.touch(participant);
    cancelling.abort('SIGINT');
    await new Promise<void>(resolve => timeline.at(timeline.now() + killedAfterCancel, () => resolve()));
  }
  return 'killed';
}

/** Nothing that is left of a process reaches AWS or GitHub. */
async function bury(
  { aws, gitHub }: Stage,
  clock: ClockHere,
  caller: string | undefined,
  { is, besides }: Accident,
): Promise<void> {
  if (caller !== undefined)
    aws.faults.inject({ operation: '*', caller, calls: 'every', fault: { kind: 'silent-before' } });
  const heal = gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
  if (is !== 'cancel') besides?.();
  await clock[Symbol.asyncDispose]();
  heal();
}
