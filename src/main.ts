import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from './engine/clock.ts';
import { publisher } from './engine/publish.ts';
import { release } from './engine/release.ts';
import { claimedEnvironment } from './github/claims.ts';
import { eventIn } from './github/event.ts';
import { pagesFor } from './github/pages.ts';
import { foreignHead, inputsFrom, runFrom } from './github/run.ts';
import { runnerSurfaces } from './github/surfaces.ts';
import { exitStatus } from './release/verdict.ts';
import { parseRequest } from './request/parse.ts';

const { env } = process;
const cancelling = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancelling.abort(signal));

const [run, inputs, event] = [runFrom(env), inputsFrom(env), await eventIn(env['GITHUB_EVENT_PATH'])];
const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
// One file for each step that uses the action: GITHUB_ACTION is the step's id, unique within its job.
const recordPath = join(env['RUNNER_TEMP'] ?? workspace, 'greenlight', `${env['GITHUB_ACTION'] ?? 'record'}.json`);
const foreign = foreignHead(run, event);
const parsed = await parseRequest(inputs, {
  awsRegion: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'],
  eventName: run.eventName,
  readFile: path => readFile(resolve(workspace, path), 'utf8'),
});
const allowed = parsed.ok && foreign.length === 0;
const surfaces = runnerSurfaces({ summaryFile: env['GITHUB_STEP_SUMMARY'], recordFile: recordPath });
const gitHub = { token: inputs.get('github-token') ?? '', now: systemClock.now, sleep: systemClock.sleep };
const desk = { url: env['ACTIONS_ID_TOKEN_REQUEST_URL'], token: env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] };
const pages = allowed ? pagesFor(parsed.request.telling, run, event, gitHub) : [];
const problems = [...(parsed.ok ? [] : parsed.problems), ...foreign];
const verdict = await release(allowed ? parsed.request : { problems }, {
  run,
  clock: systemClock,
  random: Math.random,
  sha256: text => createHash('sha256').update(text).digest('hex'),
  cancelled: cancelling.signal,
  publisher: publisher({ surfaces, recordPath, clock: systemClock, pages }),
  jobEnvironment: () => claimedEnvironment(desk, systemClock.sleep),
});
process.exitCode = exitStatus(verdict.name);
// A look that was under way when the job was cancelled must not keep the process until the runner kills it.
if (cancelling.signal.aborted) process.exit();
