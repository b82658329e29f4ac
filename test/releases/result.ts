import type { Played } from './play.ts';
import { greenImage } from './shop.ts';

/** What a played story came to, as numbers: the last line of `npm run demo -- --json`, and what tests and the bench measure. */
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
  /** The largest share of traffic that green ever had. */
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
    /** Requests that green answered badly or slowly: what the release itself did to people. */
    readonly 'hurt-by-green': number;
    /** From the first to the last of them. */
    readonly 'hurt-seconds': number;
  };
}

export function resultOf(played: Played): Result {
  const { outcome, damage } = played;
  const { outputs, exit, annotations } = outcome.main;
  const alarm = played.alarms.find(({ state, at }) => state === 'ALARM' && at > played.beganAt)?.at;
  const stop = played.calls.find(({ operation, caller }) => operation === 'StopDeployment' && isOurs(caller))?.at;
  const blue = stop === undefined ? undefined : played.shares.find(({ at, green }) => at >= stop && green === 0)?.at;
  const green = damage.byVersion[greenImage];
  return {
    verdict: outputs['verdict'],
    serving: outputs['serving'],
    because: outputs['because'],
    exit: exit.kind === 'code' ? exit.code : undefined,
    'release-id': outputs['release-id'],
    revision: outputs['revision'],
    'previous-revision': outputs['previous-revision'],
    seconds: seconds(played.beganAt, played.endedAt) ?? 0,
    'alarm-to-stop-seconds': seconds(alarm, stop),
    'stop-to-blue-seconds': seconds(stop, blue),
    'most-on-green': Math.max(0, ...played.shares.map(share => share.green)),
    'green-share': played.greenShare,
    warnings: annotations.filter(({ level }) => level === 'warning').map(({ message }) => message),
    calls: counted(played.calls.filter(({ caller }) => isOurs(caller)).map(({ operation }) => operation)),
    'github-calls': counted(played.gitHub.calls.map(({ operation, path }) => operation ?? path)),
    users: {
      requests: damage.requests,
      failed: damage.failed,
      slow: damage.slow,
      'hurt-by-green': (green?.failed ?? 0) + (green?.slow ?? 0),
      'hurt-seconds': green?.hurt?.seconds ?? 0,
    },
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
