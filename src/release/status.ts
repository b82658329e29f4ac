import type { Handed } from './aim.ts';
import type { History, Past } from './history.ts';
import { releaseOf } from './identity.ts';
import { previousGood } from './known-good.ts';
import { type Flight, type Scene, servingIn, type Standing } from './scene.ts';
import type { Instant, Serving } from './words.ts';

/** How a target stands, what the ledger has of it, and what follows for whoever asks. */
export interface Status {
  readonly scene: Scene;
  readonly history: History;
  /** What became of the release that was asked for by its id; undefined where none was. */
  readonly asked: Fate | undefined;
  readonly ways: readonly Way[];
}

/** What became of one release. */
export type Fate = { readonly id: string } & (
  | { readonly is: 'in flight'; readonly deployment: string }
  | { readonly is: 'serves'; readonly revision: string; readonly since: Instant | undefined }
  /** It was released, and something else serves since; `by` where that is known. */
  | { readonly is: 'superseded'; readonly past: Past; readonly serves: string; readonly by: string | undefined }
  /** It ended without serving, or was gone back from, or nobody has told how it ended. */
  | { readonly is: 'over'; readonly past: Past }
  | { readonly is: 'never released' }
  /** Nothing in AWS tells of it, and the ledger, which would, cannot be read. */
  | { readonly is: 'not known'; readonly because: string }
);

/** What a person can do now, the most likely first. */
export type Way =
  | { readonly do: 'promote'; readonly changeId: string }
  /** Sends the deployment that is in flight back, in seconds. */
  | { readonly do: 'send back'; readonly flight: Flight }
  | { readonly do: 'roll back'; readonly past: Past }
  /** Traffic was left divided, and nothing is in flight that would change it. */
  | { readonly do: 'release a good revision' }
  | { readonly do: 'wait for AWS'; readonly flight: Flight }
  | { readonly do: 'nothing' };

/** How many changes of the ledger are shown. */
export const shownChanges = 5;

export function statusOf(scene: Scene, history: History, handed: Handed | undefined): Status {
  return { scene, history, asked: handed && fateOf(handed, scene, history), ways: waysFrom(scene, history) };
}

/** Who serves, for whoever asks: what was asked for and serves alone is green, as for a release that finds itself serving. */
export function servingOf({ scene, asked }: Status): Serving {
  const serving = servingIn(scene);
  const servesAlone = asked?.is === 'serves' && scene.flight === undefined && serving.who === 'blue';
  return servesAlone ? { who: 'green', green: 100 } : serving;
}

/** The entry that tells how a revision came to serve: the newest that wanted it. */
export function entryOf({ revision }: Pick<Standing, 'revision'>, history: History): Past | undefined {
  return history.is === 'read' ? history.changes.find(({ entry }) => entry.wanted === revision.name) : undefined;
}

function fateOf(handed: Handed, scene: Scene, history: History): Fate {
  const id = handed.changeId ?? handed.releaseId;
  const isIt = (changeId: string | undefined): boolean =>
    changeId !== undefined &&
    (handed.changeId === undefined ? releaseOf(changeId) === handed.releaseId : changeId === id);
  const { flight, stands } = scene;
  if (flight?.by.is === 'a release' && isIt(flight.by.changeId)) return { id, is: 'in flight', deployment: flight.id };
  const [first] = stands;
  const serves = first.revision.name;
  const past = history.is === 'read' ? history.changes.find(({ entry }) => isIt(entry.changeId)) : undefined;
  // The ledger knows better than a tag: making a revision is not releasing it.
  if (
    past === undefined
      ? isIt(first.madeBy) && history.is !== 'read'
      : past.entry.wanted === serves && past.standing !== 'taken back'
  )
    return { id, is: 'serves', revision: serves, since: past?.at };
  if (past === undefined)
    return history.is === 'read' ? { id, is: 'never released' } : { id, is: 'not known', because: history.because };
  if (past.standing !== 'serves') return { id, is: 'over', past };
  return { id, is: 'superseded', past, serves, by: entryOf(first, history)?.entry.changeId ?? first.madeBy };
}

function waysFrom(scene: Scene, history: History): readonly Way[] {
  const { flight, stands, weightsUnknown } = scene;
  if (flight !== undefined) return waysInFlight(flight);
  const [first] = stands;
  const good = history.is === 'read' ? previousGood(history.changes, first.revision.name) : undefined;
  const back: readonly Way[] = good?.is === 'found' ? [{ do: 'roll back', past: good.past }] : [];
  const isDivided = weightsUnknown !== undefined || (first.share ?? 100) < 100;
  if (isDivided) return [...back, { do: 'release a good revision' }];
  return back.length > 0 ? back : [{ do: 'nothing' }];
}

function waysInFlight(flight: Flight): readonly Way[] {
  const { by, motion } = flight;
  if (by.is === 'a rollback') return [{ do: 'wait for AWS', flight }];
  if (motion.is === 'ready' && by.is === 'a release')
    return [
      { do: 'promote', changeId: by.changeId },
      { do: 'send back', flight },
    ];
  return [{ do: 'send back', flight }];
}
