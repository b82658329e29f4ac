import type { Happening } from '../../release/words.ts';
import type { Followed } from './follow.ts';
import { happeningsIn } from './switchover.ts';

/** Why green is not made, or was not switched over, as far as the last look tells: it costs no call. */
export function causesIn(last: Followed | undefined): readonly Happening[] {
  if (last === undefined) return [];
  const { look, happened } = last;
  const { id, deployment, at } = look;
  const told = happeningsIn(id, happened).filter(({ kind }) => kind === 'cause');
  if (deployment === 'gone') return told;
  const cause = (what: string, text: string, uncounted = text): Happening => ({
    id: `${id} ${what}`,
    at,
    text,
    kind: 'cause',
    of: 'database',
    uncounted,
  });
  const failed = deployment.tasks.filter(({ status }) => status === 'FAILED');
  const { details } = deployment;
  return [
    ...told,
    ...failed.map(({ name }) => cause(name, `RDS: task ${name} of ${id} has failed.`)),
    ...(details === undefined ? [] : [cause('details', `RDS on ${id}: ${details}`, details.trim().replace(/\.$/, ''))]),
  ];
}
