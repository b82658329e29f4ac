import { inline } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { isSaidBelow, noGate, notProven } from './gates.ts';
import { changes, notes } from './plan.ts';
import { gateTable, itinerary, limits, policyTable } from './plan-tables.ts';
import { section } from './table.ts';

/** The page of a plan that nobody carries out, for who reviews a change: what changes first, then what would happen to it. */
export function planned(story: Story, mostRows: number): readonly string[] {
  const { plan } = story;
  if (plan === undefined) return [changes(story, mostRows)];
  return [
    changes(story, mostRows),
    section('What would happen, in order', ...itinerary(plan, mostRows), ...notes(plan)),
    section('Gates', gateTable(plan, mostRows) || (isSaidBelow(story) ? '' : noGate)),
    notProven(story, mostRows),
    section(`What ${inline(plan.mover.mover, 60)} cannot do`, limits(plan)),
    section('When something goes wrong', policyTable(plan)),
  ];
}
