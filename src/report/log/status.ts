import type { EventOf } from '../../release/events.ts';
import { shownChanges } from '../../release/status.ts';
import { pastCells, type StatusLine, statusLines } from '../status-words.ts';
import { type LogLine, timed } from './line.ts';

/** How the target stands, as one block: what it is about in a column, and the newest changes of the ledger under it. */
export function statusLogLines({ status, at }: EventOf<'status'>): readonly LogLine[] {
  const { history } = status;
  const past: readonly StatusLine[] =
    history.is === 'read'
      ? history.changes.slice(0, shownChanges).map(one => ({ about: 'ledger', says: pastCells(one).join(', ') }))
      : [{ about: 'ledger', says: `cannot be read: ${history.because}` }];
  const lines = [...statusLines(status, { name: name => name, foreign: text => text }), ...past];
  return lines.map(({ about, says }, index) => ({
    kind: 'line',
    text: timed(at, `${index === 0 ? '┌' : '│'} ${about.padEnd(10)} ${says}`),
  }));
}
