import type { AskedOf } from '../../../release/found.ts';
import type { Finding } from '../../../release/problem.ts';
import type { RdsTarget } from '../../../request/request.ts';
import type { Database } from '../database.ts';
import { engineTitles } from '../engine.ts';
import { attachedFindings } from './attached.ts';
import { blueFindings } from './blue.ts';
import { gateFindings } from './gates.ts';
import { groupFindings } from './groups.ts';
import { parameterFindings } from './parameters.ts';
import type { Preflight } from './preflight.ts';
import { quotaFindings } from './quotas.ts';
import { replicationFindings } from './replication.ts';
import { sizeFindings } from './size.ts';
import { encryptionFindings } from './storage.ts';
import { versionFindings } from './version.ts';

/** All that stands in the way of a green database that is not made yet, and all that is worth knowing before it is. */
export function findingsOf(
  preflight: Preflight,
  database: Database,
  { green }: Pick<RdsTarget, 'green'>,
  how: AskedOf,
): readonly Finding[] {
  if (preflight.is === 'no source')
    return [
      {
        level: 'error',
        where: 'database',
        value: database.name,
        reason: `${preflight.because}, of which RDS makes no blue/green deployment`,
        remedy: `it makes them of ${Object.values(engineTitles).join(', ')}`,
      },
    ];
  return [
    ...blueFindings(database),
    ...attachedFindings(preflight, database),
    ...versionFindings(preflight, database),
    // What follows from a version that cannot be had is worth no word.
    ...(preflight.version.is === 'out of reach'
      ? []
      : [...replicationFindings(preflight, database), ...parameterFindings(preflight, database)]),
    ...groupFindings(preflight, database),
    ...sizeFindings(preflight, database, green),
    ...encryptionFindings(database, green.storage),
    ...quotaFindings(preflight, database, green),
    ...gateFindings(how, preflight, database),
  ];
}
