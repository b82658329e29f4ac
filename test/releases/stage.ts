import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type RunningAws, startAws } from '../aws/start-aws.ts';
import type { Pace } from '../clock/timeline.ts';
import type { RunningJob } from '../github/actions.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { type RunningGitHub, startGitHub } from '../github/start-github.ts';
import { type LogLine, type Outcome, type Run, type RunContext, startAction } from '../runner/run-action.ts';
import { pushToMain } from '../runner/run-context.ts';
import { jobStart } from './job-start.ts';
import type { Prelude, Scenario } from './scenario.ts';
import { servingImage, shareOfGreen, weightsByGroup } from './traffic.ts';

/** A world in which a story is played: one attempt after another, as people re-run a job. */
export interface Stage extends AsyncDisposable {
  readonly aws: RunningAws;
  readonly gitHub: RunningGitHub;
  readonly beganAt: number;
  /** Every state that an alarm entered, as it could be read by anybody. */
  readonly alarms: readonly AlarmChange[];
  /** Every share of green that took effect at the load balancer. */
  readonly shares: readonly ShareChange[];
  /** Every change of the weights that took effect there. */
  readonly weights: readonly WeightChange[];
  attempt(options?: AttemptOptions): Promise<Attempt>;
  /** What others do between two attempts, and the time that goes by. */
  before(prelude: Prelude): Promise<void>;
  /** The world goes on without anybody: weights that were asked last take effect after 1 to 5 s. */
  pass(ms: number): Promise<void>;
  /** The share of green that users really have now. */
  greenShare(): number;
  /** The version that most users meet now; undefined while nobody can answer. */
  servingImage(): string | undefined;
}

export interface AttemptOptions {
  readonly onLine?: (line: LogLine) => void;
  readonly github?: Partial<RunContext>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the job, where it is not the story's. */
  readonly environment?: Scenario['environment'];
  /** Called once the action runs: for a story in which somebody cancels, kills or interferes. */
  readonly during?: (run: Run) => Promise<void> | void;
}

export interface Attempt {
  readonly outcome: Outcome;
  /** The text of the release record; undefined where the action did not get to write one. */
  readonly record: string | undefined;
}

/** Times are epoch milliseconds of the world. */
export interface AlarmChange {
  readonly at: number;
  readonly name: string;
  readonly state: string;
}

export interface ShareChange {
  readonly at: number;
  readonly green: number;
}

export interface WeightChange {
  readonly at: number;
  /** In whole percents, by the name of the target group. */
  readonly groups: Readonly<Record<string, number>>;
}

/** The one that the push to the default branch merged. */
export const pullRequest = 7;

/** What an action is given that asks for what the README asks for. */
export const onGitHub: GitHubSeedInput = {
  repository: pushToMain.repository,
  pullRequests: [
    {
      number: pullRequest,
      head: '5f0c1d2e3b4a59687786958493a2b1c0d9e8f7a6',
      state: { merged: { as: pushToMain.sha } },
    },
  ],
  tokens: [
    {
      token: pushToMain.token,
      permissions: { contents: 'read', 'pull-requests': 'write', deployments: 'write', actions: 'read' },
    },
  ],
};

export const actionFile = fileURLToPath(new URL('../../action.yml', import.meta.url));

