import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestListener, ServerResponse } from 'node:http';
import type { Timeline } from '../clock/timeline.ts';
import { dueAt } from '../clock/virtual-answer.ts';
import { createPerform, type Perform } from './actors.ts';
import { createCallLog, type CallLog } from './call-log.ts';
import { callerOf, createCallers, type Headers } from './callers.ts';
import { cloudWatchHandlers } from './cloudwatch/cloudwatch.ts';
import { createCodeDeploy } from './codedeploy/codedeploy.ts';
import { createEcs } from './ecs/ecs.ts';
import { elbv2Handlers } from './elbv2/elbv2.ts';
import { createFaults, type Faults } from './faults.ts';
import { authorize, permissionsFor } from './iam.ts';
import { createLambda } from './lambda/lambda.ts';
import { limitRates } from './lambda/rates.ts';
import { createRds, seededBook } from './rds/rds.ts';
import { createDatabaseUse } from './rds/use/use.ts';
import type { Seed } from './seed.ts';
import {
  describeBlueGreenDeployments,
  describeDatabases,
  describeFunctions,
  describeServices,
  describeWorld,
} from './state.ts';
import { createRoles } from './sts/roles.ts';
import { stsHandlers } from './sts/sts.ts';
import { noTape, type Tape } from './tape.ts';
import { AwsError, readScope, wireListener, type Answer, type Around, type Call, type Services } from './wire/index.ts';
import { createWorld, type SimulatedWorld } from './world/create-world.ts';
import { createWarmUp } from './world/warm-up.ts';
import type { Caller } from './world/world.ts';

export interface Aws {
  /** Answers AWS calls; mount it on a port of its own. */
  readonly listener: RequestListener;
  readonly world: SimulatedWorld;
  readonly log: CallLog;
  readonly faults: Faults;
  readonly perform: Perform;
  /** Mistakes of the simulation itself, oldest first. A test that ends with one has proven nothing. */
  readonly bugs: () => readonly unknown[];
  /** How each function's aliases stand. */
  readonly functions: () => ReturnType<typeof describeFunctions>;
  /** What each database is called, and who may write to it. */
  readonly databases: () => ReturnType<typeof describeDatabases>;
  /** A readable dump. */
  readonly state: () => object;
}

/**
 * A whole simulated account. It has been running for the seed's warm-up when this function returns, and lives on `timeline`
 * from then on; the run begins at the timeline's present.
 */
