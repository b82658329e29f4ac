import type { AskedOf } from '../../../release/found.ts';
import type { Finding } from '../../../release/problem.ts';
import type { Gate } from '../../../release/words.ts';
import type { Database } from '../database.ts';
import { engineTitles } from '../engine.ts';
import { replicationOf } from '../replication.ts';
import type { Facts } from './preflight.ts';

/** Gates that cannot prove of this database what they are meant to prove. */
export function gateFindings({ gates }: AskedOf, facts: Facts, database: Database): readonly Finding[] {
  return gates.flatMap(gate => [...askedOfBlue(gate), ...withoutMetric(gate, facts, database)]);
}

/** A URL is answered by an application, and an application asks blue until the switchover, unless it is told another address. */
function askedOfBlue(gate: Gate): readonly Finding[] {
  if (gate.kind !== 'smoke' || gate.when !== 'before-traffic' || gate.check.asks !== 'a url') return [];
  return [
    {
      level: 'warning',
      where: 'gates',
      value: gate.name,
      reason:
        'before the switchover, who answers at this address proves green only if it was given the endpoint of green',
      remedy: 'the output `green-endpoint` of `operation: stage` has it; else `when: bake`',
    },
  ];
}

/** A limit that nothing is ever measured against would hold the release for ever. */
function withoutMetric(gate: Gate, { engine, version }: Facts, database: Database): readonly Finding[] {
  if (gate.kind !== 'lag' || gate.blue.transactions === undefined) return [];
  const metrics = replicationOf(
    database,
    { engineVersion: version.version },
    { blue: database.name, green: database.name },
  );
  if (metrics !== 'none' && metrics.blue.transactions !== undefined) return [];
  return [
    {
      level: 'error',
      where: 'gates',
      value: gate.name,
      reason: `it limits the active transactions of blue, and CloudWatch has no such metric of ${engineTitles[engine]}`,
      remedy: 'leave `transactions` out, or limit `load` or `connections`',
    },
  ];
}
