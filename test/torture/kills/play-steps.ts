import { exitStatus } from '../../../src/release/verdict.ts';
import type { Stage } from '../../releases/stage.ts';
import type { LivedLife } from '../history.ts';
import { attemptAfter, inputsOf, plots, type StepName } from '../schedule/plot.ts';
import { scenarioOf } from '../schedule/tale.ts';
import type { KnownTale } from './known-tale.ts';

/** A step of a run, and which attempt it is in. */
export interface Job {
  readonly step: StepName;
  readonly attempt: number;
  readonly inputs: Readonly<Record<string, string>>;
}

/** How a step went, and its post step. */
export interface Performed {
  readonly lives: readonly [LivedLife, ...LivedLife[]];
  /** Somebody cancelled it, or its process was killed. */
  readonly struck: boolean;
  readonly hadPost: boolean;
}

/** Every step of the plot to its own end: what was struck is re-run as an attempt of its own, and what failed is the end. */
export async function playSteps(
  { tale, plot, rerunAfter }: KnownTale,
  { pass }: Pick<Stage, 'pass'>,
  perform: (job: Job) => Promise<Performed>,
): Promise<readonly LivedLife[]> {
  const { inputs } = scenarioOf(tale);
  const steps: readonly StepName[] = plots[plot];
  const lives: LivedLife[] = [];
  let handed: string | undefined;
  let left = [...steps];
  let attempt = 1;
  for (let tries = 0; tries <= steps.length + 2; tries += 1) {
    const [step, next] = left;
    if (step === undefined) break;
    const { lives: lived, struck, hadPost } = await perform({ step, attempt, inputs: inputsOf(step, inputs, handed) });
    lives.push(...lived);
    const [{ ended }] = lived;
    if (ended.is === 'without end') break;
    if (struck || ended.is === 'lost') {
      attempt += 1;
      if (rerunAfter > 0) await pass(rerunAfter);
      // What was taken back, by the post step or before it was needed, is staged anew before it can be promoted. A green database stays.
      const isTakenBack =
        tale.target !== 'rds' && (hadPost || (ended.is === 'a verdict' && ended.verdict.serving.who === 'blue'));
      if (isTakenBack && step === 'promote') left = [...steps];
      continue;
    }
    handed = ended.changeId;
    if (exitStatus(ended.verdict.name) !== 0) break;
    if (next !== undefined) attempt = attemptAfter(next, { step, attempt });
    left = left.slice(1);
  }
  return lives;
}
