import type { Database } from './state.ts';

/** What goes on inside the databases, as far as the control plane asks about it. */
export interface Workload {
  /** Seconds by which a database is behind the one that it follows; 0 where nothing is left to apply. */
  lagSeconds(follower: Database): number;
  /** Whether somebody writes to it right now. */
  hasActiveWrites(database: Database): boolean;
  /** A statement that has been running for long. */
  longRunning(database: Database): 'nothing' | 'a write' | 'a DDL statement';
}

export const noWorkload: Workload = {
  lagSeconds: () => 0,
  hasActiveWrites: () => false,
  longRunning: () => 'nothing',
};
