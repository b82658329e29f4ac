import type { Motion } from '../../release/words.ts';
import type { Look } from './motion.ts';
import type { Watched } from './watched.ts';

type Stopped = Extract<Motion, { is: 'stopped' }>;

/** AWS has ended it, and both sides stay as they are: nothing is to be taken back, and green may be promoted again. */
export function stopped({ at, greenServes }: Look, { last }: Watched, because: string): Stopped {
  return {
    is: 'stopped',
    at: last?.is === 'stopped' ? last.at : at,
    by: 'AWS itself',
    because,
    reached: greenServes ? 'users' : 'nobody',
    back: { is: 'none' },
    leaves: 'a green to go on with',
  };
}

/** Green stays, and costs, and can never be switched over any more. */
export function ofNoUse(look: Look, watched: Watched, because: string): Stopped {
  return { ...stopped(look, watched, because), leaves: 'a green of no use' };
}

/** Somebody takes green away, which is all the way back that there is. */
export function deleted(
  look: Look,
  watched: Watched,
  because: string,
  back: { readonly is: 'running' | 'done'; readonly id: string },
): Stopped {
  return { ...stopped(look, watched, because), by: 'a request', back, leaves: 'nothing' };
}
