import type { Plan } from '../release/plan.ts';
import { exitStatus, type Verdict } from '../release/verdict.ts';
import type { Instant, Reading, Revision, Serving, Strategy, TrafficStep } from '../release/words.ts';
import type { GateLine, PhaseSpan, Story, TrafficPoint } from './story.ts';
import { isoTime } from './time-words.ts';

/** The version of `docs/record.schema.json`: raised when a reader of the former version would misread the new one. */
export const recordVersion = 1;

/**
 * The release as data for audits and retrospectives, after `docs/record.schema.json`. Times are ISO 8601 in UTC, lengths are
 * seconds, and null is "not known". The keys stand in a fixed order, so that two records can be compared line by line.
 */
export function recordOf(story: Story) {
  const { run, plan, green, verdict } = story;
  return {
    'schema-version': recordVersion,
    'release-id': run?.releaseId ?? null,
    'change-id': run?.changeId ?? null,
    environment: run?.environment ?? null,
    target: run?.target ?? null,
    'run-url': run?.runUrl ?? null,
    began: time(story.began),
    'last-event': time(story.lastAt),
    blue: plan === undefined ? null : revisionPart(plan.blue),
    green: green === undefined ? null : revisionPart(green),
    plan: plan === undefined ? null : planPart(plan),
    problems: story.problems.map(({ where, value, reason, remedy }) => ({
      where,
      value: value ?? null,
      reason,
      remedy: remedy ?? null,
    })),
    phases: story.phases.map(phasePart),
    traffic: story.traffic.map(trafficPart),
    readings: story.gates.map(gatePart),
    causes: story.happenings.filter(({ kind }) => kind === 'cause').map(({ at, text }) => ({ at: time(at), text })),
    writes: story.writes.map(({ at, what }) => ({ at: time(at), what })),
    troubles: story.troubles.map(({ trouble, times, first, last }) => ({
      trouble,
      times,
      first: time(first),
      last: time(last),
    })),
    warnings: story.warnings,
    verdict: verdict === undefined ? null : verdictPart(verdict),
    exit: verdict === undefined ? null : exitStatus(verdict.name),
  };
}

function time(at: Instant | undefined): string | null {
  return at === undefined ? null : (isoTime(at) ?? null);
}

function revisionPart({ id, name }: Revision) {
  return { id, name };
}

function planPart(plan: Plan) {
  return {
    mover: plan.mover.mover,
    configuration: plan.configuration,
    strategy: strategyPart(plan.strategy),
    differences: plan.differences.map(difference =>
      difference.shown === 'values'
        ? { field: difference.field, from: difference.from, to: difference.to }
        : { field: difference.field },
    ),
    steps: plan.steps.map(stepPart),
    'bake-seconds': plan.bake / 1000,
    gates: plan.gates.map(({ kind, name, when, force, alarms }) => ({ kind, name, when, force, alarms })),
  };
}

function strategyPart(strategy: Strategy) {
  switch (strategy.kind) {
    case 'blue-green':
    case 'rolling':
      return { kind: strategy.kind };
    case 'canary':
      return { kind: strategy.kind, steps: strategy.steps.map(stepPart) };
    case 'linear':
      return { kind: strategy.kind, 'green-percent': strategy.share, 'every-seconds': strategy.every / 1000 };
    default: {
      const never: never = strategy;
      return never;
    }
  }
}

function stepPart({ share, hold }: TrafficStep) {
  return { 'green-percent': share, 'hold-seconds': hold / 1000 };
}

function phasePart({ phase, because, from, to }: PhaseSpan) {
  return { phase, from: time(from), to: time(to), because };
}

function trafficPart({ at, serving }: TrafficPoint) {
  return { at: time(at), ...servingPart(serving) };
}

function servingPart(serving: Serving) {
  return serving.who === 'unknown'
    ? { serving: serving.who, weights: null, why: serving.because }
    : { serving: serving.who, weights: { green: serving.green, blue: 100 - serving.green } };
}

function gatePart({ reading, since, changes }: GateLine) {
  return {
    gate: reading.gate,
    subject: reading.subject,
    force: reading.force,
    outcome: reading.outcome,
    since: time(since),
    says: reading.says,
    measured: measuredPart(reading),
    changes: changes.map(({ at, outcome }) => ({ at: time(at), outcome })),
  };
}

function measuredPart(reading: Reading) {
  if (reading.outcome !== 'fail' || reading.measured === undefined) return null;
  const { metric, value, limit, samples, since } = reading.measured;
  return { metric, value, limit, samples, since: time(since) };
}

function verdictPart({ name, at, serving, because, causes, next }: Verdict) {
  return { name, at: time(at), ...servingPart(serving), because, causes, next: next ?? null };
}
