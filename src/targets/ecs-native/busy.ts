import { BusyError } from '../../errors.ts';
import type { Place } from './place.ts';

/** Another step of the same attempt has begun something else: it is waited for. */
export function busy({ service }: Pick<Place, 'service'>, deployment: string): BusyError {
  return new BusyError({
    message: `Service ${service} is busy with deployment ${deployment} of this run.`,
    hint: 'Wait until that deployment has ended, then re-run the job.',
  });
}
