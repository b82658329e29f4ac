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
const recordFile = join(env['RUNNER_TEMP'] ?? workspace, 'greenlight', 'record.json');
const event = env['GITHUB_EVENT_PATH'];
const foreign = foreignHead(run, event === undefined ? undefined : JSON.parse(await readFile(event, 'utf8')));
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
