import { releaseOf } from '../release/identity.ts';
import { type LedgerEntry, ledgerTask, parseEntry, printEntry, type Standing } from '../release/ledger.ts';
import { cut } from '../report/escape/visible.ts';
import type { GitHub } from './api.ts';
import type { Permission } from './trouble.ts';

/** GitHub's deployments as the ledger of one target. */
export interface Ledger {
  /** The entry of this change, if an earlier attempt has written it, or if an answer to us was lost. */
  readonly ofChange: (entry: LedgerEntry) => Promise<number | undefined>;
  /** The entry of this release and revision, and whether its outcome is success. */
  readonly ofRelease: (
    of: Pick<LedgerEntry, 'targetKey' | 'environment' | 'wanted'> & { readonly releaseId: string },
  ) => Promise<{ readonly id: number; readonly isClosed: boolean } | undefined>;
  readonly open: (entry: LedgerEntry, commit: string) => Promise<number>;
  readonly tell: (id: number, status: Status) => Promise<void>;
}

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

/**
 * GitHub's states of a deployment, but for `inactive`: outside of production GitHub itself writes that, behind the outcome of a
 * former deployment, as soon as the job's own succeeds. To say of an environment that it is production or transient, which keeps
 * GitHub from it, would be told to everybody who looks at the environment.
 */
const states = {
  open: 'in_progress',
  serves: 'success',
  'taken back': 'failure',
  unproven: 'error',
  // A drill goes well by being taken back; its description says so.
  rehearsed: 'failure',
} as const satisfies Record<Standing, string>;

/** What a deployment came to: the last that was said of it, apart from GitHub's remark that another came after it. */
export function outcomeIn(newestFirst: readonly { readonly state: string }[]): string | undefined {
  return newestFirst.find(({ state }) => state !== 'inactive')?.state;
}

export function ledger({ ask }: GitHub): Ledger {
  // GitHub lists the newest first, and a change that is in flight, or was a moment ago, is among the newest of its target.
  const newest = ({ environment, targetKey }: Pick<LedgerEntry, 'environment' | 'targetKey'>) =>
    ask(needed, ({ rest }, here) =>
      rest.repos.listDeployments({ ...here, environment, task: ledgerTask(targetKey), per_page: 100 }),
    );
  return {
    ofChange: async entry =>
      (await newest(entry)).find(({ payload }) => parseEntry(payload)?.changeId === entry.changeId)?.id,
    ofRelease: async of => {
      const found = (await newest(of)).find(({ payload }) => {
        const entry = parseEntry(payload);
        return entry !== undefined && releaseOf(entry.changeId) === of.releaseId && entry.wanted === of.wanted;
      });
      if (found === undefined) return undefined;
      const statuses = await ask(
        needed,
        ({ rest }, here) => rest.repos.listDeploymentStatuses({ ...here, deployment_id: found.id, per_page: 100 }),
        'a known part of it',
      );
      return { id: found.id, isClosed: outcomeIn(statuses) === states.serves };
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
