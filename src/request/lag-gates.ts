import * as v from 'valibot';
import type { LagGate } from '../release/gate.ts';
import { checkSettings, type Keys, wholeNumber, type WhereOf } from './block-settings.ts';
import { nearestSize, parseSize } from './byte-size.ts';
import { parseDuration, printDuration } from './duration.ts';
import { durationRemedy, durationSetting } from './duration-setting.ts';
import { commonKeys, commonSettings, forceOf, type PlacedGate } from './gate-settings.ts';
import { invalid, shown, then, valid, type Checked } from './problems.ts';
import { isMapping } from './yaml-lines.ts';

/**
 * What a release of a database is held to where nothing is said. RDS waits for green to catch up while blue takes no writes, so
 * that every second of lag is one of downtime; 16 MB are one segment of PostgreSQL's log.
 */
export const usualLag: LagGate = {
  kind: 'lag',
  name: 'lag',
  when: 'before-traffic',
  force: 'obeyed',
  atMost: 5_000,
  walAtMost: 16 * 1024 ** 2,
  blue: { connections: undefined, load: undefined, transactions: undefined },
};

const lags = { least: 0, most: 3_600_000, bareUnit: 's' } as const;

const size = v.pipe(v.string('not a size'), v.transform(parseSize), v.number('not a size'));

const amount = v.pipe(v.number('not a number'), v.finite('not a number'), v.minValue(0, 'nothing is below 0'));

const { when: _anyTime, ...settings } = commonSettings('before-traffic');

const lagEntry = v.objectWithRest(
  {
    'at-most': v.optional(durationSetting(lags)),
    'wal-at-most': v.optional(size),
    connections: v.optional(wholeNumber(0, 1_000_000)),
    load: v.optional(amount),
    transactions: v.optional(amount),
    ...settings,
    when: v.optional(
      v.literal('before-traffic', 'lag is measured before traffic: nothing follows blue after the switch'),
      'before-traffic',
    ),
  },
  v.never('not a key of a lag gate'),
);

const lagKeys = {
  'at-most': { remedy: input => durationRemedy(input, lags, 'write `at-most: 5s`'), shows: shown },
  'wal-at-most': { remedy: input => `write \`wal-at-most: ${nearestSize(String(input)) ?? '16MB'}\``, shows: shown },
  connections: { remedy: () => 'write the most connections to blue: `connections: 200`', shows: shown },
  load: { remedy: () => 'write the most active sessions on blue, on average: `load: 4`', shows: shown },
  transactions: { remedy: () => 'write the most transactions under way on blue: `transactions: 10`', shows: shown },
  ...commonKeys,
  when: { remedy: () => 'leave `when` out', shows: shown },
} as const satisfies Keys;

/** The settings of `lag`: a mapping, which may be empty. The gate is called `lag` unless it has a `name`. */
export function checkLag(value: unknown, whereOf: WhereOf): Checked<readonly PlacedGate[]> {
  if (!isMapping(value)) {
    const written = typeof value === 'string' ? value : undefined;
    const lasts = written === undefined ? undefined : parseDuration(written);
    const entry = lasts === undefined ? '{}' : `{ at-most: ${printDuration(lasts)} }`;
    return invalid({
      where: whereOf([]),
      value: written === undefined ? undefined : shown(written),
      reason: 'not a mapping',
      remedy: `write \`lag: ${entry}\``,
    });
  }
  const checked = checkSettings(lagEntry, lagKeys, { path: [], value }, whereOf);
  return then(checked, ({ name, when, advisory, connections, load, transactions, ...limits }) =>
    valid([
      {
        gate: {
          kind: 'lag',
          name: name ?? usualLag.name,
          when,
          force: forceOf(advisory),
          atMost: limits['at-most'] ?? usualLag.atMost,
          walAtMost: limits['wal-at-most'] ?? usualLag.walAtMost,
          blue: { connections, load, transactions },
        },
        where: whereOf(['name']),
        name: name === undefined ? 'by default' : 'as written',
      },
    ]),
  );
}
