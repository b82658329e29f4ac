import type { DatabaseBook } from '../database-book.ts';
import type { Database } from '../state.ts';

/** As it is called now. Throws for what does not exist. */
export function databaseNamed(book: DatabaseBook, name: string): Database {
  const all = book.databases();
  const found = all.find(database => database.name === name);
  if (found !== undefined) return found;
  throw new Error(`There is no database "${name}". There are: ${all.map(database => database.name).join(', ')}.`);
}

export function greenOf(book: DatabaseBook, blue: Database): Database {
  const found = book.databases().find(({ follows }) => follows?.from === blue);
  if (found !== undefined) return found;
  throw new Error(`Nothing follows "${blue.name}".`);
}
