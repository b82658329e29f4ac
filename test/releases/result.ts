import type { LoggedCall } from '../aws/call-log.ts';
import type { ApplicationDamage } from '../aws/world/application-damage.ts';
import type { VersionDamage } from '../aws/world/damage.ts';
import type { Played, PlayedChapter } from './play.ts';
import { verdictAfterPost } from './telling.ts';

/**
 * What a played story came to, as numbers: the last line of `npm run demo -- --json`, and what tests and the bench measure. All
 * but `users` and `green-share` is of its last step.
 */
export interface Result {
  readonly verdict: string | undefined;
  readonly serving: string | undefined;
  readonly because: string | undefined;
  readonly exit: number | undefined;
  readonly 'release-id': string | undefined;
  readonly revision: string | undefined;
  readonly 'previous-revision': string | undefined;
  /** Virtual seconds from the start of the step to its end. */
  readonly seconds: number;
  /** From the moment at which the first alarm could be read as ALARM to Greenlight's own stop call. */
  readonly 'alarm-to-stop-seconds': number | undefined;
  /** From the stop call to the moment at which all users were on blue. */
  readonly 'stop-to-blue-seconds': number | undefined;
  /**
   * From the moment at which going back began to the one at which all users were back: for a drill from our stop call, for a
   * rollback from the start of the step.
   */
  readonly 'recovery-seconds': number | undefined;
  /** The largest share of traffic that green had; for a drill, which may bring a copy of blue, that its target group had. */
  readonly 'most-on-green': number;
  /** The share that green has as the world ends, at the load balancer itself. */
  readonly 'green-share': number;
  readonly warnings: readonly string[];
  readonly calls: Readonly<Record<string, number>>;
  readonly 'github-calls': Readonly<Record<string, number>>;
  readonly users: {
    readonly requests: number;
    readonly failed: number;
    readonly slow: number;
    /** What counts as slow. */
    readonly 'slow-ms': number;
    /** Requests that green answered badly or slowly: what the release itself did to people. */
    readonly 'hurt-by-green': number;
    /** From the first to the last of them. */
    readonly 'hurt-seconds': number;
    /** By name of an application that uses a database: its queries are among the requests. */
    readonly applications: Readonly<Record<string, ApplicationResult>>;
  };
  readonly chapters: readonly ChapterResult[];
}

/** What became of an application's writes. */
export interface ApplicationResult {
  readonly acknowledged: number;
  /** Turned away: nobody had the name, let it in or took writes. */
  readonly refused: number;
  /** Answered with an error by the database that took them. */
  readonly failed: number;
  /** Acknowledged, and not in the database that has the name as the world ends. */
  readonly lost: number;
  /** In which some were refused and none acknowledged, over the whole story. */
  readonly 'seconds-without-writes': number;
  /** From the first that was refused to the last, whatever went well meanwhile: clients that were led elsewhere. */
  readonly 'seconds-of-refusals': number;
}

/** What one step of a story came to. */
export interface ChapterResult {
  readonly tells: string;
  readonly job: string;
  readonly run: number;
  readonly attempt: number;
  readonly verdict: string | undefined;
  readonly serving: string | undefined;
  /** What the job says after its post step, where that had something to say. */
  readonly 'verdict-after-post': string | undefined;
  readonly exit: number | undefined;
  readonly conclusion: PlayedChapter['outcome']['conclusion'];
  readonly 'release-id': string | undefined;
  readonly 'change-id': string | undefined;
  /** Virtual seconds, its post step included. */
  readonly seconds: number;
  /** The image that most users met as it ended, at the load balancer itself. */
  readonly serves: string | undefined;
}

export function resultOf(played: Played): Result {
  const { damage, beganAt, endedAt, outcome } = played;
  const ofThisStep = ({ at }: { readonly at: number }): boolean => at >= beganAt && at <= endedAt;
  const calls = played.calls.filter(ofThisStep).filter(({ caller }) => isOurs(caller));
  const alarm = played.alarms.find(({ state, at }) => state === 'ALARM' && at > beganAt)?.at;
  const { outputs, annotations } = outcome.main;
  const stop = calls.find(call => sendsBack(call, outputs['previous-revision']))?.at;
  const blue = stop === undefined ? undefined : played.shares.find(({ at, green }) => at >= stop && green === 0)?.at;
  const moved = played.weights.filter(({ at }) => at > beganAt).at(-1)?.at;
  return {
    verdict: outputs['verdict'],
    serving: outputs['serving'],
    because: outputs['because'],
    exit: exitOf(played),
    'release-id': outputs['release-id'],
    revision: outputs['revision'],
    'previous-revision': outputs['previous-revision'],
    seconds: seconds(beganAt, endedAt) ?? 0,
    'alarm-to-stop-seconds': seconds(alarm, stop),
    'stop-to-blue-seconds': seconds(stop, blue),
    'recovery-seconds': seconds(goingBackSince(played, stop), moved),
    'most-on-green': outputs['verdict'] === 'drilled' ? mostElsewhere(played) : mostOnGreen(played),
    'green-share': played.greenShare,
    warnings: annotations.filter(({ level }) => level === 'warning').map(({ message }) => message),
    calls: counted(calls.map(({ operation }) => operation)),
    'github-calls': counted(played.gitHub.calls.filter(ofThisStep).map(({ operation, path }) => operation ?? path)),
    users: {
      requests: damage.requests,
      failed: damage.failed,
      slow: damage.slow,
      'slow-ms': damage.slowMs,
      ...hurtBy(greensOf(played)),
      applications: Object.fromEntries(
        Object.entries(damage.applications).map(([name, application]) => [name, writesOf(application)]),
      ),
    },
    chapters: played.chapters.map(chapterResult),
  };
}

