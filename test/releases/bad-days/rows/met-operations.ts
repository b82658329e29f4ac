import type { LoggedCall } from '../../../aws/call-log.ts';
import { scenarios } from '../../scenarios/index.ts';
import { playStory } from '../play-row.ts';
import { type Expected, type Story } from '../row.ts';
import { nativeBad, pausedGood } from '../native-stories.ts';
import { bad, type Changes, crashing, good, proven, unanswered } from '../stories.ts';

/** Where an operation is met: in a story in which it is called, at its first call, and at the first while a deployment is under way. */
export interface Met {
  /** As in IAM: `ecs:DescribeServices`. */
  readonly operation: string;
  readonly story: (changes: Pick<Changes, 'faults'>) => Story;
  /** What is played of it. */
  readonly troubles: 'all' | 'those that hurt';
  /** How the story ends by itself. */
  readonly ends: Expected;
  readonly writes: boolean;
  readonly first: Moment;
  /** Undefined where it is called before the deployment begins, and never again. */
  readonly midWay: Moment | undefined;
}

export interface Moment {
  /** Of the calls of this operation, from 1. */
  readonly nth: number;
  /** Of all calls. */
  readonly ofAll: number;
  /** What has been written by then: nothing, a revision, or a deployment. */
  readonly when: 'before any write' | 'before the deployment' | 'mid-way';
}

type Told = Pick<Met, 'story' | 'troubles'>;

const all = (story: Met['story']): Told => ({ story, troubles: 'all' });

/** How a call is tried again is one piece of code for all of them; what differs is what is lost with an operation. */
const thoseThatHurt = (story: Met['story']): Told => ({ story, troubles: 'those that hurt' });

const stories: readonly Told[] = [
  ...[good, bad, proven, crashing, unanswered].map(all),
  thoseThatHurt(changes => pausedGood(changes)),
  thoseThatHurt(changes => nativeBad(changes)),
  ...scenarios.map(scenario => all(retold(scenario))),
];

/** Each operation that Greenlight calls in the first of the stories that call it: one that is added joins by itself. */
export async function metOperations(): Promise<readonly Met[]> {
  const met = new Map<string, Met>();
  for (const { story, troubles } of stories) {
    const { calls, verdict } = await playStory(story({}));
    const ends: Expected = {
      verdict: [verdict.name],
      serving: [verdict.serving.who],
      names: undefined,
      remedy: undefined,
    };
    for (const operation of new Set(calls.map(nameOf)))
      if (!met.has(operation)) met.set(operation, { operation, story, troubles, ends, ...moments(operation, calls) });
  }
  return [...met.values()];
}

function retold(scenario: (typeof scenarios)[number]): Met['story'] {
  return ({ faults = [] }) => ({
    ...scenario,
    planned: 20 * 60_000,
    world: { ...scenario.world, faults: [...faults, ...(scenario.world.faults ?? [])] },
  });
}

const nameOf = ({ service, operation }: LoggedCall): string => `${service}:${operation}`;

function isWrite(operation: string): boolean {
  return !/:(Describe|Get|List|BatchGet)/.test(operation);
}

function moments(operation: string, calls: readonly LoggedCall[]): Pick<Met, 'writes' | 'first' | 'midWay'> {
  const wrote = calls.findIndex(call => isWrite(nameOf(call)));
  const began = calls.findIndex(({ operation: name }) => name === 'CreateDeployment' || name === 'UpdateService');
  const own = calls.flatMap((call, at) => (nameOf(call) === operation ? [at] : []));
  const moment = (at: number): Moment => ({
    nth: own.indexOf(at) + 1,
    ofAll: at + 1,
    when: at < wrote ? 'before any write' : at <= began ? 'before the deployment' : 'mid-way',
  });
  const later = own.find(at => at > began && began >= 0);
  return {
    writes: isWrite(operation),
    first: moment(own[0] ?? 0),
    midWay: later === undefined ? undefined : moment(later),
  };
}
