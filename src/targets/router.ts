import type { Mark } from '../release/mark.ts';
import type { Percent } from '../release/words.ts';

/** How production traffic is divided, as it is asked for: by the ids of the revisions, those without any left out. */
export interface Routing {
  readonly shares: ReadonlyMap<string, Percent>;
  readonly mark: Mark | undefined;
}

/** What was read, and what says whether it is still so. */
export interface SeenRouting extends Routing {
  /** AWS's id of this very state; undefined where nothing stands there yet. */
  readonly lock: string | undefined;
}

/** A system whose weights Greenlight writes. All that a mover does besides is written once, in `stepped-by.ts`. */
export interface Router {
  /** `patient`: throttling is waited for, because something is to be written to what is read; a look comes again anyway. */
  read(how: 'patient' | 'brisk'): Promise<SeenRouting>;
  /**
   * One write, and everything in it: how it stands from then on. `stale`: something else was written since `seen`, and nothing was
   * changed.
   */
  write(seen: SeenRouting, to: Routing & { readonly mark: Mark }): Promise<SeenRouting | 'stale'>;
}