function writesOf({ writes, downtimeSeconds, outages }: ApplicationDamage): ApplicationResult {
  const { acknowledged, failed, lost, refused } = writes;
  return {
    acknowledged,
    refused: Object.values(refused).reduce((sum, count) => sum + count, 0),
    failed,
    lost,
    'seconds-without-writes': downtimeSeconds,
    'seconds-of-refusals': outages.reduce(
      (sum, { firstRefusedAt, lastRefusedAt }) => sum + (lastRefusedAt - firstRefusedAt) / 1000 + 1,
      0,
    ),
  };
}

function chapterResult(played: PlayedChapter): ChapterResult {
  const { chapter, run, outcome, beganAt, endedAt, serves } = played;
  const { outputs } = outcome.main;
  return {
    tells: chapter.tells,
    job: run.job,
    run: Number(run.runNumber),
    attempt: Number(run.runAttempt),
    verdict: outputs['verdict'],
    serving: outputs['serving'],
    'verdict-after-post': verdictAfterPost(played),
    exit: exitOf(played),
    conclusion: outcome.conclusion,
    'release-id': outputs['release-id'],
    'change-id': outputs['change-id'],
    seconds: seconds(beganAt, endedAt) ?? 0,
    serves,
  };
}

function exitOf({ outcome }: PlayedChapter): number | undefined {
  const { exit } = outcome.main;
  return exit.kind === 'code' ? exit.code : undefined;
}

/** Our call for the way back: the stop of a deployment, or the write that gives an alias or a service back to blue. */
function sendsBack({ operation, input }: LoggedCall, blue: string | undefined): boolean {
  switch (operation) {
    case 'StopDeployment':
    case 'StopServiceDeployment':
      return true;
    case 'UpdateAlias':
      return / back\]/.test(input);
    case 'UpdateService':
      return blue !== undefined && input.includes(`task-definition/${blue}"`);
    default:
      return false;
  }
}

/** From the share that it begins with to the minute after the story, in which what was asked last takes effect. */
function mostOnGreen({ shares, beganAt }: Played): number {
  const first = shares.findLast(({ at }) => at <= beganAt);
  const during = shares.filter(({ at }) => at > beganAt);
  return Math.max(0, ...[...(first === undefined ? [] : [first]), ...during].map(({ green }) => green));
}

/** The largest share that left the target group which had all of it when the step began. */
function mostElsewhere({ weights, beganAt }: Played): number {
  const first = (weights.findLast(({ at }) => at <= beganAt) ?? weights[0])?.groups ?? {};
  const blue = Object.keys(first).find(name => first[name] === 100);
  const during = weights.filter(({ at }) => at > beganAt);
  return Math.max(0, ...during.map(({ groups }) => 100 - (blue === undefined ? 0 : (groups[blue] ?? 0))));
}

function goingBackSince({ outcome, beganAt }: Played, stop: number | undefined): number | undefined {
  switch (outcome.main.outputs['verdict']) {
    case 'drilled':
      return stop;
    case 'restored':
      return beganAt;
    default:
      return undefined;
  }
}

/** Every version that came after the one of the beginning. */
function greensOf({ damage, blue }: Played): readonly VersionDamage[] {
  return Object.entries(damage.byVersion).flatMap(([image, hurt]) => (image === blue ? [] : [hurt]));
}

function hurtBy(greens: readonly VersionDamage[]): Pick<Result['users'], 'hurt-by-green' | 'hurt-seconds'> {
  const spans = greens.flatMap(({ hurt }) => hurt ?? []);
  const from = Math.min(...spans.map(({ firstAt }) => firstAt));
  const to = Math.max(...spans.map(({ lastAt }) => lastAt));
  return {
    'hurt-by-green': greens.reduce((sum, { failed, slow }) => sum + failed + slow, 0),
    'hurt-seconds': spans.length === 0 ? 0 : (to - from) / 1000,
  };
}

/** The harness gives the action an access key that no actor of the world has. */
function isOurs(caller: string): boolean {
  return caller.startsWith('AKIATEST');
}

function seconds(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.round((to - from) / 1000);
}

function counted(names: readonly string[]): Record<string, number> {
  return names.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {});
}
