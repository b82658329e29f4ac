import type { Origin } from '../release/identity.ts';
import { exitStatus, type Verdict } from '../release/verdict.ts';
import { type Instant, nothingYet, type Reading, type Revision, type Serving } from '../release/words.ts';
import type { GateLine, PhaseSpan, Story, TrafficPoint } from './story.ts';
import { planPart } from './record/plan.ts';
import { statusPart } from './record/status.ts';
import { isoTime } from '../release/time-words.ts';
import { releaseTold } from './told-release.ts';

/** The version of `docs/record.schema.json`: raised when a reader of the former version would misread the new one. */
export const recordVersion = 2;

/**
 * The release as data for audits and retrospectives, after `docs/record.schema.json`. Times are ISO 8601 in UTC, lengths are
 * seconds, and null is "not known". The keys stand in a fixed order, so that two records can be compared line by line.
 */
export function recordOf(story: Story) {
  const { run, plan, green, verdict } = story;
  const { releaseId, changeId } = releaseTold(story);
  return {
    'schema-version': recordVersion,
    'release-id': releaseId ?? null,
    'change-id': changeId ?? null,
    environment: run?.environment ?? null,
    target: run?.target ?? null,
    caller: run?.caller ?? null,
    'run-url': run?.runUrl ?? null,
    origin: run === undefined ? null : originPart(run.origin),
    began: time(story.began),
    'last-event': time(story.lastAt),
    blue: plan === undefined || plan.blue.id === nothingYet.id ? null : revisionPart(plan.blue),
    green: green === undefined ? null : revisionPart(green),
    'green-endpoint': story.endpoint ?? null,
    plan: plan === undefined ? null : planPart(plan),
    status: story.status === undefined ? null : statusPart(story.status),
    problems: story.problems.map(({ where, value, reason, remedy, command }) => ({
      where,
      value: value ?? null,
      reason,
      remedy: remedy ?? null,
      command: command ?? null,
    })),
    phases: story.phases.map(phasePart),
    traffic: story.traffic.map(trafficPart),
    readings: story.gates.map(gatePart),
    causes: story.happenings
      .filter(happening => happening.kind === 'cause')
      .map(({ at, of, text }) => ({ at: time(at), of, text })),
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

function originPart({ repository, workflow, runNumber }: Origin) {
  return { repository, workflow, 'run-number': runNumber };
}

function revisionPart({ id, name }: Revision) {
  return { id, name };
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

function verdictPart({ name, at, serving, because, causes, followUps, code, next }: Verdict) {
  return {
    name,
    at: time(at),
    ...servingPart(serving),
    because,
    causes,
    'follow-ups': followUps,
    error: code ?? null,
    next: next ?? null,
  };
}
