import type { FaultRule } from '../../../aws/fault-rule.ts';
import type { Expected, Row } from '../row.ts';
import { type Met, metOperations, type Moment } from './met-operations.ts';
import { expired, lasting, troubles } from './right-answers.ts';

/** Every operation that Greenlight calls, with all that can go wrong with a call. */
export async function faultRows(): Promise<readonly Row[]> {
  return (await metOperations()).flatMap(rowsOf);
}

/** Troubles that are over at the next try. */
const passing = ['throttle', 'server-error', 'lost-before', 'lost-after', 'silent-before', 'silent-after'] as const;

function rowsOf(met: Met): readonly Row[] {
  const { operation, first, midWay } = met;
  const row = (what: string, rules: readonly FaultRule[], expected: Expected): Row => ({
    name: `${operation}, ${what}`,
    story: met.story({ faults: rules }),
    expected,
  });
  const moments = midWay === undefined || midWay.nth === first.nth ? [first] : [first, midWay];
  const once = (kind: (typeof passing)[number]): Row =>
    row(
      `${kind} once at each of its moments`,
      moments.map(({ nth }) => ({ operation, calls: { nth }, fault: { kind } })),
      met.ends,
    );
  const forEver = (kind: keyof typeof troubles, moment: Moment): Row =>
    row(
      `${kind} for ever, from its call ${moment.nth} on (${moment.when})`,
      [{ operation, calls: { from: moment.nth, to: 9_999 }, fault: { kind } }],
      lasting(met, moment, troubles[kind]),
    );
  const last = midWay ?? first;
  const expires = row(
    `the credentials expire at its call ${last.nth} (${last.when})`,
    [{ operation: '*', calls: { from: last.ofAll, to: 9_999 }, fault: { kind: 'expired' } }],
    expired(met, last),
  );
  if (met.troubles === 'those that hurt')
    return [
      ...moments.map(moment => forEver('denied', moment)),
      ...(met.writes ? [forEver('server-error', last), once('silent-before')] : []),
      once('silent-after'),
      expires,
    ];
  return [
    ...moments.flatMap(moment => [
      forEver('denied', moment),
      forEver('throttle', moment),
      forEver('server-error', moment),
    ]),
    ...passing.map(once),
    expires,
    // The answer of an earlier write of the same content would be another call's.
    ...(met.writes
      ? []
      : [
          row(
            `three answers from its call ${last.nth} on are half a minute old`,
            [{ operation, calls: { from: last.nth, to: last.nth + 2 }, fault: { kind: 'stale', seconds: 30 } }],
            met.ends,
          ),
        ]),
  ];
}
