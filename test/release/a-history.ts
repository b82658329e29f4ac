import type { Past } from '../../src/release/history.ts';
import { attemptOf, releaseOf } from '../../src/release/identity.ts';
import type { Standing } from '../../src/release/ledger.ts';

/** The id that run `run` gives what it does to the target of these tests. */
export const releaseOfRun = (run: number): string => `gl-${run}-3f9a12c0`;

/** A change as a line of a test: `change('42.1', 'api:1 → api:2', 'serves')`. Told by its own run. */
export function change(of: string, way: string, standing: Standing, more: Partial<Past> = {}): Past {
  const [run = '', attempt = '1'] = of.split('.');
  const [previous = '', wanted = ''] = way.split(' → ');
  const changeId = `${releaseOfRun(Number(run))}.${attempt}`;
  return {
    entry: {
      changeId,
      targetKey: 'ecs/123456789012/eu-west-1/shop/api',
      environment: 'production',
      wanted,
      previous,
      purpose: 'release',
    },
    at: 0,
    standing,
    restorable: 'yes',
    toldBy: { runId: run, attempt: attemptOf(changeId) },
    ...more,
  };
}

/** The same for a way back. */
export function back(of: string, way: string, standing: Standing, more: Partial<Past> = {}): Past {
  const past = change(of, way, standing, more);
  return { ...past, entry: { ...past.entry, purpose: 'restore' } };
}

export const standings: readonly Standing[] = ['open', 'serves', 'taken back', 'unproven', 'rehearsed'];

export const isOf = (past: Past, run: number): boolean => releaseOf(past.entry.changeId) === releaseOfRun(run);
