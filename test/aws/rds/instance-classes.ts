import { isAurora, majorOf } from './engines.ts';

const BURSTABLE = ['micro', 'small', 'medium', 'large'].map(size => `db.t4g.${size}`);
const GENERAL = ['m6g', 'm7g'].flatMap(family => sizesOf(family));
const MEMORY = ['r6g', 'r7g', 'r8g'].flatMap(family => sizesOf(family));
const OLD = ['db.t3.small', 'db.t3.medium', 'db.m5.large', 'db.r5.large'];

function sizesOf(family: string): string[] {
  return ['large', 'xlarge', '2xlarge', '4xlarge'].map(size => `db.${family}.${size}`);
}

/** A few of the classes that "DB instance class types" of the user guides lists for the engine. */
export function instanceClassesOf(engine: string, version: string): readonly string[] {
  // Graviton came after MySQL 5.7 and its Aurora ("Supported DB engines for DB instance classes").
  if (majorOf(engine, version) === '5.7') return OLD;
  return isAurora(engine)
    ? ['db.t4g.medium', 'db.t4g.large', ...MEMORY]
    : [...BURSTABLE, ...GENERAL, ...MEMORY, ...OLD];
}

export const storageTypesOf = (engine: string): readonly string[] =>
  isAurora(engine) ? ['aurora', 'aurora-iopt1'] : ['gp2', 'gp3', 'io1', 'io2'];
