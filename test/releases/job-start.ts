import type { JobStart } from '../github/actions.ts';
import type { RunContext } from '../runner/run-context.ts';
import { environmentOf, type Scenario } from './scenario.ts';

/** What GitHub notes when a runner takes the job that this context is told to. */
export function jobStart(run: RunContext, environment: Scenario['environment']): JobStart {
  return {
    run: Number(run.runId),
    attempt: Number(run.runAttempt),
    number: Number(run.runNumber),
    workflow: run.workflowFile,
    event: run.eventName,
    sha: run.sha,
    ref: run.ref,
    actor: run.actor,
    triggeringActor: run.triggeringActor,
    name: run.job,
    environment: environmentOf(environment),
  };
}
