import type { Released } from './bad-days/release-here.ts';
import { chaptersOf, type Handover, inputsOf, jobOf } from './chapter.ts';
import { type Days, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { servingImage } from './traffic.ts';

/** What one step left behind that was played in this process. Times are epoch milliseconds of the world. */
export interface PlayedHere extends Released {
  readonly run: ReturnType<typeof jobOf>;
  readonly beganAt: number;
  /** The version that most users met as it ended. */
  readonly serves: string | undefined;
}

/**
 * Plays the chapters of a story from the sources, at a fraction of the bundle's price: for stories whose point is not the
 * runner. Throws at an accident, which needs one.
 *
 * @param look called with the world as each chapter has left it
 */
export async function playHere(
  scenario: Scenario,
  look: (days: Days, played: PlayedHere) => Promise<void> | void = () => {},
): Promise<readonly PlayedHere[]> {
  await using days = await openDays(scenario);
  const steps: PlayedHere[] = [];
  for (const chapter of chaptersOf(scenario)) {
    const { before, accident, environment, github = {} } = chapter;
    if (accident !== undefined) throw new Error(`${accident.is}: only a runner can tell that`);
    for (const act of before?.acts ?? []) await days.aws.perform(act);
    if (before !== undefined) await days.pass(before.ago);
    const run = jobOf(scenario, chapter);
    const beganAt = days.aws.timeline.now();
    const released = await days.run({
      github,
      inputs: inputsOf(chapter, run.runId, steps.map(handover)),
      ...(environment === undefined ? {} : { environment }),
    });
    const played = { ...released, run, beganAt, serves: servingImage(days.aws) };
    await look(days, played);
    steps.push(played);
  }
  return steps;
}

function handover({ run, outputs }: PlayedHere): Handover {
  return { run: run.runId, job: run.job, outputs: Object.fromEntries(outputs) };
}
