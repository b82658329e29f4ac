import type { AnsweringDatabase, StatementsAnswered, StatementsUnreached } from '../../world/application-damage.ts';
import type { Answering } from '../database-book.ts';
import type { DatabaseVersion } from './database-version.ts';

/** Whoever sends statements: an application, or a person with a connection of their own. */
export interface Client {
  readonly name: string;
  /** Of the endpoint by whose leading their writes count or are lost. */
  readonly host: string;
  /** What became of their statements in the second that ends at `at`. */
  readonly second: (at: number) => readonly StatementsPart[];
}

/** Some of a client's statements of one second: those that met the same. */
export type StatementsPart = AnsweredPart | UnreachedPart;

export interface AnsweredPart {
  readonly is: 'answered';
  readonly by: Answering;
  readonly version: DatabaseVersion;
  /** That the client has open there. */
  readonly connections: number;
  readonly statements: StatementsAnswered;
}

export interface UnreachedPart {
  readonly is: 'unreached';
  readonly statements: StatementsUnreached;
}

/** A reader never takes writes, nor does a database that RDS has made read-only. */
export function answererOf({ instance, database, role }: Answering): AnsweringDatabase {
  const takesWrites = role === 'writer' && database.access === 'read-write';
  const { resourceId, name } = instance;
  return { is: 'database', resourceId, name, writes: takesWrites ? 'taken' : 'refused' };
}
