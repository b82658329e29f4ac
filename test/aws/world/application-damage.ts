/** What an application met that uses a database, since the run began. Counts are of statements. */
export interface ApplicationDamage {
  readonly writes: {
    readonly acknowledged: number;
    /** Let in, and answered with an error by the version that it met. */
    readonly failed: number;
    /** Turned away, by what turned them away. */
    readonly refused: Readonly<Record<Refusal, number>>;
    /** Acknowledged, and not in the database that the application's endpoint leads to. */
    readonly lost: number;
  };
  readonly reads: {
    readonly answered: number;
    readonly failed: number;
    readonly refused: number;
    /** The part of `answered` that came from a database to which the endpoint no longer leads. */
    readonly elsewhere: number;
  };
  /** Times in which writes were refused, oldest first. */
  readonly outages: readonly Outage[];
  /** From a refused write to the next one that is acknowledged, on any connection; the sum of all such times, to the second. */
  readonly downtimeSeconds: number;
  /** What answered, second by second; seconds that are alike stand together. */
  readonly answered: readonly AnsweredSpan[];
}

export type Refusal = 'read-only' | 'no connection' | 'no such name';

/** Epoch milliseconds, each the end of a second. */
export interface Outage {
  readonly firstRefusedAt: number;
  /** Of the first write that went well again, on any connection; undefined while there is none. */
  readonly acknowledgedAgainAt: number | undefined;
  readonly lastRefusedAt: number;
  readonly refused: number;
}

export interface AnsweredSpan {
  /** The span is (from, to], epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly by: readonly Answerer[];
}

/** To whom some of the statements of a second went. */
export type Answerer = AnsweringDatabase | Nobody;

export interface AnsweringDatabase {
  readonly is: 'database';
  /** Of the instance. */
  readonly resourceId: string;
  /** As it was called then. */
  readonly name: string;
  readonly writes: 'taken' | 'refused';
}

export interface Nobody {
  readonly is: 'nobody';
  readonly because: Exclude<Refusal, 'read-only'>;
}

/** Statements of one second that a database answered. */
export interface StatementsAnswered {
  readonly by: AnsweringDatabase;
  /** Whether the application's endpoint leads there. */
  readonly place: 'at the endpoint' | 'elsewhere';
  readonly writes: number;
  /** None where writes are refused. */
  readonly writesFailed: number;
  readonly reads: number;
  readonly readsFailed: number;
}

/** Statements of one second that reached nobody. */
export interface StatementsUnreached {
  readonly by: Nobody;
  readonly writes: number;
  readonly reads: number;
}

export type StatementsMet = StatementsAnswered | StatementsUnreached;

export const wereAnswered = (met: StatementsMet): met is StatementsAnswered => met.by.is === 'database';