/** Hundreds of processes run the same bundle: what V8 made of it once, the next one reads. The preload hides it from the action. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/greenlight', import.meta.url));

/** `tape`: a folder for all that AWS hears and says (test/aws/tape.ts). */
export async function openStage(scenario: Scenario, pace: Pace, tape?: string): Promise<Stage> {
  const aws = await startAws({ seed: scenario.world, pace, ...(tape !== undefined && { tape }) });
  const gitHub = await startGitHub({
    seed: { ...onGitHub, ...scenario.gitHub },
    timeline: aws.timeline,
    serverUrl: pushToMain.serverUrl,
  });
  const watched = watch(aws, scenario.blue);
  const pass = async (ms: number): Promise<void> => {
    const spectator = aws.timeline.join('the spectator');
    await aws.timeline.sleep(spectator, aws.timeline.now() + ms);
    aws.timeline.leave(spectator);
  };
  const before = async ({ acts, ago }: Prelude): Promise<void> => {
    for (const act of acts) await aws.perform(act);
    await pass(ago);
  };
  if (scenario.before !== undefined) await before(scenario.before);
  return {
    aws,
    gitHub,
    beganAt: aws.timeline.now(),
    ...watched,
    attempt: async ({ onLine, github, inputs, env, during, environment = scenario.environment } = {}) => {
      const context = { ...pushToMain, apiUrl: gitHub.apiUrl, ...scenario.github, ...github };
      const job = gitHub.actions.begin(jobStart(context, environment), context.token);
      await using run = await startAction({
        actionFile,
        inputs: reachable({ ...scenario.inputs, ...inputs }, aws),
        files: scenario.files,
        github: { ...context, idToken: job.idToken },
        clock: { kind: 'virtual', timeline: aws.timeline, controlUrl: aws.controlUrl },
        aws: { endpoint: aws.endpoint, region: 'eu-west-1' },
        env: { NODE_COMPILE_CACHE: compiled, ...env },
        ...(onLine === undefined ? {} : { onLine }),
      });
      const [outcome] = await Promise.all([run.done, during?.(run)]);
      endJob(job, outcome, aws.timeline);
      const [bug] = aws.bugs();
      if (bug !== undefined) throw new Error('the simulated AWS made a mistake', { cause: bug });
      const [wrong] = gitHub.bugs();
      if (wrong !== undefined) throw new Error('GitHub was asked, or answered, what it cannot be', { cause: wrong });
      return { outcome, record: await recordIn(run) };
    },
    before,
    pass,
    greenShare: () => shareOfGreen(aws, scenario.blue),
    servingImage: () => servingImage(aws),
    [Symbol.asyncDispose]: async () => {
      await gitHub.close();
      await aws.close();
    },
  };
}

/** How long GitHub takes to miss a runner is not published. */
const lostRunnerIsMissedAfterMs = 600_000;

function endJob(job: RunningJob, { conclusion }: Outcome, timeline: RunningAws['timeline']): void {
  if (conclusion !== 'lost') job.end(conclusion);
  else timeline.at(timeline.now() + lostRunnerIsMissedAfterMs, () => job.end('failure'));
}

/** `http://shop:8443` is the address of a listener in the world; on this machine it has another. */
function reachable(inputs: Readonly<Record<string, string>>, { frontOf }: RunningAws): Record<string, string> {
  const onThisMachine = (text: string) =>
    text.replace(/http:\/\/(shop):(\d+)/g, (_, name: string, port: string) => frontOf(name, Number(port)));
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, onThisMachine(text)]));
}

/** Beside the workspace lies the runner's folder for temporary files, which goes with the job. */
async function recordIn({ workspace }: Run): Promise<string | undefined> {
  const folder = join(dirname(workspace), 'temp', 'greenlight');
  const [file] = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : [];
  return file === undefined ? undefined : readFile(join(folder, file), 'utf8');
}

/** Looks at the world itself once a second, not through its API: what was true, whoever asked for it. */
function watch(
  aws: RunningAws,
  blue: string | undefined,
): { alarms: AlarmChange[]; shares: ShareChange[]; weights: WeightChange[] } {
  const alarms: AlarmChange[] = [];
  const shares: ShareChange[] = [];
  const weights: WeightChange[] = [];
  const last = new Map<string, string>();
  aws.timeline.every(1_000, now => {
    for (const { name } of aws.world.alarms.all()) {
      const state = aws.world.alarms.state(name) ?? 'gone';
      if (last.get(name) !== state) alarms.push({ at: now, name, state });
      last.set(name, state);
    }
    const green = shareOfGreen(aws, blue);
    if (shares.at(-1)?.green !== green) shares.push({ at: now, green });
    const groups = weightsByGroup(aws);
    if (!isDeepStrictEqual(weights.at(-1)?.groups, groups)) weights.push({ at: now, groups });
  });
  return { alarms, shares, weights };
}
