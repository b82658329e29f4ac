import type { Operation } from '../../request/request.ts';
import { again } from './again.ts';
import { type Look, meant } from './sight.ts';
import type { Work } from './work.ts';

/** What brings something new: `release`, `stage` and `drill`. */
export function forward(operation: Extract<Operation, { is: 'release' | 'stage' | 'drill' }>, work: Work): Look {
  if (operation.is === 'drill') return async () => meant(await work.survey({ is: 'the inputs anew' }), { is: 'drill' });
  const { is, onRerun } = operation;
  // A first attempt has nothing of its own to come back to, unless its job is there to go back.
  if (work.run.attempt > 1 || onRerun === 'rollback') return again({ is }, onRerun, work);
  return async () => meant(await work.survey({ is: 'the inputs', recorded: new Map() }), { is });
}
