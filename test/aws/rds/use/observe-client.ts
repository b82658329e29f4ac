import { recordQueries } from '../../cloudwatch/database-metrics.ts';
import type { MetricStore } from '../../cloudwatch/metric-store.ts';
import type { DamageMeter } from '../../world/damage.ts';
import type { Random } from '../../world/random.ts';
import { shareAbove } from '../../world/response-time.ts';
import type { DatabaseBook } from '../database-book.ts';
import type { AnsweredPart, Client, StatementsPart } from './client.ts';
import type { InstanceLoads } from './instance-load.ts';
import { lostWrites } from './lost-writes.ts';
import type { ReplicationWork } from './replication.ts';
import type { WriteLogs } from './write-log.ts';

/** What takes note of statements. */
export interface Observers {
  readonly book: DatabaseBook;
  readonly damage: DamageMeter;
  readonly loads: InstanceLoads;
  readonly logs: WriteLogs;
  readonly metrics: MetricStore;
  readonly replication: ReplicationWork;
}

/**
 * Gives a function to be called at the end of each second: it has the client send its statements, and what became of them noted.
 *
 * @param namespace where in CloudWatch the client counts its queries; undefined: nowhere
 */
export function observeClient(
  client: Client,
  namespace: string | undefined,
  observers: Observers,
  random: Random,
): (at: number) => void {
  const { book, damage, loads, logs, metrics, replication } = observers;
  const { name: application, host } = client;
  let lastServing = book.behind(host)?.database.resourceId;
  // While names are swapped the endpoint leads nowhere: what served last counts.
  const serving = () => (lastServing = book.behind(host)?.database.resourceId ?? lastServing);
  const meter = damage.application(application, () => {
    const id = serving();
    return id === undefined ? 0 : lostWrites(application, id, logs, replication);
  });

  const noteAnswered = ({ by, version, connections, statements }: AnsweredPart, at: number) => {
    const { reads, writes, writesFailed } = statements;
    const isTaken = statements.by.writes === 'taken';
    if (isTaken) logs.of(by.database.resourceId).append(application, at, writes - writesFailed);
    loads.add(by.instance, { reads, writes: isTaken ? writes : 0, connections }, version.behaviour);
  };

  return at => {
    const parts = client.second(at);
    if (parts.length === 0) return;
    serving();
    for (const part of parts) if (part.is === 'answered') noteAnswered(part, at);
    const counted = countRequests(parts, damage.slowMs, random);
    damage.count({ at, ...counted });
    meter.observe(
      at,
      parts.map(({ statements }) => statements),
    );
    if (namespace === undefined) return;
    const sum = (items: readonly number[]) => items.reduce((total, item) => total + item, 0);
    const unserved = sum(counted.unserved.map(({ requests }) => requests));
    recordQueries(metrics, at - 1, {
      namespace,
      application,
      queries: unserved + sum(counted.served.map(({ requests }) => requests)),
      failed: unserved + sum(counted.served.map(({ failed }) => failed)),
    });
  };
}

/** Statements as requests of users: those of a version, and those that none has let in. */
function countRequests(parts: readonly StatementsPart[], slowMs: number, random: Random) {
  const served = parts.flatMap(part => {
    if (part.is === 'unreached') return [];
    const { reads, readsFailed, writes, writesFailed, by } = part.statements;
    const requests = reads + (by.writes === 'taken' ? writes : 0);
    const failed = readsFailed + writesFailed;
    const { image, behaviour } = part.version;
    return [
      { image, requests, failed, slow: random.binomial(requests - failed, shareAbove(slowMs, behaviour.latency)) },
    ];
  });
  const unserved = parts.flatMap(({ statements: { by, reads, writes } }) => {
    if (by.is === 'nobody') return [{ requests: reads + writes }];
    return by.writes === 'refused' && writes > 0 ? [{ requests: writes }] : [];
  });
  return { served, unserved };
}
