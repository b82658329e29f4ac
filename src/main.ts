import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from './engine/clock.ts';
import { publisher } from './engine/publish.ts';
import { release } from './engine/release.ts';
import { foreignHead, inputsFrom, runFrom } from './github/run.ts';
import { runnerSurfaces } from './github/surfaces.ts';
import { exitStatus } from './release/verdict.ts';
import { parseRequest } from './request/parse.ts';

const { env } = process;
const cancelling = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancelling.abort(signal));

const run = runFrom(env);
const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
// One file for each step that uses the action: GITHUB_ACTION is the step's id, unique within its job.
const recordFile = join(env['RUNNER_TEMP'] ?? workspace, 'greenlight', `${env['GITHUB_ACTION'] ?? 'record'}.json`);
const foreign = foreignHead(run, await eventIn(env['GITHUB_EVENT_PATH']));
const parsed = await parseRequest(inputsFrom(env), {
  awsRegion: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'],
  eventName: run.eventName,
  readFile: path => readFile(resolve(workspace, path), 'utf8'),
});
const problems = [...(parsed.ok ? [] : parsed.problems), ...foreign];
const surfaces = runnerSurfaces({ summaryFile: env['GITHUB_STEP_SUMMARY'], recordFile });
const verdict = await release(parsed.ok && foreign.length === 0 ? parsed.request : { problems }, {
  run,
  clock: systemClock,
  random: Math.random,
  sha256: text => createHash('sha256').update(text).digest('hex'),
  cancelled: cancelling.signal,
  publisher: publisher(surfaces, recordFile, systemClock),
});
process.exitCode = exitStatus(verdict.name);
// A look that was under way when the job was cancelled must not keep the process until the runner kills it.
if (cancelling.signal.aborted) process.exit();

/** Undefined where there is no readable payload: who needs one then refuses. */
async function eventIn(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined;
  return readFile(path, 'utf8')
    .then(text => JSON.parse(text) as unknown)
    .catch(() => undefined);
}
