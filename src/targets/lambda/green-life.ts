import type { Finding } from '../../release/problem.ts';
import type { Sights } from './sights.ts';
import type { Version } from './version.ts';
import { type Waking, wakingCommand } from './waking.ts';

/** Whether a version that was published before can get traffic; the stager waits for what is settling, and wakes what it may. */
export function greenFindings({ wanted }: Pick<Sights, 'wanted'>, waking: Waking): readonly Finding[] {
  if (wanted.is !== 'known') return [];
  const { version } = wanted;
  const { life } = version;
  switch (life.is) {
    case 'ready':
    case 'settling':
      return [];
    case 'asleep':
      return [asleep(version, waking)];
    case 'failed':
    case 'not updated':
      return [cannotAnswer(version, life.because)];
  }
}

/** Of what is staged, and has no traffic: nothing is made any more, so nobody waits for it to become ready. */
export function stagedFindings({ ours, begun, holding, alias }: Sights): readonly Finding[] {
  // A deployment of CodeDeploy's goes on whatever is said of it here.
  const isStaged = ours?.change.id === ours?.changeId && holding.is === 'free' && alias?.version !== begun?.number;
  if (begun === undefined || !isStaged) return [];
  const { life } = begun;
  switch (life.is) {
    case 'ready':
      return [];
    case 'settling':
      return [{ ...cannotAnswer(begun, `waits for ${life.doing}`), remedy: 're-run the job when that has ended' }];
    case 'asleep':
      return [asleep(begun, 'not asked')];
    case 'failed':
    case 'not updated':
      return [cannotAnswer(begun, life.because)];
  }
}

function cannotAnswer({ revision }: Version, because: string): Finding {
  return {
    level: 'error',
    where: 'green',
    value: revision.name,
    reason: `it cannot answer: ${because}`,
    remedy: 'mend what keeps it from starting, and release its code anew',
  };
}

function asleep({ revision: { name }, number }: Version, waking: Waking): Finding {
  const common = { where: 'green', value: undefined };
  const sleeps = `${name} was not called for so long that Lambda gave its resources back`;
  if (waking !== 'not asked')
    return {
      ...common,
      level: 'warning',
      reason: `${sleeps}: it is invoked once, as the smoke test does, and gets traffic when it is active`,
      remedy: undefined,
    };
  return {
    ...common,
    level: 'error',
    reason: `${sleeps}: the first call fails, and so do all others until it is active, within minutes`,
    remedy: 'wake it, which fails and takes effect, and re-run the job: it waits until the version is active',
    command: wakingCommand({ name: name.slice(0, name.lastIndexOf(':')), number }),
  };
}
