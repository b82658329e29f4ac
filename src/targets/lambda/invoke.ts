import { UnknownAnswerError } from '../../errors.ts';
import type { Invoke, Invoked } from '../../release/vantage.ts';
import type { Millis, Revision } from '../../release/words.ts';
import type { FunctionHand } from './reach.ts';
import { numberOf } from './version.ts';

const invoke = { service: 'lambda', operation: 'InvokeFunction' } as const;

/** No smoke test waits longer: the test's own time limit ends it before. */
const longest: Millis = 65_000;

/**
 * Runs the published version. It is sent once: an invocation has effects, and whether AWS ran it is not known where no answer
 * comes. Status 200 says that it was run, `FunctionError` how it ended (Lambda API reference, Invoke).
 */
export function invoking({ lambda, brisk, name: FunctionName }: FunctionHand, revision: Revision): Invoke {
  return async (payload, signal) => {
    const { client, sdk } = await lambda();
    return brisk.read<Invoked>(invoke, async () => {
      const command = new sdk.InvokeCommand({
        FunctionName,
        Qualifier: numberOf(revision),
        InvocationType: 'RequestResponse',
        LogType: 'Tail',
        ...(payload === undefined ? {} : { Payload: new TextEncoder().encode(payload) }),
      });
      const answer = await client.send(command, { abortSignal: signal, requestTimeout: longest });
      const said = {
        payload: answer.Payload?.transformToString() ?? '',
        log: answer.LogResult === undefined ? undefined : wholeLines(Buffer.from(answer.LogResult, 'base64')),
      };
      switch (answer.FunctionError) {
        case undefined:
          return { is: 'answered', ...said };
        case 'Handled':
        case 'Unhandled':
          return { is: 'failed', error: answer.FunctionError, ...said };
        default:
          throw new UnknownAnswerError({
            message: `Lambda says of an invocation that it ended with ${answer.FunctionError}, which Greenlight does not know.`,
            hint: 'Look at the function in Lambda, and update Greenlight.',
          });
      }
    });
  };
}

/** Lambda sends "the last 4 KB of the execution log" (Lambda API reference, Invoke, `LogResult`). */
const tailBytes = 4096;

/** A longer log is cut anywhere, within a secret too, and what is left of that would be known to nobody: its first line is dropped. */
function wholeLines(tail: Buffer): string | undefined {
  const text = tail.toString('utf8');
  if (tail.length < tailBytes) return text;
  const first = text.indexOf('\n');
  return first === -1 ? undefined : text.slice(first + 1);
}
