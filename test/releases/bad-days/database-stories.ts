import type { FaultRule } from '../../aws/fault-rule.ts';
import { blueVersion, brokenVersion, inputs, madeQuickly, orders, type OrdersChanges } from '../orders.ts';
import type { Story } from './row.ts';

const minute = 60_000;

export interface DatabaseChanges extends OrdersChanges {
  readonly faults?: readonly FaultRule[];
}

/** How long RDS is given to make green, where nobody says otherwise. */
const making = 120 * minute;

/** The short good release of a database that most of its bad days are laid over: green is there within ten minutes. */
export function upgraded(changes: DatabaseChanges = {}, more: Readonly<Record<string, string>> = {}): Story {
  return story('an upgrade of a database', changes, { bake: '6m', ...more });
}

/** The new version is bad for the application, which its users show after the switch. */
export function badUpgrade(changes: DatabaseChanges = {}): Story {
  return story('a bad upgrade of a database', { green: brokenVersion, ...changes }, { bake: '10m' });
}

function story(
  name: string,
  { faults = [], world, instance, ...changes }: DatabaseChanges,
  more: Readonly<Record<string, string>>,
): Story {
  return {
    name,
    tells: name,
    planned: making + 10 * minute,
    files: {},
    blue: blueVersion,
    // Looks are what a play costs; three times fewer than by default still see everything that a row is about.
    inputs: { ...inputs, poll: '15s', ...more },
    world: orders({
      instance: { course: madeQuickly, ...instance },
      ...changes,
      world: { warmUp: '2m', ...world, faults: [...faults, ...(world?.faults ?? [])] },
    }),
  };
}
