import { RejectedError } from '../../errors.ts';
import type { Gate, InvokeCheck } from '../../release/gate.ts';
import type { FunctionHand } from './reach.ts';
import type { Version } from './version.ts';

/**
 * The invocation that may wake a version: one that the user has asked for as a smoke test. Nobody else is let run a user's code,
 * and the policy allows nobody else to. Lambda's dry run wakes nothing.
 */
export type Waking = Pick<InvokeCheck, 'payload' | 'timeout'> | 'not asked';

export function wakingBy(gates: readonly Gate[]): Waking {
  const checks = gates.flatMap(gate =>
    gate.kind === 'smoke' && gate.check.asks === 'the function' ? [gate.check] : [],
  );
  return checks[0] ?? 'not asked';
}

/** One line for whoever may invoke it: it fails, and the version is active within a minute or a few. */
export function wakingCommand({ name, number }: { readonly name: string; readonly number: string }): string {
  return `aws lambda invoke --function-name ${name} --qualifier ${number} /dev/null`;
}

/** By these names Lambda says that it has begun to make a version ready (API reference, Invoke). */
const begun = new Set(['ResourceNotReadyException', 'SnapStartNotReadyException', 'ResourceConflictException']);

/** However the invocation ends, the next look tells what it has done. */
export async function wake(
  { lambda, brisk, name: FunctionName }: FunctionHand,
  { number: Qualifier }: Pick<Version, 'number'>,
  { payload, timeout }: Exclude<Waking, 'not asked'>,
): Promise<void> {
  const { client, sdk } = await lambda();
  await brisk.read({ service: 'lambda', operation: 'InvokeFunction' }, async () => {
    const Payload = payload === undefined ? {} : { Payload: new TextEncoder().encode(payload) };
    const command = new sdk.InvokeCommand({ FunctionName, Qualifier, ...Payload });
    await client.send(command, { requestTimeout: timeout }).catch((error: unknown) => {
      if (!(error instanceof Error && begun.has(error.name))) throw error;
    });
  });
}

export function notToBeWoken({ name }: Pick<FunctionHand, 'name'>, { number }: Pick<Version, 'number'>): RejectedError {
  return new RejectedError({
    message: `Version ${number} of ${name} sleeps: Lambda gave its resources back, and the first users would meet errors.`,
    hint: `Wake it (\`${wakingCommand({ name, number })}\`: the call itself fails), and re-run the job: it waits until the version is active.`,
  });
}
