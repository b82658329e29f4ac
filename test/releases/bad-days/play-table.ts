// Plays a table of bad days, one row after another, and prints each answer as a line of JSON:
// `node play-table.ts faults`. In a process of its own, because jest gives its tests a realm in which the errors of
// sockets are none of the SDK's, and connections that are lost would be told from those of a real process.
import { type Answer, playRow } from './play-row.ts';
import { type TableName, tables } from './tables.ts';

const [name = ''] = process.argv.slice(2);
if (!isTable(name)) throw new Error(`There is no table "${name}". There are: ${Object.keys(tables).join(', ')}.`);
for (const row of await tables[name]()) {
  const answer: Answer = await playRow(row);
  console.log(JSON.stringify(answer));
}

function isTable(text: string): text is TableName {
  return Object.hasOwn(tables, text);
}
