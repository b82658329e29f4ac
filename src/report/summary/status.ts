import { shownChanges, type Status } from '../../release/status.ts';
import { code, inline } from '../escape/markdown.ts';
import { pastCells, statusLines } from '../status-words.ts';
import { dateAndClock } from '../../release/time-words.ts';
import { section, table, withoutMiddle } from './table.ts';

/** How the target stands, and the newest changes of its ledger: a table each. */
export function statusPage(status: Status, mostRows: number): readonly string[] {
  const lines = statusLines(status, { name: code, foreign: text => inline(text, 600) });
  const rows = lines.map(({ about, says }) => [`**${about}**`, says]);
  return [
    section(
      'How it stands',
      table(['what', `as read at ${dateAndClock(status.scene.at)}`], withoutMiddle(rows, mostRows)),
    ),
    ledger(status, mostRows),
  ];
}

function ledger({ history }: Status, mostRows: number): string {
  const title = 'The newest changes, by the ledger';
  if (history.is === 'not readable') return section(title, `They cannot be read: ${inline(history.because, 600)}.`);
  if (history.changes.length === 0) return section(title, 'The ledger has no change of this target.');
  const rows = history.changes.slice(0, shownChanges).map(past => {
    const [began, change, revisions, outcome] = pastCells(past);
    return [inline(began), code(change), inline(revisions), inline(outcome)];
  });
  return section(title, table(['began', 'change', 'from → to', 'outcome'], withoutMiddle(rows, mostRows)));
}
