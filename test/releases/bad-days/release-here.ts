import { createHash } from 'node:crypto';
import { leftToNobody } from '../../../src/engine/memo.ts';
import { publisher } from '../../../src/engine/publish.ts';
import { release, type Surroundings } from '../../../src/engine/release.ts';
import { attemptsFor } from '../../../src/github/attempts.ts';
import { claimedEnvironment } from '../../../src/github/claims.ts';
import { idTokens } from '../../../src/github/id-token.ts';
import { historyFor } from '../../../src/github/history.ts';
import { pagesFor } from '../../../src/github/pages.ts';
import { runFrom } from '../../../src/github/run.ts';
import type { Surfaces } from '../../../src/github/surfaces.ts';
import type { Verdict } from '../../../src/release/verdict.ts';
import type { LogLine } from '../../../src/report/log.ts';
import { parseRequest } from '../../../src/request/parse.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import type { RunningGitHub } from '../../github/start-github.ts';
import { pushToMain, runVariables } from '../../runner/run-context.ts';
import type { Scenario } from '../scenario.ts';
import { packageIn } from '../package-in.ts';
import { type ClockHere, clockHere } from './clock-here.ts';

export interface Released {
  readonly verdict: Verdict;
  /** The job log, but for the plan: that names what may go wrong on any day. */
  readonly log: string;
  readonly warnings: readonly string[];
  readonly outputs: ReadonlyMap<string, string>;
  /** The page of the job and the record, as they stand in the end. */
  readonly summary: string;
  readonly record: string;
  /** Epoch milliseconds of the world. */
  readonly endedAt: number;
}

/**
 * Releases in this process, from the sources: what `main.ts` wires to a runner is wired to values here. The environment
 * tells the SDK where AWS is, so one release at a time.
 *
 * @param instead parts that are not wired as usual
 */
export async function releaseHere(
  aws: RunningAws,
  scenario: Scenario,
  gitHub?: RunningGitHub,
  instead: Partial<Surroundings> = {},
): Promise<Released> {
  await using clock = clockHere(aws.timeline);
  return await releaseBy(clock, aws, scenario, { gitHub, instead });
}

export interface Wiring {
  readonly gitHub?: RunningGitHub | undefined;
  /** Parts that are not wired as usual. */
  readonly instead?: Partial<Surroundings>;
  /** The runner's surfaces, where they do not work as they should. */
  readonly surfaces?: (own: Surfaces) => Surfaces;
  /** What is done with all that: a release, unless it is what comes after one. */
  readonly by?: typeof release;
}

/** The access key by which the world knows whoever lives by this clock. */
export function accessKeyOf({ participant }: ClockHere): string {
  return `AKIATEST${participant}`;
}

/** The same by a clock of the caller's, who may end it before the release is over: that is the end of a process. */
export async function releaseBy(
  clock: ClockHere,
  aws: RunningAws,
  { inputs, files, github }: Scenario,
  { gitHub, instead = {}, surfaces: through = own => own, by = release }: Wiring = {},
): Promise<Released> {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: accessKeyOf(clock),
    AWS_SECRET_ACCESS_KEY: 'of no account',
  });
  const context = { ...pushToMain, ...(gitHub === undefined ? {} : { apiUrl: gitHub.apiUrl }), ...github };
  const run = runFrom(runVariables(context));
  const parsed = await parseRequest(new Map(Object.entries(reachable(inputs, aws))), {
    awsRegion: 'eu-west-1',
    eventName: run.eventName,
    readFile: async path => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
      return text;
    },
    readPackage: packageIn(files),
  });
  const desk = { url: context.idToken?.url, token: context.idToken?.requestToken };
  const lines: string[] = [];
  const warnings: string[] = [];
  const outputs = new Map<string, string>();
  let [summary, record] = ['', ''];
  const surfaces: Surfaces = {
    log: async more => {
      lines.push(...told(more));
      warnings.push(...more.flatMap(line => (line.kind === 'warning' ? [line.text] : [])));
    },
    summary: async page => void (summary = page),
    record: async json => void (record = json),
    output: async (name, value) => void outputs.set(name, value),
  };
  const follows = parsed.ok && gitHub !== undefined && parsed.request.operation.is !== 'status';
  const pages = follows ? pagesFor(parsed.request.telling, run, context.event, context.token, clock) : [];
  const verdict = await by(parsed.ok ? parsed.request : { problems: parsed.problems }, {
    run,
    clock,
    random: () => 0.5,
    sha256: text => createHash('sha256').update(text).digest('hex'),
    cancelled: new AbortController().signal,
    publisher: publisher({ surfaces: through(surfaces), recordPath: 'record.json', clock, pages }),
    memo: leftToNobody,
    jobEnvironment: () => claimedEnvironment(desk, clock.sleep),
    history: historyFor(run, gitHub === undefined ? undefined : context.token, clock),
    idToken: idTokens(desk, clock.sleep),
    presence: attemptsFor(run, gitHub === undefined ? undefined : context.token, clock),
    mask: async () => undefined,
    credentials: { is: 'lasting' },
    ...instead,
  });
  return { verdict, log: lines.join('\n'), warnings, outputs, summary, record, endedAt: clock.now() };
}

/** `http://shop:8443` is the address of a listener in the world; on this machine it has another. */
function reachable(inputs: Scenario['inputs'], { frontOf }: RunningAws): Record<string, string> {
  const onThisMachine = (text: string) =>
    text.replace(/http:\/\/(shop):(\d+)/g, (_, name: string, port: string) => frontOf(name, Number(port)));
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, onThisMachine(text)]));
}

/** The plan comes in one piece, with its warnings at the end. */
function told(lines: readonly LogLine[]): readonly string[] {
  const texts = lines.filter(line => 'text' in line);
  const isPlan = /^\S+ PLAN /.test(texts[0]?.text ?? '');
  return texts.filter(({ kind }) => !isPlan || kind === 'warning').map(({ text }) => text);
}
