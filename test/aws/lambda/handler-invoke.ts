import type { Handlers, Input, Output } from '../wire/index.ts';
import type { Random } from '../world/random.ts';
import { divide, responseTimes } from '../world/traffic.ts';
import type { Caller, Versions, World } from '../world/world.ts';
import { referenceTo } from './arns.ts';
import { revisionRun, timeoutMs, versionOf, type FunctionBook, type Qualified } from './function-book.ts';
import { invocationAnswer } from './invocation-answer.ts';
import { invocationLog } from './invocation-log.ts';
import { checkPayload, payloadText } from './payload.ts';
import { activate } from './publish.ts';
import { functionNotFound, notInvocable, notReady } from './refusals.ts';
import { runHandler, type Outcome, type Ran } from './run-handler.ts';
import type { LambdaClient, LambdaFunction, Revision } from './state.ts';
import { behaviourOf, partsOf } from './users.ts';

export interface InvokeSurroundings {
  readonly book: FunctionBook;
  readonly versions: Versions;
  readonly random: Random;
  /** Lets so many milliseconds of the world go by before the answer. */
  readonly takeTime: (ms: number) => Promise<void>;
  readonly timeline: Pick<World['timeline'], 'now' | 'at'>;
}

type Answer = Output<LambdaClient, 'Invoke'>;

/** What is invoked: one version, and what it runs. */
interface Called {
  readonly owner: LambdaFunction;
  /** As it was called: of the function, of an alias or of a version. */
  readonly arn: string;
  readonly version: string;
  readonly revision: Revision;
}

export function invokeHandler(around: InvokeSurroundings): Pick<Handlers<LambdaClient, Caller>, 'Invoke'> {
  const { book, versions, takeTime, timeline } = around;
  const random = around.random.fork('lambda invocations');

  const invoke = async (called: Called, input: Input<LambdaClient, 'Invoke'>): Promise<Answer> => {
    const { version, revision } = called;
    const requestId = random.hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const ran = await runOf(called, requestId, payloadText(input.Payload));
    const limitMs = timeoutMs(revision.configuration);
    const usualMs = responseTimes(behaviourOf(revision.code, versions), random)();
    const durationMs = ran.outcome.is === 'timed out' ? limitMs : Math.min(limitMs, usualMs + ran.elapsedMs);
    const outcome: Outcome = usualMs + ran.elapsedMs > limitMs ? { is: 'timed out' } : ran.outcome;
    const beganAt = timeline.now();
    await takeTime(durationMs);
    const log = invocationLog({ requestId, version, durationMs, beganAt, lines: ran.lines, ...revision });
    return {
      StatusCode: 200,
      ExecutedVersion: version,
      ...invocationAnswer(outcome, requestId, limitMs),
      ...(input.LogType === 'Tail' && { LogResult: log }),
    };
  };

  return {
    Invoke: async input => {
      const { owner, is } = book.resolve(input.FunctionName, input.Qualifier);
      const version = versionInvoked(is, random);
      const revision = revisionRun(owner, version);
      if (revision === undefined) throw functionNotFound(`${owner.arn}:${version}`);
      const { qualifier } = referenceTo(input.FunctionName, input.Qualifier);
      const arn = qualifier === undefined ? owner.arn : `${owner.arn}:${qualifier}`;
      const called: Called = { owner, arn, version, revision };
      const kind = input.InvocationType ?? 'RequestResponse';
      // To ask whether it would be allowed wakes nothing.
      if (kind !== 'DryRun') checkActive(owner, version, timeline);
      checkPayload(input.Payload, kind);
      switch (kind) {
        case 'DryRun':
          return { StatusCode: 204 };
        case 'Event':
          // It is run for its effects; what it answers goes nowhere.
          await runOf(called, random.hex(32), payloadText(input.Payload));
          return { StatusCode: 202 };
        case 'RequestResponse':
          return invoke(called, input);
        default: {
          const never: never = kind;
          throw new Error(`no such type of invocation: ${String(never)}`);
        }
      }
    },
  };
}

function versionInvoked(qualified: Qualified, random: Random): string {
  switch (qualified.kind) {
    case 'latest':
      return '$LATEST';
    case 'version':
      return qualified.version.number;
    case 'alias': {
      const [drawn] = divide(1, partsOf(qualified.alias.inEffect), random);
      return drawn?.part ?? qualified.alias.inEffect.version;
    }
    default: {
      const never: never = qualified;
      throw new Error(`no such qualifier: ${JSON.stringify(never)}`);
    }
  }
}

/** An idle version is made ready anew for whoever invokes it, and this invocation fails ("Lambda function states", developer guide). */
function checkActive(owner: LambdaFunction, version: string, timeline: InvokeSurroundings['timeline']): void {
  const published = versionOf(owner, version);
  switch (published?.activation.status) {
    case 'idle':
      activate(timeline, owner, published);
      throw notReady(published.revision.configuration.SnapStart?.ApplyOn === 'PublishedVersions');
    case 'in progress':
      throw notInvocable('Pending');
    case 'failed':
      throw notInvocable('Failed');
    case 'done':
    case undefined:
      return;
  }
}

async function runOf({ owner, arn, version, revision }: Called, requestId: string, payload: string): Promise<Ran> {
  const { code, configuration } = revision;
  if (code.answer !== undefined) {
    return { outcome: { is: 'answer', payload: JSON.stringify(code.answer.value) }, elapsedMs: 0, lines: [] };
  }
  const { Handler: handler = 'index.handler', MemorySize: memory, Environment } = configuration;
  return runHandler(code.files, Environment?.Variables ?? {}, {
    payload,
    timeoutMs: timeoutMs(configuration),
    context: { requestId, functionName: owner.name, version, arn, handler, memory },
  });
}
