import type { EventOf, ReleaseEvent } from '../release/events.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Problem } from '../release/problem.ts';
import type { Foreseen, Plan } from '../release/plan.ts';
import type { Status } from '../release/status.ts';
import type { Verdict } from '../release/verdict.ts';
import type { Happening, Instant, Phase, Reading, Revision, Serving, Side } from '../release/words.ts';
import { planWarnings } from './unwatched-words.ts';

/** All that a release has said so far, folded into what log, summary, record and outputs show. */
export interface Story {
  readonly run: RunFacts | undefined;
  readonly began: Instant | undefined;
  readonly lastAt: Instant | undefined;
  readonly plan: Plan | undefined;
  /** What the release changes, or would change: also where it was refused before it had a plan. */
  readonly foreseen: Foreseen | undefined;
  /** What green is, once it is made or found. */
  readonly green: Revision | undefined;
  /** Where green alone answers, where it has an address of its own. */
  readonly endpoint: string | undefined;
  readonly phases: readonly PhaseSpan[];
  readonly traffic: readonly TrafficPoint[];
  readonly capacity: Capacity | undefined;
  readonly waiting: Waiting | undefined;
  readonly gates: readonly GateLine[];
  readonly happenings: readonly Happening[];
  readonly writes: readonly Write[];
  readonly troubles: readonly Trouble[];
  /** The plan's own and those of later, each once. */
  readonly warnings: readonly string[];
  readonly problems: readonly Problem[];
  /** `handed on`: the post step has yet to see the end. `taken over`: it is the post step that tells, and not from the beginning. */
  readonly watch: 'to the end' | 'handed on' | 'taken over';
  /** Of the step that a post step goes on for: whether AWS had taken its word for a stop. What this story asked for is among its writes. */
  readonly stop: EventOf<'taken over'>['stop'];
  /** Whether something is to be changed, or only told of. */
  readonly asks: 'a change' | 'how it stands';
  /** Of `operation: status`. */
  readonly status: Status | undefined;
  readonly verdict: Verdict | undefined;
}

export interface PhaseSpan {
  readonly phase: Phase;
  readonly because: string;
  readonly from: Instant;
  /** Undefined while the release is in it. */
  readonly to: Instant | undefined;
}

/** From `at` on, this is who served. */
export interface TrafficPoint {
  readonly at: Instant;
  readonly serving: Serving;
}

export interface Capacity {
  readonly at: Instant;
  readonly blue: Side | undefined;
  readonly green: Side | undefined;
}

export interface Waiting {
  readonly since: Instant;
  readonly wait: string;
  readonly until: Instant | undefined;
}

/** One subject of one gate: what it says now, since when, and how it came to say so. */
export interface GateLine {
  readonly reading: Reading;
  readonly since: Instant;
  readonly changes: readonly OutcomeChange[];
}

export interface OutcomeChange {
  readonly at: Instant;
  readonly outcome: Reading['outcome'];
}

export interface Write {
  readonly at: Instant;
  readonly what: string;
}

/** A passing trouble, told once and counted. */
export interface Trouble {
  readonly trouble: string;
  readonly times: number;
  readonly first: Instant;
  readonly last: Instant;
}

export const emptyStory: Story = {
  run: undefined,
  began: undefined,
  lastAt: undefined,
  plan: undefined,
  foreseen: undefined,
  green: undefined,
  endpoint: undefined,
  phases: [],
  traffic: [],
  capacity: undefined,
  waiting: undefined,
  gates: [],
  happenings: [],
  writes: [],
  troubles: [],
  warnings: [],
  problems: [],
  watch: 'to the end',
  stop: 'not asked for',
  asks: 'a change',
  status: undefined,
  verdict: undefined,
};

/** The story with one more event told. Any sequence of events is a story: a late or repeated one is no error. */
export function tell(story: Story, event: ReleaseEvent): Story {
  return withEvent({ ...story, began: story.began ?? event.at, lastAt: event.at }, event);
}

