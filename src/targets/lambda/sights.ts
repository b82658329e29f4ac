import type { Stamped } from '../aimed-at.ts';
import type { Alias } from './alias.ts';
import type { Attached } from './attached.ts';
import type { CodeDifference } from './differences.ts';
import type { Holding } from './holding.ts';
import type { Warmth } from './provisioned.ts';
import type { Version } from './version.ts';
import type { Wanted } from './wanted.ts';

/** All that was read of a function and of the alias by which users reach it. */
export interface Sights {
  /** `$LATEST`. */
  readonly now: Version;
  /** Undefined before the first release. */
  readonly alias: Alias | undefined;
  readonly holding: Holding;
  /** What served before this release; undefined where nothing did. */
  readonly blue: Version | undefined;
  readonly wanted: Wanted;
  readonly code: CodeDifference;
  /** A change that is in flight, or staged, and aimed at, and the version that it brings. */
  readonly ours: Stamped | undefined;
  readonly begun: Version | undefined;
  readonly warm: Warmth;
  readonly attached: Attached;
  /** CodeDeploy's groups for functions of which none is known to move this alias, where it was asked. */
  readonly passedOver: readonly string[];
}
