import type { Past } from '../release/history.ts';
import { attemptOf, parseReleaseOrChange, runOf } from '../release/identity.ts';
import { type LedgerEntry, ledgerTask, parseEntry, printEntry, type Standing } from '../release/ledger.ts';
import type { Instant } from '../release/words.ts';
import { cut } from '../report/escape/visible.ts';
import type { GitHub } from './api.ts';
import { restorableIn, standingIn, states, tellerIn, type Told } from './deployment-states.ts';
import { GitHubTrouble, type Permission } from './trouble.ts';

/** GitHub's deployments as the ledger of one target. */
export interface Ledger {
  /** The entry of this change, if an earlier attempt has written it, or if an answer to us was lost. */
  readonly ofChange: (entry: LedgerEntry) => Promise<number | undefined>;
  /** The newest entry of this kind among the newest 100, and how it stands. */
  readonly newest: (
    place: Place,
    is: (entry: LedgerEntry) => boolean,
  ) => Promise<{ readonly id: number; readonly standing: Standing } | undefined>;
  readonly open: (entry: LedgerEntry, commit: string) => Promise<number>;
  readonly tell: (id: number, status: Status) => Promise<void>;
  /**
   * What became of the newest changes, newest first. It takes a request, and one more for each of them.
   *
   * @param most how many changes are asked for, 100 at most
   */
  readonly history: (place: Place, most: number) => Promise<readonly Past[]>;
}

/** What an environment's ledger of a target is found by. */
export type Place = Pick<LedgerEntry, 'targetKey' | 'environment'>;

export interface Status {
  readonly standing: Standing;
  /** 140 characters at most. */
  readonly description: string;
  readonly environment: string;
  /** The page of the run. */
  readonly log: string | undefined;
  /** Where users find what is released. */
  readonly environmentUrl: string | undefined;
}

const needed: Permission = 'deployments: write';

/** Most entries and statuses that GitHub lists at once (REST documentation, "Using pagination"). */
const page = 100;

/** So far back is looked for a way back behind drills: three years of nights. */
const mostPages = 10;

/** Requests at a time: GitHub allows 100 (REST documentation, "Rate limits"), of all jobs of the repository together. */
const atATime = 10;

interface Listed {
  readonly id: number;
  readonly at: Instant;
  readonly entry: LedgerEntry;
}

export function ledger({ ask }: GitHub): Ledger {
  // GitHub lists the newest first, and a change that is in flight, or was a moment ago, is among the newest of its target.
  const entries = async (place: Place, from = 1) => {
    const { environment, targetKey } = place;
    const listed = await ask(needed, ({ rest }, here) =>
      rest.repos.listDeployments({ ...here, environment, task: ledgerTask(targetKey), per_page: page, page: from }),
    );
    const read = listed.flatMap(({ id, created_at, payload }) => {
      const entry = parseEntry(payload);
      return entry === undefined || !isWrittenFor(place, entry) ? [] : [{ id, at: Date.parse(created_at), entry }];
    });
    return { read, more: listed.length === page };
  };
  /** The newest, without what is no way back: drills of every night may fill whole pages. */
  const newestOf = async (
    place: Place,
    most: number,
    from = 1,
    before: readonly Listed[] = [],
  ): Promise<readonly Listed[]> => {
    const { read, more } = await entries(place, from);
    const all = withoutFormerDrills([...before, ...read]);
    if (all.length >= most || !more || from === mostPages) return all.slice(0, most);
    return newestOf(place, most, from + 1, all);
  };
  /** All of them, newest first: a mark may be older than a long release's many words. */
  const statuses = async (id: number, from = 1): Promise<readonly Told[]> => {
    const listed = await ask(
      needed,
      ({ rest }, here) => rest.repos.listDeploymentStatuses({ ...here, deployment_id: id, per_page: page, page: from }),
      'a known part of it',
    );
    return listed.length < page ? listed : [...listed, ...(await statuses(id, from + 1))];
  };
  const past = async ({ id, at, entry }: Listed): Promise<readonly Past[]> => {
    const told = await statuses(id).catch(unlessDeleted);
    if (told === undefined) return [];
    const toldBy = tellerIn(told) ?? { runId: runOf(entry.changeId), attempt: attemptOf(entry.changeId) };
    return [{ entry, at, standing: standingIn(told), restorable: restorableIn(told), toldBy }];
  };
  return {
    ofChange: async entry => (await entries(entry)).read.find(one => one.entry.changeId === entry.changeId)?.id,
    newest: async (place, is) => {
      const found = (await entries(place)).read.find(({ entry }) => is(entry));
      return found && { id: found.id, standing: standingIn(await statuses(found.id)) };
    },
    history: async (place, most) => {
      const newest = await newestOf(place, most);
      const changes: Past[] = [];
      for (let from = 0; from < newest.length; from += atATime)
        changes.push(...(await Promise.all(newest.slice(from, from + atATime).map(past))).flat());
      return changes;
    },
    open: (entry, commit) =>
      ask(needed, async ({ rest }, here) => {
        const { data } = await rest.repos.createDeployment({
          ...here,
          ref: commit,
          task: ledgerTask(entry.targetKey),
          environment: entry.environment,
          description: cut(`${entry.previous} → ${entry.wanted}`, 140),
          payload: printEntry(entry),
          // What is released was decided by whoever started the run: no merge, and no check of the commit in between.
          auto_merge: false,
          required_contexts: [],
        });
        // The other answer is that of a merge, which was not asked for.
        if ('id' in data) return { data: data.id };
        throw new Error(data.message ?? 'GitHub made no deployment');
      }),
    tell: async (id, { standing, description, environment, log, environmentUrl }) => {
      await ask(
        needed,
        ({ rest }, here) =>
          rest.repos.createDeploymentStatus({
            ...here,
            deployment_id: id,
            state: states[standing],
            description,
            environment,
            ...(log === undefined ? {} : { log_url: log }),
            ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
            // The outcome of a former release is history, and the way back to it.
            auto_inactive: false,
          }),
        'a known part of it',
      );
    },
  };
}

/** A rehearsal is no way back, and there may be one each night: only of the newest it matters whether it has ended. */
function withoutFormerDrills(listed: readonly Listed[]): readonly Listed[] {
  const newest = listed.find(({ entry }) => entry.purpose === 'drill');
  return listed.filter(one => one === newest || one.entry.purpose !== 'drill');
}

/** Anybody with write access can make deployments: what contradicts the place that it is listed at is nothing of Greenlight's. */
function isWrittenFor({ environment, targetKey }: Place, entry: LedgerEntry): boolean {
  const { changeId } = parseReleaseOrChange(entry.changeId) ?? {};
  return changeId !== undefined && entry.targetKey === targetKey && entry.environment === environment;
}

/** A deployment that was deleted since it was listed is none. */
function unlessDeleted(error: unknown): undefined {
  if (error instanceof GitHubTrouble && error.trouble.is === 'missing') return undefined;
  throw error;
}