function withEvent(story: Story, event: ReleaseEvent): Story {
  switch (event.type) {
    case 'began':
      return { ...story, run: event.run, asks: event.asks ?? 'a change' };
    case 'problems':
      return event.problems.length === 0 ? story : refused(story, event);
    case 'planned':
      return planned(story, event.plan);
    case 'green':
      return { ...story, green: event.revision };
    case 'endpoint':
      return { ...story, endpoint: event.endpoint };
    case 'status':
      return { ...story, status: event.status };
    case 'phase':
      return { ...story, phases: enter(story.phases, event.phase, event.because, event.at), waiting: undefined };
    case 'wrote':
      return { ...story, writes: [...story.writes, { at: event.at, what: event.what }] };
    case 'traffic':
      return { ...story, traffic: addPoint(story.traffic, { at: event.at, serving: event.serving }) };
    case 'capacity':
      return { ...story, capacity: { at: event.at, blue: event.blue, green: event.green } };
    case 'waiting': {
      const since = story.waiting?.wait === event.wait ? story.waiting.since : event.at;
      return { ...story, waiting: { since, wait: event.wait, until: event.until } };
    }
    case 'gates':
      return { ...story, gates: event.readings.reduce(addReading, story.gates) };
    case 'happened':
      return isKnown(story, event.happening) ? story : { ...story, happenings: [...story.happenings, event.happening] };
    case 'trouble':
      return { ...story, troubles: addTrouble(story.troubles, event.trouble, event.at) };
    case 'warning':
      return addWarning(story, event.warning);
    case 'handed on':
      return { ...story, watch: 'handed on' };
    case 'taken over':
      return { ...story, watch: 'taken over', stop: event.stop, began: event.began ?? story.began };
    case 'verdict':
      return story.verdict === undefined ? ended(story, event.verdict, event.at) : story;
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** Whether this happening was told before: AWS repeats its events at every look. */
export function isKnown(story: Story, happening: Happening): boolean {
  return story.happenings.some(told => told.id === happening.id);
}

/** Whether this warning was given before, by itself or within the plan. */
export function isWarned(story: Story, warning: string): boolean {
  return story.warnings.includes(warning);
}

/** The phase that the release is in, if it is in one. */
export function currentPhase(story: Story): PhaseSpan | undefined {
  const last = story.phases.at(-1);
  return last?.to === undefined ? last : undefined;
}

/**
 * Why it does not get on, in AWS's words: the newest of the causes, or of the symptoms where no cause is known yet. What keeps
 * green from starting stays news until it has started; later it is what came since the phase began.
 */
export function newestCause(story: Story): Happening | undefined {
  const phase = currentPhase(story);
  const causes = story.happenings.filter(
    ({ kind, at }) => kind === 'cause' && (phase?.phase === 'staging' || at >= (phase?.from ?? 0)),
  );
  return causes.findLast(cause => cause.kind === 'cause' && cause.of !== 'symptom') ?? causes.at(-1);
}

const work: Record<Phase, boolean> = {
  planned: false,
  staging: true,
  staged: true,
  shifting: true,
  baking: true,
  released: false,
  reverting: true,
  'rolled-back': false,
};

/** Whether something is done or waited for in this phase; a plan and an end take no time. */
export function isWork({ phase }: { readonly phase: Phase }): boolean {
  return work[phase];
}

/** The line of a gate's subject as it stood before a new reading of it. */
export function lineOf(lines: readonly GateLine[], reading: Reading): GateLine | undefined {
  return lines.find(line => line.reading.gate === reading.gate && line.reading.subject === reading.subject);
}

export function sameServing(one: Serving, other: Serving): boolean {
  if (one.who === 'unknown' || other.who === 'unknown') return one.who === other.who;
  return one.green === other.green;
}

function enter(phases: readonly PhaseSpan[], phase: Phase, because: string, at: Instant): readonly PhaseSpan[] {
  const last = phases.at(-1);
  if (last?.phase === phase && last.to === undefined) return phases;
  return [...closed(phases, at), { phase, because, from: at, to: undefined }];
}

function closed(phases: readonly PhaseSpan[], at: Instant): readonly PhaseSpan[] {
  return phases.map(span => (span.to === undefined ? { ...span, to: at } : span));
}

function addPoint(points: readonly TrafficPoint[], point: TrafficPoint): readonly TrafficPoint[] {
  const last = points.at(-1);
  return last !== undefined && sameServing(last.serving, point.serving) ? points : [...points, point];
}

function addReading(lines: readonly GateLine[], reading: Reading): readonly GateLine[] {
  const before = lineOf(lines, reading);
  const change = { at: reading.at, outcome: reading.outcome };
  if (before === undefined) return [...lines, { reading, since: reading.at, changes: [change] }];
  const same = before.reading.outcome === reading.outcome;
  const now: GateLine = same
    ? { ...before, reading }
    : { reading, since: reading.at, changes: [...before.changes, change] };
  return lines.map(line => (line === before ? now : line));
}

function addWarning(story: Story, warning: string): Story {
  return isWarned(story, warning) ? story : { ...story, warnings: [...story.warnings, warning] };
}

function addTrouble(troubles: readonly Trouble[], trouble: string, at: Instant): readonly Trouble[] {
  const before = troubles.find(told => told.trouble === trouble);
  if (before === undefined) return [...troubles, { trouble, times: 1, first: at, last: at }];
  return troubles.map(told => (told === before ? { ...told, times: told.times + 1, last: at } : told));
}

function planned(story: Story, plan: Plan): Story {
  const green = plan.green.is === 'made' ? plan.green.revision : story.green;
  return planWarnings(plan).reduce(addWarning, { ...story, run: plan.run, plan, foreseen: plan, green });
}

/** Problems are found before the first write and end whatever was under way. */
function refused(story: Story, { problems, foreseen = story.foreseen, at }: EventOf<'problems'>): Story {
  const phases = closed(story.phases, at);
  return { ...story, problems: [...story.problems, ...problems], foreseen, phases, waiting: undefined };
}

/** The verdict's own serving is the last word on traffic: it was read back at the end. What was waited for last stays known. */
function ended(story: Story, verdict: Verdict, at: Instant): Story {
  const traffic = addPoint(story.traffic, { at: verdict.at, serving: verdict.serving });
  return { ...story, traffic, phases: closed(story.phases, at), verdict };
}
