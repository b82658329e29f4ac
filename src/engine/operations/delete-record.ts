import type { ReleaseEvent } from '../../release/events.ts';
import type { Verdict } from '../../release/verdict.ts';
import { servingOf } from '../../release/words.ts';
import type { Target } from '../../request/request.ts';
import { deleteRecord, findRecord } from '../../targets/rds/record.ts';
import type { Access } from '../access.ts';
import { verdictNow } from '../ending.ts';

/**
 * Deletes the record of a switchover that is over. Nothing that serves is touched; what it has protected until now, old blue, may
 * be written to from then on, so nobody does it in passing.
 */
export async function deleteRecordOf(
  target: Target,
  access: Access,
  publish: (events: readonly ReleaseEvent[]) => Promise<void>,
): Promise<Verdict> {
  if (target.kind !== 'rds') throw new Error('only a database has a record of its switchover');
  const { now } = access;
  const record = await findRecord(target, access);
  if (record === undefined)
    return verdictNow(
      now(),
      'nothing-to-do',
      servingOf(100),
      `${target.database} has no record of a switchover that is over.`,
      undefined,
    );
  await publish([{ at: now(), type: 'green', revision: record.serves }]);
  const done = await deleteRecord(record, access);
  if (done !== 'gone already')
    await publish([{ at: now(), type: 'wrote', what: `deleted the record ${record.id} of the switchover` }]);
  return verdictNow(
    now(),
    'record-deleted',
    servingOf(100),
    `The record ${record.id} of the switchover is ${done === 'being deleted' ? 'being deleted' : 'gone'}: old blue ${record.oldBlue} takes writes from ${done === 'being deleted' ? 'then' : 'now'} on, from whoever still reaches it.`,
    `Take ${record.oldBlue} out of everybody's reach, or delete it once nobody needs it: Greenlight never does.`,
  );
}
