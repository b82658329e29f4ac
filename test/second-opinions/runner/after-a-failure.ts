import { join } from 'node:path';
import { healthy } from '../../releases/shop.ts';
import { openStage } from '../../releases/stage.ts';
import type { Keyed } from '../settled.ts';
import { outputsIn, stepIn } from './act-log.ts';
import { jobTold } from './by-act.ts';
import { differences } from './differences.ts';
import { type Example, readExample } from './example.ts';
import { type ActPlay, type Foreign, playByAct } from './play-by-act.ts';
import { commits } from './stories.ts';
import { imageOf, worldOf } from './world.ts';

const [sha] = commits;

/** One in five of its answers is an error: an alarm rings at the first step. */
const failing = { ...healthy, requestErrors: 0.2 };

/** GitHub docs, "Status check functions": without one of them, a step or job runs only after success. */
const asDocumented = {
  release: {
    result: 'failure',
    verdict: 'rolled-back',
    summary: 'written',
    post: 'success',
    steps: {
      announce: 'skipped',
      page: { verdict: 'rolled-back', outcome: 'failure' },
      keep: { record: 'green.json' },
    },
  },
  ask: { result: 'success', verdict: 'reported', summary: 'written', post: 'success', steps: {} },
  next: 'skipped',
};

/**
 * A release that is taken back, and what people hang on such an end: steps and jobs of which no page has one, and so no
 * harness of ours either. Our action is called as `./`, as repositories call their own.
 */
export async function afterAFailure(foreign: Foreign): Promise<readonly Keyed[]> {
  const workflow = readExample(join(import.meta.dirname, 'after-a-failure.yml'));
  const { world, ...scenario } = worldOf({ place: 'shop', pullRequest: 'merged' }, [workflow]);
  const versions = { ...world.versions, [imageOf(sha)]: failing };
  await using stage = await openStage({ ...scenario, world: { ...world, versions } }, { kind: 'stepped' });
  const play = await playByAct(foreign, stage, workflow, { number: 1, sha, typed: {}, github: {} }, './');
  const seen = Object.fromEntries(workflow.jobs.map(({ name }) => [name, seenOf(play, workflow, name)]));
  return differences('after-a-failure.yml', ['by act', 'as documented'], seen, asDocumented);
}

function seenOf(play: ActPlay, workflow: Example, name: string) {
  const job = jobTold(play, workflow, name);
  if (job === 'skipped') return job;
  return {
    result: job.result,
    verdict: job.outputs['verdict'],
    summary: job.main === 'not run' || job.main.summary === '' ? 'empty' : 'written',
    post: job.post === 'not run' ? job.post : job.post.result,
    steps: Object.fromEntries((foreignSteps[name] ?? []).map(step => [step, stepSeen(play, name, step)])),
  };
}

/** Those that are not ours. */
const foreignSteps: Readonly<Record<string, readonly string[]>> = { release: ['announce', 'page', 'keep'] };

function stepSeen({ log }: ActPlay, job: string, step: string) {
  const told = stepIn(log, job, step, 'Main');
  return told === undefined ? 'skipped' : outputsIn(log, job, step);
}
