import { RejectedError } from '../../errors.ts';
import type { Staged } from '../ports.ts';
import { warming } from './provisioned.ts';
import type { FunctionHand } from './reach.ts';
import type { Version } from './version.ts';
import { notToBeWoken, wake, type Waking } from './waking.ts';

/** What a published version needs before it may get traffic. */
export interface Needs {
  /** Instances that are kept warm for blue's version; 0: none. */
  readonly warm: number;
  readonly waking: Waking;
}

/** Called with what was read of the version just now, until it is ready: it can answer, and is as warm as blue. */
export type Readying = (version: Version) => Promise<Staged>;

export function readying(hand: FunctionHand, { warm, waking }: Needs): Readying {
  const warmed = warming(hand, warm);
  let isWoken = false;
  return async version => {
    const { life, revision, number } = version;
    switch (life.is) {
      case 'settling':
        return inTheMaking(life.doing);
      case 'asleep':
        if (isWoken && life.because !== undefined) throw doesNotStart(hand, number, life.because);
        if (waking === 'not asked') throw notToBeWoken(hand, version);
        if (!isWoken) await wake(hand, version, waking);
        isWoken = true;
        return inTheMaking(`version ${number} to wake up`);
      case 'failed':
      case 'not updated':
        throw doesNotStart(hand, number, life.because);
      case 'ready':
        return (await warmed(number)) ?? { is: 'ready', revision, wrote: undefined };
    }
  };
}

function inTheMaking(doing: string): Staged {
  return { is: 'in the making', doing, wrote: undefined };
}

function doesNotStart({ name }: FunctionHand, number: string, because: string): RejectedError {
  return new RejectedError({
    message: `Version ${number} of ${name} does not become active: ${because}.`,
    hint: 'Mend what keeps it from starting, and release again. The version stays published, and has no traffic from this release.',
  });
}
