import type { Database } from '../state.ts';
import type { Workload } from '../workload.ts';

export type LongStatement = Exclude<ReturnType<Workload['longRunning']>, 'nothing'>;

/** Statements that run for so long that a switchover would have to wait for them. */
export interface LongStatements {
  readonly begin: (database: Database, is: LongStatement, until: number) => void;
  readonly on: (database: Database, now: number) => LongStatement | 'nothing';
}

export function createLongStatements(): LongStatements {
  let running: readonly { readonly database: Database; readonly is: LongStatement; readonly until: number }[] = [];
  return {
    begin: (database, is, until) => {
      running = [...running, { database, is, until }];
    },
    on: (database, now) => {
      running = running.filter(({ until }) => until > now);
      return running.find(item => item.database === database)?.is ?? 'nothing';
    },
  };
}
