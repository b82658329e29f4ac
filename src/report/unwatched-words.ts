import type { Plan, Signal } from '../release/plan.ts';

const harm: Record<Signal, string> = {
  '5xx answers': 'answers with errors',
  'unhealthy targets': 'fails its health checks under traffic',
  latency: 'answers slowly',
};

/** One warning for all signals of the load balancer that no alarm of the gates watches: what mends them is the same. */
export function unwatchedWarnings({ unwatched }: Plan): readonly string[] {
  if (unwatched.length === 0) return [];
  const signals = either(unwatched.map(({ signal }) => signal));
  const harms = either(unwatched.map(({ signal }) => harm[signal]));
  return [
    `No alarm of the gates watches ${signals} of the load balancer: a version that ${harms} would pass. ` +
      'Alarms to add, ready to paste, stand at the end of the job summary.',
  ];
}

/** `one, another or a third`. */
function either(words: readonly string[]): string {
  return [...(words.length > 1 ? [words.slice(0, -1).join(', ')] : []), ...words.slice(-1)].join(' or ');
}

/** All that a plan warns of. */
export function planWarnings(plan: Plan): readonly string[] {
  return [...plan.warnings, ...unwatchedWarnings(plan)];
}
