import type { Plan, Signal } from '../release/plan.ts';

const harm: Record<Signal, string> = {
  '5xx answers': 'a version that answers with errors',
  'unhealthy targets': 'a version that fails its health checks under traffic',
  latency: 'a version that answers slowly',
};

/** One warning for each signal of the load balancer that no alarm of the gates watches. */
export function unwatchedWarnings(plan: Plan): readonly string[] {
  return plan.unwatched.map(
    ({ signal }) =>
      `No alarm of the gates watches ${signal} of the load balancer: ${harm[signal]} would pass. Alarms to add, ready to paste, stand at the end of the job summary.`,
  );
}

/** All that a plan warns of. */
export function planWarnings(plan: Plan): readonly string[] {
  return [...plan.warnings, ...unwatchedWarnings(plan)];
}
