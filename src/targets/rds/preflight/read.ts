import type { GreenDatabase, RdsTarget } from '../../../request/request.ts';
import { allRefusals } from '../../all-refusals.ts';
import type { Database } from '../database.ts';
import { type Engine, engineOf, engineTitles, isAurora } from '../engine.ts';
import type { ClassOffer, GreenVersion, Preflight } from './preflight.ts';
import { readClasses } from './read-classes.ts';
import { readAskedGroups } from './read-groups.ts';
import { readSettings } from './read-settings.ts';
import { readCustomEndpoints, readIntegrations, readOldName, readProxies, readQuotas } from './read-surroundings.ts';
import { readVersion } from './read-version.ts';
import type { ReadingHand } from './reading-hand.ts';

/** Reads what has to be known before a green database is made. Asked only where one is about to be made. */
export async function readPreflight(
  hand: ReadingHand,
  database: Database,
  { green }: Pick<RdsTarget, 'green'>,
): Promise<Preflight> {
  const engine = engineOf(database.engine);
  if (engine === undefined) return { is: 'no source', because: `it is ${database.engine}` };
  if (database.is === 'a cluster' && database.multiAzCluster)
    return { is: 'no source', because: `it is a Multi-AZ DB cluster of ${engineTitles[engine]}` };
  const [version, groups, quotas, integrations, proxies, customEndpoints, oldName] = await allRefusals([
    readVersion(hand, engine, database, green.engineVersion),
    readAskedGroups(hand, green),
    readQuotas(hand),
    readIntegrations(hand, database),
    readProxies(hand, engine, database),
    readCustomEndpoints(hand, database),
    readOldName(hand, database),
  ]);
  const [settings, classes] = await allRefusals([
    readSettings(hand, engine, database, version, green),
    readOffers(hand, engine, database, version, green),
  ]);
  return {
    is: 'a source',
    ...{ engine, version, groups, ...settings, classes, quotas },
    ...{ integrations, proxies, customEndpoints, oldName },
  };
}

/** What has served with these classes at this version goes on to: only what changes is asked for. */
async function readOffers(
  hand: ReadingHand,
  engine: Engine,
  { members }: Database,
  version: GreenVersion,
  { instanceClass, storage }: GreenDatabase,
): Promise<readonly ClassOffer[]> {
  if (version.is === 'out of reach') return [];
  const changes = version.is === 'an upgrade' || instanceClass !== undefined || changesSize(storage);
  if (!changes) return [];
  const asked = isAurora(engine) ? undefined : instanceClass;
  const classes = asked === undefined ? [...new Set(members.map(member => member.class))] : [asked];
  return readClasses(hand, engine, version.version, classes);
}

function changesSize({ type, allocated, iops, throughput }: GreenDatabase['storage']): boolean {
  return [type, allocated, iops, throughput].some(one => one !== undefined);
}
