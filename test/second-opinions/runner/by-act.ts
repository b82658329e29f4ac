import { jobResult, outputsIn, stepIn } from './act-log.ts';
import type { Example } from './example.ts';
import { type ActPlay, type Foreign, playByAct } from './play-by-act.ts';
import type { Runner } from './tell.ts';
import { aToken, type JobTold } from './told.ts';

/** What a runner tells that others wrote, nektos/act. */
export function byAct(foreign: Foreign): Runner {
  return async (stage, workflow, errand) => {
    const play = await playByAct(foreign, stage, workflow, errand);
    return Object.fromEntries(workflow.jobs.map(({ name }) => [name, jobTold(play, workflow, name)]));
  };
}

export function jobTold(
  { log, processes, context }: ActPlay,
  { ourSteps }: Example,
  name: string,
): JobTold | 'skipped' {
  const [result, step = ''] = [jobResult(log, name), ourSteps[name]];
  if (result === undefined) return 'skipped';
  const process = processes.find(({ job, script }) => job === name && script.endsWith('dist/main.js'));
  return {
    result,
    inputs: aToken(process?.inputs ?? {}, context.token),
    outputs: outputsIn(log, name, step),
    main: stepIn(log, name, step, 'Main') ?? 'not run',
    post: stepIn(log, name, step, 'Post') ?? 'not run',
  };
}
