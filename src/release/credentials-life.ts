import { printDuration } from '../request/duration.ts';
import type { Plan } from './plan.ts';
import { leastToStart } from './plan-problems.ts';
import type { Instant, Millis } from './words.ts';

/** How long the job's credentials for AWS last, as far as it can be known without asking anybody. */
export type CredentialsLife =
  /** Those of a user, or whatever renews itself; nothing says that they end. */
  | { readonly is: 'lasting' }
  | { readonly is: 'known'; readonly until: Instant }
  /** Of a session whose end nobody wrote down. */
  | { readonly is: 'usual'; readonly until: Instant };

export const lasting: CredentialsLife = { is: 'lasting' };

/** The default of aws-actions/configure-aws-credentials and of STS itself. */
const usualLife: Millis = 3_600_000;

/**
 * Static credentials of a session end, and the SDK cannot renew them. When, a tool may say in the variable that AWS's own
 * tools read.
 *
 * @param began when the step began, which is after the session did
 */
export function credentialsLife(env: Readonly<Record<string, string | undefined>>, began: Instant): CredentialsLife {
  const said = env['AWS_CREDENTIAL_EXPIRATION'] ?? '';
  // ECMAScript takes `1` for a date, too.
  const until = /^\d{4}-\d\d-\d\dT/.test(said) ? Date.parse(said) : Number.NaN;
  if (!Number.isNaN(until)) return { is: 'known', until };
  return env['AWS_SESSION_TOKEN'] ? { is: 'usual', until: began + usualLife } : lasting;
}

/** Where the credentials end before the release can. */
export function outlivedBy(plan: Plan, life: CredentialsLife, now: Instant): readonly string[] {
  if (life.is === 'lasting') return [];
  const takes = leastOf(plan);
  if (now + takes <= life.until) return [];
  const end = `${new Date(life.until).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const last =
    life.is === 'known'
      ? `the AWS credentials of this job end at ${end}`
      : `the AWS credentials of this job are of a session, which lasts ${printDuration(usualLife)} unless it was asked for longer: until ${end}`;
  return [
    `The release takes at least ${printDuration(takes)} (${printDuration(leastToStart)} for green to start, the steps and the bake), and ${last}. ` +
      'When they end, AWS goes on and nobody watches. Set `role-to-assume` here, and Greenlight renews them; or raise ' +
      '`role-duration-seconds` where the job gets them.',
  ];
}

/**
 * What a release takes where all goes well: the time that green is given to start, the steps and the bake. Its time limit is
 * twice that and more, and says nothing of how long it will take.
 */
function leastOf({ purpose, steps }: Plan): Millis {
  switch (purpose.is) {
    case 'release':
    case 'restore':
      return steps.reduce((sum, step) => sum + step.hold, leastToStart);
    case 'stage':
      return leastToStart;
    // It goes back in the first step with traffic.
    case 'drill':
      return leastToStart + (steps[0]?.hold ?? 0);
    case 'swap back':
      return 0;
  }
}
