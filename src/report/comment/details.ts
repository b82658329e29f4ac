import type { Plan } from '../../release/plan.ts';
import type { Instant } from '../../release/words.ts';
import { inline } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { happenings, phases, troubles, writes } from '../summary/folds.ts';
import { doubts } from '../summary/gates.ts';
import { differences, drift, gateTable, itinerary, limits, policyTable } from '../summary/plan-tables.ts';
import { fold, list } from '../summary/table.ts';
import { followUps } from '../summary/top.ts';
import { trafficBlocks } from '../summary/traffic.ts';

/**
 * Behind a click each: what was not proven, how traffic went, what green changes, what was planned, and all that AWS said.
 * The account and the ARNs are left to the summary: a comment goes out by mail, and no mask is laid over it.
 */
export function details(story: Story, now: Instant, mostRows: number): readonly string[] {
  return [
    ...(story.verdict === undefined ? [] : [followUps(story.verdict, mostRows)]),
    unproven(story, mostRows),
    fold('Traffic over time', ...trafficBlocks(story, now, mostRows)),
    ...planFolds(story, mostRows),
    fold(
      'What happened, in all detail',
      happenings(story, mostRows),
      phases(story, mostRows),
      writes(story, mostRows),
      troubles(story, mostRows),
    ),
  ];
}

function planFolds(story: Story, mostRows: number): readonly string[] {
  const { plan, foreseen } = story;
  const changed =
    foreseen === undefined
      ? []
      : [
          fold(
            `${whatChanges(plan)} (${foreseen.differences.length + (plan?.drift.length ?? 0)})`,
            differences(story, foreseen, mostRows),
            ...(plan === undefined ? [] : drift(plan, mostRows)),
          ),
        ];
  if (plan === undefined) return changed;
  return [
    ...changed,
    fold('The plan, in order', ...itinerary(plan, mostRows), policyTable(plan)),
    whatToKnow(plan, mostRows),
  ];
}

function whatChanges(plan: Story['plan']): string {
  return plan?.purpose.is === 'swap back' ? 'What going back changes' : 'What green changes';
}

/** The plan that nobody carries out, for who reviews the change: what changes and what would happen, before any click. */
export function planDetails(story: Story, mostRows: number): readonly string[] {
  const { plan } = story;
  if (plan === undefined) return [];
  return [
    '**What changes**',
    differences(story, plan, mostRows),
    ...drift(plan, mostRows),
    '**What would happen, in order**',
    ...itinerary(plan, mostRows),
    whatToKnow(plan, mostRows),
    unproven(story, mostRows),
    fold(`Gates (${plan.gates.length})`, gateTable(plan, mostRows)),
    fold('When something goes wrong, and what cannot be done', policyTable(plan), limits(plan)),
  ];
}

/** What follows the traffic, what is renamed, what nobody watches. */
function whatToKnow({ notes }: Plan, mostRows: number): string {
  const told = notes.map(note => inline(note, 300));
  return fold(`What to know of the target (${notes.length})`, list(told, mostRows));
}

function unproven(story: Story, mostRows: number): string {
  const known = doubts(story);
  return fold(`Not proven, and warnings (${known.length})`, list(known, mostRows));
}
