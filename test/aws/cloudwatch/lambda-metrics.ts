import type { InvocationsSecond } from '../lambda/users.ts';
import type { MetricStore } from './metric-store.ts';

/**
 * Source of names and dimensions: "Types of metrics for Lambda functions" and "Using CloudWatch metrics with Lambda", Lambda
 * developer guide. `Resource` is the function, or its alias or version where that was called; `ExecutedVersion` tells the
 * versions behind an alias apart.
 */
const NAMESPACE = 'AWS/Lambda';

type Dimensions = Readonly<Record<string, string>>;

export function recordInvocations(store: MetricStore, second: InvocationsSecond): void {
  const { functionName, qualifier, executed, throttled } = second;
  const within = second.at - 1;
  const ofFunction = { FunctionName: functionName };
  const isQualified = qualifier !== '$LATEST';
  const ofResource = { ...ofFunction, Resource: isQualified ? `${functionName}:${qualifier}` : functionName };
  const ofVersion = (version: string) => ({ ...ofResource, ExecutedVersion: version });
  const recorder = recorderOf(store, within);

  for (const { version, failed, latenciesMs } of executed) {
    const sets: readonly Dimensions[] =
      isQualified && qualifier !== version ? [ofFunction, ofResource, ofVersion(version)] : [ofFunction, ofResource];
    for (const dimensions of sets) {
      recorder.times('Invocations', dimensions, 1, latenciesMs.length);
      recorder.times('Errors', dimensions, 1, failed);
      // Outcomes are binary: an invocation that went well is a zero, and the average is the error rate.
      recorder.times('Errors', dimensions, 0, latenciesMs.length - failed);
      store.record({ namespace: NAMESPACE, name: 'Duration', dimensions }, within, latenciesMs);
    }
  }
  const run = executed.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0);
  const busyMs = executed.reduce((sum, { latenciesMs }) => sum + latenciesMs.reduce((ms, each) => ms + each, 0), 0);
  for (const dimensions of [ofFunction, ofResource]) {
    recorder.times('Throttles', dimensions, 1, throttled);
    recorder.times('Throttles', dimensions, 0, run);
    // Little's law: so many invocations are under way on average.
    if (run > 0) recorder.times('ConcurrentExecutions', dimensions, Math.max(1, Math.round(busyMs / 1000)), 1);
  }
}

function recorderOf(store: MetricStore, at: number) {
  return {
    times: (name: string, dimensions: Dimensions, value: number, times: number) => {
      if (times > 0) store.recordRepeated({ namespace: NAMESPACE, name, dimensions }, at, value, times);
    },
  };
}
