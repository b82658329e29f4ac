import type { DBEngineVersion } from '@aws-sdk/client-rds';
import type { Database } from '../database.ts';
import { byVersion, names } from '../engine-version.ts';
import type { Engine } from '../engine.ts';
import type { GreenVersion, UpgradeTarget } from './preflight.ts';
import type { ReadingHand } from './reading-hand.ts';

/**
 * The version that green gets, as AWS knows it.
 *
 * @param wanted a version, or the beginning of one up to a dot; undefined: blue's
 */
export async function readVersion(
  hand: ReadingHand,
  engine: Engine,
  { engineVersion: serving }: Pick<Database, 'engineVersion'>,
  wanted: string | undefined,
): Promise<GreenVersion> {
  const now = await findVersion(hand, engine, serving);
  if (wanted === undefined || names(wanted, serving))
    return { is: 'as blue', version: serving, family: now?.DBParameterGroupFamily };
  const targets = upgradesOf(now);
  const meant = targets.filter(({ version }) => names(wanted, version));
  const [newest, ...others] = meant.toReversed();
  if (newest === undefined) return { is: 'out of reach', version: wanted, targets };
  return {
    is: 'an upgrade',
    ...newest,
    family: (await findVersion(hand, engine, newest.version))?.DBParameterGroupFamily,
    from: [newest.version, ...others.map(({ version }) => version)],
  };
}

async function findVersion(
  { rds, patient }: ReadingHand,
  Engine: Engine,
  EngineVersion: string,
): Promise<DBEngineVersion | undefined> {
  const { client, sdk } = await rds();
  // A version that nobody can choose any more still serves where it was chosen, and says what it can be upgraded to.
  const ask = { Engine, EngineVersion, IncludeAll: true };
  const { DBEngineVersions: found = [] } = await patient.read(
    { service: 'rds', operation: 'DescribeDBEngineVersions' },
    () => client.send(new sdk.DescribeDBEngineVersionsCommand(ask)),
  );
  return found.find(version => version.EngineVersion === EngineVersion);
}

function upgradesOf(version: DBEngineVersion | undefined): readonly UpgradeTarget[] {
  return (version?.ValidUpgradeTarget ?? [])
    .flatMap(({ EngineVersion: to, IsMajorVersionUpgrade: isMajor = false }) =>
      to === undefined ? [] : [{ version: to, isMajor }],
    )
    .toSorted((one, other) => byVersion(one.version, other.version));
}
