import type { Finding } from '../../../release/problem.ts';
import type { Database } from '../database.ts';
import { engineTitles } from '../engine.ts';
import type { Facts, UpgradeTarget } from './preflight.ts';

/** How many versions are named where the one that was asked for is none: the rest is a longer list. */
const mostNamed = 6;

/** Whether blue can be upgraded to the version that was asked for. */
export function versionFindings({ engine, version }: Facts, database: Database): readonly Finding[] {
  switch (version.is) {
    case 'as blue':
      return [];
    case 'an upgrade':
      return version.from.length === 1 ? [] : [chosenByAws(version.version, version.from)];
    case 'out of reach':
      return [
        {
          level: 'error',
          where: 'engine-version',
          value: version.version,
          reason: `${engineTitles[engine]} ${database.engineVersion} cannot be upgraded to it`,
          remedy: legal(version.targets),
        },
      ];
    default: {
      const never: never = version;
      throw new Error(`no such version: ${JSON.stringify(never)}`);
    }
  }
}

function chosenByAws(newest: string, from: readonly string[]): Finding {
  return {
    level: 'warning',
    where: 'engine-version',
    value: undefined,
    reason: `it names ${from.length} versions (${from.join(', ')}), and AWS chooses one of them`,
    remedy: `name one in full: \`engine-version: ${newest}\``,
  };
}

/** The newest of each major version, and the next few of its own: those that are asked for most. */
function legal(targets: readonly UpgradeTarget[]): string {
  if (targets.length === 0) return 'AWS knows no version that it can be upgraded to: leave `engine-version` out';
  const newestFirst = targets.toReversed();
  const named = newestFirst
    .slice(0, mostNamed)
    .map(({ version, isMajor }) => (isMajor ? `${version} (major)` : version));
  const minor = newestFirst.find(({ isMajor }) => !isMajor);
  const isNamed = minor === undefined || newestFirst.indexOf(minor) < mostNamed;
  return `one of ${[...named, ...(isNamed ? [] : [minor.version])].join(', ')}`;
}
