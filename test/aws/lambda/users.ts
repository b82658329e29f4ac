import * as v from 'valibot';
import type { Random } from '../world/random.ts';
import { versionSeed } from '../world/seed.ts';
import { answers, divide, type Part } from '../world/traffic.ts';
import type { Behaviour, Versions } from '../world/world.ts';
import { qualifiedBy, revisionRun, timeoutMs, versionOf } from './function-book.ts';
import type { Routing } from './functions.ts';
import type { FunctionSeed } from './seed.ts';
import type { Code, LambdaFunction, Revision } from './state.ts';

type Users = FunctionSeed['users'][number];

/** What became of one group of users' invocations in one second. */
export interface InvocationsSecond {
  readonly functionName: string;
  /** What was called: an alias, a version or `$LATEST`. */
  readonly qualifier: string;
  /** End of the second, epoch milliseconds. */
  readonly at: number;
  readonly executed: readonly Executed[];
  /** Turned away for want of concurrency, with 429. */
  readonly throttled: number;
  /** What was called, or the version behind it, is not there or does not run. */
  readonly refused: number;
}

/** Invocations that one version ran. */
export interface Executed {
  /** Its number, or `$LATEST`. */
  readonly version: string;
  /** Of the world's versions. */
  readonly image: string;
  /** Ended by an error, or by the time limit. */
  readonly failed: number;
  /** One for each invocation, the failed ones first. */
  readonly latenciesMs: Float64Array;
}

/** Content that no seed describes is a healthy small service. */
const UNKNOWN_CONTENT: Behaviour = v.parse(versionSeed, {});

export const behaviourOf = (code: Code, versions: Versions): Behaviour =>
  versions.has(code.version) ? versions.behaviour(code.version) : UNKNOWN_CONTENT;

/** The second that ends at `at`, and what the users meet in it. */
export interface UsersSurroundings {
  readonly at: number;
  /** How many invocations may be under way at once. */
  readonly concurrency: number;
  readonly versions: Versions;
  readonly random: Random;
}

/** Each invocation is given to a version at random, by the weights in effect ("Weighted aliases", developer guide). */
export function invocationsOfSecond(
  owner: LambdaFunction,
  users: Users,
  { at, concurrency, versions, random }: UsersSurroundings,
): InvocationsSecond {
  const requests = random.poisson(users.requestsPerSecond);
  const executed: Executed[] = [];
  let refused = 0;
  let throttled = 0;
  // What all of a second's invocations may take together before the limit of concurrent ones is reached.
  let budgetMs = concurrency * 1000;
  for (const { part: version, count } of divide(requests, partsOf(routingOf(owner, users.call)), random)) {
    const revision = runnable(owner, version);
    if (revision === undefined) {
      refused += count;
      continue;
    }
    const outcome = run(revision, count, versions, random);
    const admitted = within(budgetMs, outcome);
    budgetMs -= totalOf(admitted.latenciesMs);
    throttled += count - admitted.latenciesMs.length;
    if (admitted.latenciesMs.length > 0) executed.push({ version, image: revision.code.version, ...admitted });
  }
  return { functionName: owner.name, qualifier: users.call, at, executed, throttled, refused };
}

/** The whole function has been deleted. */
export function nobodyThere(
  functionName: string,
  { call, requestsPerSecond }: Users,
  { at, random }: UsersSurroundings,
): InvocationsSecond {
  const refused = random.poisson(requestsPerSecond);
  return { functionName, qualifier: call, at, executed: [], throttled: 0, refused };
}

function routingOf(owner: LambdaFunction, qualifier: string): Routing | undefined {
  const called = qualifiedBy(owner, qualifier);
  if (called?.kind === 'alias') return called.alias.inEffect;
  return called && { version: qualifier, weights: new Map() };
}

/** Of what is not there everything is refused: a part that names no version. */
export function partsOf(routing: Routing | undefined): readonly Part<string>[] {
  if (routing === undefined) return [{ part: 'nothing', weight: 1 }];
  const others = [...routing.weights].map(([part, weight]) => ({ part, weight }));
  const taken = others.reduce((total, { weight }) => total + weight, 0);
  return [{ part: routing.version, weight: 1 - taken }, ...others];
}

/** A version that is Pending, Inactive or Failed is not invoked. */
function runnable(owner: LambdaFunction, version: string): Revision | undefined {
  const published = versionOf(owner, version);
  if (published !== undefined && published.activation.status !== 'done') return undefined;
  return revisionRun(owner, version);
}

type Answers = Pick<Executed, 'failed' | 'latenciesMs'>;

/** Whoever is not done by the function's time limit is ended there, and has failed. */
function run({ code, configuration }: Revision, count: number, versions: Versions, random: Random): Answers {
  const { failed, latenciesMs } = answers(behaviourOf(code, versions), count, random);
  const limitMs = timeoutMs(configuration);
  const inTime = latenciesMs.subarray(failed).filter(ms => ms <= limitMs);
  const timedOut = count - failed - inTime.length;
  const errors = latenciesMs.subarray(0, failed).map(ms => Math.min(ms, limitMs));
  return {
    failed: failed + timedOut,
    latenciesMs: Float64Array.from([...errors, ...Array<number>(timedOut).fill(limitMs), ...inTime]),
  };
}

/** As many as fit into the budget, those that fail in their share. */
function within(budgetMs: number, { failed, latenciesMs }: Answers): Answers {
  const total = totalOf(latenciesMs);
  if (total <= budgetMs) return { failed, latenciesMs };
  const share = budgetMs / total;
  const failedWithin = Math.floor(failed * share);
  const wellWithin = Math.floor((latenciesMs.length - failed) * share);
  const well = latenciesMs.subarray(failed, failed + wellWithin);
  return { failed: failedWithin, latenciesMs: Float64Array.from([...latenciesMs.subarray(0, failedWithin), ...well]) };
}

const totalOf = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
