import * as v from 'valibot';
import { checkSettings, type Keys, type WhereOf } from './block-settings.ts';
import { commonKeys, commonSettings, forceOf, type PlacedGate } from './gate-settings.ts';
import { nearestPercent, parsePercent } from './percent.ts';
import { invalid, shown, then, valid, type Checked } from './problems.ts';
import { isMapping } from './yaml-lines.ts';

const targetsEntry = v.objectWithRest(
  {
    healthy: v.optional(
      v.pipe(
        v.string('not a percent'),
        v.transform(parsePercent),
        v.number('not a percent'),
        v.gtValue(0, 'nothing fails below 0 %'),
      ),
      '100%',
    ),
    ...commonSettings('always'),
  },
  v.never('not a key of a targets gate'),
);

const targetsKeys = {
  healthy: { remedy: healthyRemedy, shows: shown },
  ...commonKeys,
} as const satisfies Keys;

function healthyRemedy(input: unknown): string {
  const guessed = nearestPercent(String(input));
  return guessed === undefined || parsePercent(guessed) === 0
    ? 'write the least share of healthy targets: `healthy: 90%`'
    : `write \`${guessed}\``;
}

/** For a share that stands where its mapping should. */
function aShare(written = ''): string | undefined {
  const guessed = nearestPercent(written);
  return guessed === undefined || parsePercent(guessed) === 0
    ? undefined
    : `write \`targets: { healthy: ${guessed} }\``;
}

/** The settings of `targets`: `true`, or a mapping. The gate is called `targets` unless it has a `name`. */
export function checkTargets(settings: unknown, whereOf: WhereOf): Checked<readonly PlacedGate[]> {
  const value = settings === true ? {} : settings;
  if (!isMapping(value)) {
    const written = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    const remedy = aShare(written) ?? 'write `targets: true`, or leave it out';
    const reason = 'neither `true` nor a mapping';
    return invalid({ where: whereOf([]), value: written === undefined ? undefined : shown(written), reason, remedy });
  }
  const checked = checkSettings(targetsEntry, targetsKeys, { path: [], value }, whereOf);
  return then(checked, ({ healthy, name, when, advisory }) =>
    valid([
      {
        gate: { kind: 'targets', name: name ?? 'targets', when, force: forceOf(advisory), healthy },
        where: whereOf(['name']),
        name: name === undefined ? 'by default' : 'as written',
      },
    ]),
  );
}
