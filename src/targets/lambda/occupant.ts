import { TroubleError } from '../../errors.ts';
import type { Occupant } from '../../release/busy.ts';
import { type Attendance, attendanceOf } from '../../release/lease.ts';
import { type Mark, printMark } from '../../release/mark.ts';
import type { Router } from '../router.ts';
import type { Survey } from '../ports.ts';
import type { Reach } from '../reach.ts';
import type { Alias } from './alias.ts';
import { type Holding, holdingOf } from './holding.ts';
import type { FunctionHand } from './reach.ts';
import { undivide, undivideCommand } from './undivide.ts';
import type { Version } from './version.ts';

export interface Around {
  readonly reach: Reach;
  readonly hand: FunctionHand;
  readonly router: Router;
  readonly read: () => Promise<Alias | undefined>;
  readonly idOf: (number: string) => string;
  /** The version that the other change brings. */
  readonly brings: Version | undefined;
  readonly nameOf: (number: string) => string;
  readonly alias: string;
}

type Busy = Omit<Extract<Survey, { is: 'busy' }>, 'is' | 'found'>;

/** Whoever divides the alias and is not us; undefined where nobody has to be waited for. */
export async function occupantOf(holding: Holding, around: Around): Promise<Busy | undefined> {
  switch (holding.is) {
    case 'free':
      return undefined;
    case 'divided':
      return {
        with: stranger(holding, around),
        watch: () => watch(around),
        end: askedBack => giveAll(holding, askedBack, around),
      };
    case 'held': {
      const { mark, share } = holding;
      return {
        with: another(mark, share, await attendance(mark, around), around),
        watch: () => watch(around),
        end: () => sendBack(mark, around),
      };
    }
  }
}

async function attendance(mark: Mark, { reach: { presence, now } }: Around): Promise<Attendance> {
  const { stage } = mark;
  return stage.is === 'held' ? attendanceOf(mark, await presence(stage.by), now()) : { is: 'gone' };
}

function stranger({ from, to }: Divided, { alias, reach, hand, nameOf }: Around): Occupant {
  const place = { region: reach.region, name: hand.name, alias };
  return {
    is: 'split',
    id: `alias ${alias}`,
    began: reach.now(),
    creator: undefined,
    standsFor: undefined,
    madeBy: {
      is: 'somebody else',
      between: [nameOf(from), nameOf(to)],
      command: undivideCommand(from, place),
    },
  };
}

type Divided = Extract<Holding, { is: 'divided' }>;

function another(mark: Mark, share: number, holder: Attendance, { brings, nameOf, reach }: Around): Occupant {
  return {
    is: 'split',
    id: mark.changeId,
    began: reach.now(),
    creator: undefined,
    standsFor: undefined,
    madeBy: {
      is: 'another release',
      changeId: mark.changeId,
      origin: brings?.stamp?.origin,
      revision: nameOf(mark.to),
      beside: mark.from === undefined ? undefined : nameOf(mark.from),
      serves: share === 100 ? 'all users' : 'not all',
      holder,
    },
  };
}

/** Free as well where whoever holds it is gone: then it is looked at anew, and ended. */
async function watch(around: Around): Promise<'busy' | 'free'> {
  const holding = holdingOf(await around.read());
  if (holding.is === 'free') return 'free';
  if (holding.is === 'divided') return 'busy';
  return (await attendance(holding.mark, around)).is === 'gone' ? 'free' : 'busy';
}

/** All traffic back to where that change came from, marked as taken back in its own name. */
async function sendBack(mark: Mark, { router, idOf }: Around): Promise<'ended' | 'stale'> {
  const seen = await router.read('patient');
  // Somebody may have gone on with it in the meantime: then its lease is another.
  if (mark.from === undefined || seen.mark === undefined || printMark(seen.mark) !== printMark(mark)) return 'stale';
  const to = { shares: new Map([[idOf(mark.from), 100]]), mark: { ...mark, stage: { is: 'taken back' } as const } };
  return (await router.write(seen, to)) === 'stale' ? 'stale' : 'ended';
}

async function giveAll(
  divided: Divided,
  askedBack: string | undefined,
  { nameOf, hand, alias }: Around,
): Promise<'ended' | 'stale'> {
  const version = [divided.from, divided.to].find(number => nameOf(number) === askedBack);
  if (version === undefined) throw notEnded();
  return undivide(divided, version, hand, alias);
}

function notEnded(): TroubleError {
  return new TroubleError({
    message: 'The alias is divided by somebody else, and Greenlight does not end what is not its own.',
    hint: 'Give the alias one version, and re-run the job.',
    applied: 'no',
  });
}
