import type { LambdaTarget } from '../../request/request.ts';
import { type Configuration, withAsked } from './configuration.ts';
import { type GoneBack, withoutLeavings } from './gone-back.ts';

/** All that decides what green is to run with, besides what is there. */
export interface Intent {
  readonly asked: Pick<LambdaTarget, 'configuration' | 'variables'>;
  readonly goneBack: GoneBack | undefined;
}

/**
 * What `$LATEST` has to become: what is asked for, and all else as it is there, because other tools write there too; only what a
 * release has left that was taken back does not stay. The plan and the stager both ask here. Of what is intended the same is
 * intended again.
 */
export function intended(present: Configuration, { asked, goneBack }: Intent): Configuration {
  return withAsked(withoutLeavings(present, goneBack), asked);
}
