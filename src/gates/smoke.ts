import dns from 'node:dns/promises';
import type { Sleep } from '../aws/time-limit.ts';
import { smokeSubject } from '../release/proof.ts';
import type { Vantage } from '../release/vantage.ts';
import type { Instant, Reading, SmokeGate } from '../release/words.ts';
import { printSeconds } from '../request/duration.ts';
import { httpQuestion } from './http-question.ts';
import { invokeQuestion } from './invoke-question.ts';
import { type LookUp, sparingLinkLocal } from './link-local.ts';
import type { Judged } from './question.ts';

export interface SmokeTester {
  /**
   * One try, from where this job runs. Whatever keeps green from answering in time is a failing reading, and never an
   * error thrown; a try that is called off by `signal` proves nothing.
   */
  try(gate: SmokeGate, signal: AbortSignal, vantage: Pick<Vantage, 'invoke'>): Promise<Reading>;
}

export interface SmokeTesting {
  readonly now: () => Instant;
  readonly sleep: Sleep;
  readonly lookUp?: LookUp;
}

export function smokeTester({ now, sleep, lookUp = askTheSystem }: SmokeTesting): SmokeTester {
  const lookup = sparingLinkLocal(lookUp);
  return {
    try: async ({ name, force, check }, signal, { invoke }) => {
      const { who, ask, unasked } =
        check.asks === 'a url' ? httpQuestion(check, lookup) : invokeQuestion(check, invoke);
      const late = new AbortController();
      const over = new AbortController();
      void sleep(check.timeout, over.signal).then(() => {
        if (!over.signal.aborted) late.abort();
      });
      const brokenOff = (): Judged | undefined => {
        if (late.signal.aborted)
          return { outcome: 'fail', says: `${who} did not answer within ${printSeconds(check.timeout)}.` };
        return signal.aborted
          ? { outcome: 'error', says: `${who} was asked, and its answer not waited for.` }
          : undefined;
      };
      const began = now();
      const judged = await ask(AbortSignal.any([signal, late.signal]))
        .then(
          // A body without a length ends with its connection (RFC 9112, 6.3): one that was broken off looks whole.
          judge => brokenOff() ?? judge(now() - began),
          (error: unknown) => brokenOff() ?? unasked(error),
        )
        .finally(() => over.abort());
      return { gate: name, subject: smokeSubject(check), force, at: now(), ...judged };
    },
  };
}

const askTheSystem: LookUp = name => dns.lookup(name, { all: true });
