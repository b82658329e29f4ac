import {
  type AnsweredSpan,
  type Answerer,
  type ApplicationDamage,
  type Outage,
  type Refusal,
  type StatementsMet,
  wereAnswered,
} from './application-damage.ts';

export interface ApplicationMeter {
  /** @param at end of the second, epoch milliseconds */
  readonly observe: (at: number, met: readonly StatementsMet[]) => void;
  readonly report: () => ApplicationDamage;
}

const SECOND = 1000;
/** Refusals that are further apart belong to two outages. */
const QUIET = 60 * SECOND;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a second of writes came to. */
interface Writes {
  readonly acknowledged: number;
  readonly refused: number;
}

/** @param lost counts, when it is asked, the acknowledged writes that are lost as the databases are now */
export function createApplicationMeter(lost: () => number): ApplicationMeter {
  const statements = countStatements();
  const outages = findOutages();
  const downtime = measureDowntime();
  const answered = joinSpans();
  return {
    observe: (at, met) => {
      const writes = statements.add(met);
      outages.add(at, writes);
      downtime.add(at, writes);
      answered.add(
        at,
        met.map(({ by }) => by),
      );
    },
    report: () => {
      const { writes, reads } = statements.counts();
      return {
        writes: { ...writes, lost: lost() },
        reads,
        outages: outages.all(),
        downtimeSeconds: downtime.seconds(),
        answered: answered.all(),
      };
    },
  };
}

function countStatements() {
  const writes = { acknowledged: 0, failed: 0 };
  const refused: Record<Refusal, number> = { 'read-only': 0, 'no connection': 0, 'no such name': 0 };
  const reads = { answered: 0, failed: 0, refused: 0, elsewhere: 0 };

  const addOne = (met: StatementsMet): Writes => {
    if (!wereAnswered(met)) {
      refused[met.by.because] += met.writes;
      reads.refused += met.reads;
      return { acknowledged: 0, refused: met.writes };
    }
    const answered = met.reads - met.readsFailed;
    reads.answered += answered;
    reads.failed += met.readsFailed;
    if (met.place === 'elsewhere') reads.elsewhere += answered;
    if (met.by.writes === 'refused') {
      refused['read-only'] += met.writes;
      return { acknowledged: 0, refused: met.writes };
    }
    const acknowledged = met.writes - met.writesFailed;
    writes.acknowledged += acknowledged;
    writes.failed += met.writesFailed;
    return { acknowledged, refused: 0 };
  };

  return {
    add: (met: readonly StatementsMet[]): Writes =>
      met.map(addOne).reduce(
        (sum, each) => ({
          acknowledged: sum.acknowledged + each.acknowledged,
          refused: sum.refused + each.refused,
        }),
        { acknowledged: 0, refused: 0 },
      ),
    counts: () => ({ writes: { ...writes, refused: { ...refused } }, reads: { ...reads } }),
  };
}

function findOutages() {
  const outages: Mutable<Outage>[] = [];
  return {
    add: (at: number, { acknowledged, refused }: Writes): void => {
      const last = outages.at(-1);
      if (refused > 0 && (last === undefined || at - last.lastRefusedAt > QUIET)) {
        const acknowledgedAgainAt = acknowledged > 0 ? at : undefined;
        outages.push({ firstRefusedAt: at, acknowledgedAgainAt, lastRefusedAt: at, refused });
        return;
      }
      if (last === undefined) return;
      last.refused += refused;
      if (refused > 0) last.lastRefusedAt = at;
      if (acknowledged > 0) last.acknowledgedAgainAt ??= at;
    },
    all: (): readonly Outage[] => outages.map(outage => ({ ...outage })),
  };
}

function measureDowntime() {
  let total = 0;
  /** From the first write that is refused, until one is acknowledged. */
  let since: number | undefined;
  let now = 0;
  return {
    add: (at: number, { acknowledged, refused }: Writes): void => {
      now = at;
      if (acknowledged > 0 && since !== undefined) {
        total += at - since;
        since = undefined;
      }
      if (acknowledged === 0 && refused > 0) since ??= at;
    },
    seconds: () => (total + (since === undefined ? 0 : now + SECOND - since)) / SECOND,
  };
}

function joinSpans() {
  const spans: Mutable<AnsweredSpan>[] = [];
  let lastKey = '';
  return {
    add: (at: number, by: readonly Answerer[]): void => {
      const key = JSON.stringify(by);
      const last = spans.at(-1);
      if (last !== undefined && key === lastKey && last.to === at - SECOND) last.to = at;
      else spans.push({ from: at - SECOND, to: at, by });
      lastKey = key;
    },
    all: (): readonly AnsweredSpan[] => spans.map(span => ({ ...span })),
  };
}
