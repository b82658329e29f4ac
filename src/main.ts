import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock as clock } from './engine/clock.ts';
import { publisher } from './engine/publish.ts';
import { release } from './engine/release.ts';
import { claimedEnvironment } from './github/claims.ts';
import { eventIn } from './github/event.ts';
import { pagesFor } from './github/pages.ts';
import { foreignHead, inputsFrom, placesFrom, runFrom } from './github/run.ts';
import { runnerSurfaces } from './github/surfaces.ts';
import { exitStatus } from './release/verdict.ts';
import { parseRequest } from './request/parse.ts';

const { env } = process;
const cancelling = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancelling.abort(signal));

const [run, inputs, places] = [runFrom(env), inputsFrom(env), placesFrom(env, process.cwd())];
const event = await eventIn(places.event);
const parsed = await parseRequest(inputs, {
  awsRegion: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'],
  eventName: run.eventName,
  readFile: path => readFile(resolve(places.workspace, path), 'utf8'),
});
const problems = [...(parsed.ok ? [] : parsed.problems), ...foreignHead(run, event)];
const asked = parsed.ok && problems.length === 0 ? parsed.request : { problems };
const pages = 'problems' in asked ? [] : pagesFor(asked.telling, run, event, inputs.get('github-token'), clock);
const verdict = await release(asked, {
  run,
  clock,
  random: Math.random,
  sha256: text => createHash('sha256').update(text).digest('hex'),
  cancelled: cancelling.signal,
  publisher: publisher({ surfaces: runnerSurfaces(places), recordPath: places.record, clock, pages }),
  jobEnvironment: () => claimedEnvironment(places.tokenDesk, clock.sleep),
});
process.exitCode = exitStatus(verdict.name);
// A look that was under way when the job was cancelled must not keep the process until the runner kills it.
if (cancelling.signal.aborted) process.exit();
