import { type Attendance, attendanceOf } from '../../release/lease.ts';
import type { Carrier, Flight, Scene, Standing } from '../../release/scene.ts';
import type { Instant, Percent } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import type { Reach } from '../reach.ts';
import { type Alias, findAlias } from './alias.ts';
import { holdingOf } from './holding.ts';
import type { FunctionHand } from './reach.ts';
import { undivideCommand } from './undivide.ts';
import { latest, readVersion, type Version } from './version.ts';

/** How a function stands behind its alias. Reads only. */
export async function lambdaScene(asked: Pick<LambdaTarget, 'function' | 'alias'>, reach: Reach): Promise<Scene> {
  const { clients, patient, brisk, now } = reach;
  const hand: FunctionHand = { lambda: () => clients.lambda(), patient, brisk, name: asked.function };
  const alias = await findAlias(hand, patient, asked.alias);
  const { beside } = alias ?? {};
  const first = await readVersion(hand, alias?.version ?? latest);
  const second = beside === undefined ? undefined : await readVersion(hand, beside.version);
  const rest = Number((100 - (beside?.share ?? 0)).toFixed(4));
  return {
    at: now(),
    mover: 'Greenlight',
    stands: [
      standing(first, alias === undefined ? undefined : rest),
      ...(second === undefined ? [] : [standing(second, beside?.share)]),
    ],
    weightsUnknown: alias === undefined ? `the function has no alias ${asked.alias}` : undefined,
    flight: alias === undefined ? undefined : await flightOf(alias, hand, reach),
  };
}

function standing({ revision, stamp }: Version, share: Percent | undefined): Standing {
  return {
    revision,
    madeBy: stamp?.changeId,
    origin: stamp?.origin,
    share,
    tasks: undefined,
    health: undefined,
    note: undefined,
  };
}

/** Traffic that is divided, and whether somebody is still at it. */
async function flightOf(
  alias: Alias,
  { name }: FunctionHand,
  { presence, now, region }: Reach,
): Promise<Flight | undefined> {
  const holding = holdingOf(alias);
  const motion = { is: 'shifting', stepBegan: now(), nextAt: undefined } as const;
  const common = {
    began: undefined,
    strategy: { kind: 'canary', steps: [{ share: 1, hold: 0 }] },
    readyWait: 'none',
    wayBack: 'while blue is kept',
    endpoint: undefined,
  } as const;
  switch (holding.is) {
    case 'free':
      return undefined;
    case 'divided':
      return {
        ...common,
        id: `alias ${alias.name}`,
        carriedBy: {
          is: 'somebody else',
          command: undivideCommand(holding.from, { region, name, alias: alias.name }),
        },
        by: { is: 'somebody else', creator: undefined },
        brings: `${name}:${holding.to}`,
        motion,
      };
    case 'held': {
      const { mark, share } = holding;
      const { stage } = mark;
      if (stage.is !== 'held') return undefined;
      const attendance = attendanceOf(mark, await presence(stage.by), now());
      if (attendance.is === 'gone' && share === 100) return undefined;
      return {
        ...common,
        id: mark.changeId,
        carriedBy: carrierOf(attendance, stage.until),
        by: { is: 'a release', changeId: mark.changeId },
        brings: `${name}:${mark.to}`,
        motion: share === 100 ? { is: 'settled', since: now(), blueEnds: 'never', awaits: undefined } : motion,
      };
    }
  }
}

/** @param until when its lease ends, as whoever holds it means to write again */
function carrierOf(attendance: Attendance, until: Instant): Carrier {
  switch (attendance.is) {
    case 'at it':
      return { is: 'a run', until };
    case 'gone':
      return { is: 'nobody' };
    case 'not known':
      return { ...attendance, is: 'perhaps a run' };
  }
}
