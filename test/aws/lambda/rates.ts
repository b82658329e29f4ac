import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { throttled } from './refusals.ts';
import type { LambdaClient } from './state.ts';

/** Calls a second, of all callers of an account together. Source: "Function invocation and API request quotas" of the developer guide. */
const GET_FUNCTION = 100;
const GET_POLICY = 15;
const REST_OF_THE_CONTROL_PLANE = 15;

type LambdaHandlers = Handlers<LambdaClient, Caller>;

/** The handlers, refusing what comes too fast. Calls of a second count, also those that are refused for another reason. */
export function limitRates(handlers: LambdaHandlers, now: () => number): LambdaHandlers {
  const getFunction = createRate(GET_FUNCTION, now);
  const getPolicy = createRate(GET_POLICY, now);
  const rest = createRate(REST_OF_THE_CONTROL_PLANE, now);
  const rateOf = (operation: string): Rate | undefined => {
    switch (operation) {
      case 'GetFunction':
        return getFunction;
      case 'GetPolicy':
        return getPolicy;
      // Invocations are limited by the functions' concurrency.
      case 'Invoke':
        return undefined;
      default:
        return rest;
    }
  };

  type AnyHandler = (input: unknown, caller: Caller) => unknown;
  const limited = Object.entries(handlers as Readonly<Record<string, AnyHandler>>).map(([operation, handler]) => {
    const rate = rateOf(operation);
    const checked: AnyHandler = (input, caller) => {
      if (rate !== undefined && !rate.take()) throw throttled();
      return handler(input, caller);
    };
    return [operation, checked] as const;
  });
  return Object.fromEntries(limited);
}

interface Rate {
  /** Whether one more call fits into the second that ends now. One that does not is not counted. */
  take(): boolean;
}

function createRate(perSecond: number, now: () => number): Rate {
  let taken: readonly number[] = [];
  return {
    take: () => {
      taken = taken.filter(at => at > now() - 1000);
      if (taken.length >= perSecond) return false;
      taken = [...taken, now()];
      return true;
    },
  };
}
