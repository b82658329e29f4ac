import { createHash } from 'node:crypto';
import fs, { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock as clock } from './engine/clock.ts';
import { leftToNobody, memo, parseLeft } from './engine/memo.ts';
import { publisher } from './engine/publish.ts';
import { release, type Surroundings } from './engine/release.ts';
import { takeOver } from './engine/take-over.ts';
import { attemptsFor } from './github/attempts.ts';
import { claimedEnvironment } from './github/claims.ts';
import { eventIn } from './github/event.ts';
import { historyFor } from './github/history.ts';
import { idTokens } from './github/id-token.ts';
import { pagesFor } from './github/pages.ts';
import { foreignHead, inputsFrom, type Places, placesFrom, runFrom } from './github/run.ts';
import { runnerSurfaces, stateFor, type Surfaces } from './github/surfaces.ts';
import { credentialsLife } from './release/credentials-life.ts';
import { exitStatus } from './release/verdict.ts';
import { packageReader } from './request/package-files.ts';
import { parseRequest } from './request/parse.ts';

/** The process of a step, as values. */
export interface Process {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  readonly here: string;
  readonly random: Surroundings['random'];
  readonly cancelled: AbortSignal;
}

/** One step of the workflow, from its inputs to its exit status. */
export async function mainStep(step: Process): Promise<0 | 1> {
  const places = placesFrom(step.env, step.here);
  const wired = await wire(step, inputsFrom(step.env), places, runnerSurfaces(places));
  const { publisher } = wired.surroundings;
  const warn = (warning: string): void => void publisher.publish([{ at: clock.now(), type: 'warning', warning }]);
  const verdict = await release(wired.asked, { ...wired.surroundings, memo: memo(stateFor(places), warn) });
  return exitStatus(verdict.name);
}

/** What was in flight is AWS's to say by now, and the files of the workspace may be gone or those of a later step. */
const ofTheFiles = [
  ...['task-definition', 'from-revision', 'appspec', 'image', 'images'],
  ...['package', 's3', 'from-version', 'configuration', 'environment-variables'],
];

/**
 * The post step of it.
 *
 * @param left as the step has left it
 */
export async function postStep(step: Process, left: string): Promise<0 | 1> {
  const inputs = new Map([...inputsFrom(step.env)].filter(([name]) => !ofTheFiles.includes(name)));
  const places = placesFrom(step.env, step.here);
  // The step's own record is evidence and stays; nobody can read the outputs of a post step.
  const own = { ...places, record: places.record.replace(/\.json$/, '.post.json') };
  const surfaces = { ...runnerSurfaces(own), output: () => Promise.resolve() };
  const wired = await wire(step, inputs, own, surfaces);
  const verdict = await takeOver(wired.asked, parseLeft(left), { ...wired.surroundings, memo: leftToNobody });
  return exitStatus(verdict.name);
}

/** The runner, GitHub and AWS, put together for one process. */
async function wire(
  { env, random, cancelled }: Process,
  inputs: ReadonlyMap<string, string>,
  places: Places,
  surfaces: Surfaces,
): Promise<{ asked: Parameters<typeof release>[0]; surroundings: Omit<Surroundings, 'memo'> }> {
  const run = runFrom(env);
  const event = await eventIn(places.event);
  const parsed = await parseRequest(inputs, {
    awsRegion: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'],
    eventName: run.eventName,
    readFile: path => readFile(resolve(places.workspace, path), 'utf8'),
    readPackage: packageReader(fs, places.workspace),
  });
  const problems = [...(parsed.ok ? [] : parsed.problems), ...foreignHead(run, event)];
  const asked = parsed.ok && problems.length === 0 ? parsed.request : { problems };
  // Whoever only asks how it stands writes nothing, also not to GitHub.
  const isTold = !('problems' in asked) && asked.operation.is !== 'status';
  const pages = !isTold ? [] : pagesFor(asked.telling, run, event, inputs.get('github-token'), clock);
  return {
    asked,
    surroundings: {
      run,
      clock,
      random,
      sha256: text => createHash('sha256').update(text).digest('hex'),
      cancelled,
      publisher: publisher({ surfaces, recordPath: places.record, clock, pages }),
      jobEnvironment: () => claimedEnvironment(places.tokenDesk, clock.sleep),
      history: historyFor(run, inputs.get('github-token'), clock),
      presence: attemptsFor(run, inputs.get('github-token'), clock),
      idToken: idTokens(places.tokenDesk, clock.sleep),
      mask: async secret => (await import('@actions/core')).setSecret(secret),
      credentials: credentialsLife(env, clock.now()),
    },
  };
}