export function createAws(seed: Seed, timeline: Timeline, tape: Tape = noTape): Aws {
  const startMs = timeline.now();
  const time = createWarmUp(startMs - seed.warmUp);
  const world = createWorld(seed, time, startMs);
  const ecs = createEcs(world, seed.ecs);
  const exchanges = new AsyncLocalStorage<Exchange>();
  const sleepUntil = (timeMs: number) => new Promise<void>(resolve => void timeline.at(timeMs, () => resolve()));
  /** Whoever is not on the virtual clock has no time that could go by. */
  const takeTime = async (ms: number) => {
    const exchange = exchanges.getStore();
    if (exchange?.participant === undefined) return;
    const due = time.now() + Math.ceil(ms);
    dueAt(exchange.response, due);
    await sleepUntil(due);
  };
  const lambda = createLambda(world, seed.lambda, takeTime);
  const codeDeploy = createCodeDeploy(world, ecs, seed.codeDeploy, lambda.functions);
  const databases = seededBook(world, seed.rds);
  const databaseUse = createDatabaseUse(world, databases, seed.rds.use);
  const rds = createRds(world, seed.rds, databases, databaseUse);
  const roles = createRoles(seed, world.random.fork('credentials'), time.now);
  const services: Services<Caller> = {
    cloudwatch: cloudWatchHandlers(world),
    codedeploy: codeDeploy.handlers,
    ecs: ecs.handlers,
    elasticloadbalancing: elbv2Handlers(world),
    lambda: lambda.handlers,
    rds: rds.handlers,
    sts: stsHandlers(roles),
  };
  time.continueOn(timeline);

  const bugs: unknown[] = [];
  const log = createCallLog();
  const faults = createFaults(seed.faults, time.now, sleepUntil);
  const identify = createCallers(seed, roles, startMs, time.now);
  const callers = new WeakMap<Call, Caller>();
  const denied = new Set(seed.denied);
  const headers = (): Headers => exchanges.getStore() ?? { userAgent: '', sessionToken: undefined };

  const around: Around = async (call, proceed) => {
    touchParticipant(timeline, call);
    const iamActions = permissionsFor(call, seed, rds).map(({ action }) => action);
    const end = log.begin(call, { at: time.now(), userAgent: headers().userAgent, iamActions });
    const answer = await guarded(async () => {
      const caller = identify(call, headers());
      callers.set(call, caller);
      authorize(call, caller, denied, rds);
      const letTimePass = (untilMs?: number) => {
        const response = exchanges.getStore()?.response;
        if (untilMs === undefined) response?.writeProcessing();
        else if (response !== undefined) dueAt(response, untilMs);
      };
      const spoil = (fault: string) => tape.spoil(call.requestId, fault);
      return faults.answer(call, { caller, letTimePass, spoil }, proceed);
    });
    end(answer);
    return answer;
  };

  const ids = world.random.fork('request ids');
  const listener = wireListener<Caller>({
    services: { ...services, lambda: limitRates(lambda.handlers, time.now) },
    // Who called is settled when the call comes in: credentials that expire while it is held do not undo it.
    context: call => callers.get(call) ?? identify(call, headers()),
    now: () => new Date(time.now()),
    newRequestId: () => uuid(ids.hex(32)),
    around,
    onBug: error => bugs.push(error),
    onExchange: tape.record,
  });

  const actor = callerOf(
    { accessKeyId: 'AKIASOMEBODYELSE', role: 'operator', session: 'somebody-else' },
    seed.account,
    seed.region,
    'actor',
  );
  const perform = createPerform({ world, rds, databaseUse }, services, actor);
  for (const { at, do: act } of seed.actors) {
    timeline.at(startMs + at, () => {
      perform(act).catch((cause: unknown) => {
        bugs.push(new Error(`An actor could not do ${JSON.stringify(act)}: ${(cause as Error).message}`, { cause }));
      });
    });
  }

  return {
    listener: (request, response) => {
      const { 'user-agent': userAgent = '', 'x-amz-security-token': token } = request.headers;
      const sessionToken = typeof token === 'string' ? token : undefined;
      const participant = participantOf(readScope(request.headers));
      exchanges.run({ userAgent, sessionToken, participant, response }, () => listener(request, response));
    },
    world,
    log,
    faults,
    perform,
    bugs: () => bugs,
    functions: () => describeFunctions(lambda),
    databases: () => describeDatabases(rds, world.versions),
    state: () => ({
      ...describeWorld(world),
      services: describeServices(ecs),
      functions: describeFunctions(lambda),
      databases: describeDatabases(rds, world.versions),
      blueGreenDeployments: describeBlueGreenDeployments(rds),
      hookExecutions: codeDeploy.hookExecutions().map(({ id, deploymentId, functionName, state }) => ({
        id,
        deploymentId,
        functionName,
        state,
      })),
    }),
  };
}

/** An AwsError that identification or authorization throws is the answer, and is logged as one. */
async function guarded(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof AwsError) return { kind: 'error', error };
    throw error;
  }
}

/** The harness gives every process on the virtual clock an access key that holds its participant's id. */
const PARTICIPANT_KEY = /^AKIATEST(.+)$/;

function participantOf(caller: Call['caller'] | ReturnType<typeof readScope>): string | undefined {
  return caller.kind === 'signed' ? PARTICIPANT_KEY.exec(caller.accessKeyId)?.[1] : undefined;
}

function touchParticipant(timeline: Timeline, { caller }: Call): void {
  const id = participantOf(caller);
  if (id !== undefined) timeline.touch(id);
}

/** What the wire layer does not hand on to handlers. */
interface Exchange extends Headers {
  /** Who calls, as the virtual clock knows them. */
  readonly participant: string | undefined;
  readonly response: ServerResponse;
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
