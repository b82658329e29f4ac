import type { Finding } from '../../../release/problem.ts';
import type { GreenDatabase } from '../../../request/request.ts';
import type { Database } from '../database.ts';
import { engineTitles, isAurora } from '../engine.ts';
import { rdsCommand } from './command.ts';
import type { Facts } from './preflight.ts';
import { storageFindings } from './storage.ts';

/** Whether green can have the class and the storage that were asked for, at its version. */
export function sizeFindings(facts: Facts, database: Database, green: GreenDatabase): readonly Finding[] {
  return [
    ...classFindings(facts, database, green),
    ...(isAurora(facts.engine) ? ofAurora(facts, green) : storageFindings(facts, database, green.storage)),
  ];
}

function classFindings(
  { engine, version, classes }: Facts,
  database: Database,
  green: GreenDatabase,
): readonly Finding[] {
  return classes.flatMap((offer): readonly Finding[] => {
    if (offer.is === 'offered') return [];
    const asked = green.instanceClass !== undefined;
    return [
      {
        level: 'error',
        where: asked ? 'instance-class' : 'engine-version',
        value: asked ? offer.class : version.version,
        reason: asked
          ? `AWS does not offer it for ${engineTitles[engine]} ${version.version} in this Region`
          : `blue runs on ${offer.class}, which AWS does not offer for ${engineTitles[engine]} ${version.version} in this Region`,
        remedy: nearestClasses(offer.class, offer.others, isAurora(engine)),
        command: rdsCommand(
          database,
          'describe-orderable-db-instance-options',
          `--engine ${engine} --engine-version ${version.version}`,
          `--query "OrderableDBInstanceOptions[].DBInstanceClass"`,
        ),
      },
    ];
  });
}

/** How many are named: of the hundreds that there are, those of the same family or of the same size. */
const mostNamed = 6;

function nearestClasses(name: string, others: readonly string[], ofCluster: boolean): string {
  const [, family = '', size = ''] = name.split('.');
  const near = [
    ...others.filter(other => other.startsWith(`db.${family}.`)),
    // The letter of the family says what it is made for: r6g for memory, m6g for all, t4g for little.
    ...others.filter(other => other.startsWith(`db.${family.slice(0, 1)}`) && other.endsWith(`.${size}`)),
  ];
  const named = [...new Set(near)].slice(0, mostNamed);
  const these = named.length === 0 ? 'one that AWS offers' : `one of ${named.join(', ')}`;
  return ofCluster ? `give blue's instances ${these} first` : `write ${these} as \`instance-class\``;
}

/** CreateBlueGreenDeployment takes neither for Aurora (API reference): its instances may each have another class, and share their storage. */
function ofAurora({ engine }: Facts, { instanceClass, storage }: GreenDatabase): readonly Finding[] {
  const title = engineTitles[engine];
  const { type, allocated, iops, throughput, layout } = storage;
  const asksStorage = [type, allocated, iops, throughput].some(one => one !== undefined) || layout === 'newest';
  return [
    ...(instanceClass === undefined
      ? []
      : [
          {
            level: 'error' as const,
            where: 'instance-class',
            value: instanceClass,
            reason: `green of ${title} gets the classes of blue's instances, and no other`,
            remedy: 'leave it out, and change the class of each instance of green once it stands',
          },
        ]),
    ...(asksStorage
      ? [
          {
            level: 'error' as const,
            where: 'storage',
            value: undefined,
            reason: `${title} has storage of its own kind, which grows by itself: nothing of it can be asked for but \`kms-key\``,
            remedy: 'leave it out',
          },
        ]
      : []),
  ];
}
