import type { Past } from '../../release/history.ts';
import { greenIn, type Pilot, type Standing } from '../../release/scene.ts';
import { type Fate, shownChanges, type Status } from '../../release/status.ts';
import type { Health, Motion, Side } from '../../release/words.ts';
import { isoTime } from '../../release/time-words.ts';

/** How a target stood when `operation: status` looked. */
export function statusPart({ scene, history, asked, ways }: Status) {
  const { at, stands, weightsUnknown, flight } = scene;
  return {
    at: isoTime(at) ?? null,
    asked: asked === undefined ? null : fatePart(asked),
    'weights-unknown': weightsUnknown ?? null,
    stands: stands.map(standingPart),
    'in-flight':
      flight === undefined
        ? null
        : {
            id: flight.id,
            began: flight.began === undefined ? null : (isoTime(flight.began) ?? null),
            by: pilotPart(flight.by),
            brings: flight.brings ?? null,
            'green-percent': greenIn(scene)?.share ?? null,
            motion: motionPart(flight.motion),
          },
    'can-do': ways.map(way => way.do),
    ledger: history.is === 'read' ? history.changes.slice(0, shownChanges).map(pastPart) : null,
    'ledger-unreadable': history.is === 'read' ? null : history.because,
  };
}

function fatePart(fate: Fate) {
  const { id, is } = fate;
  return { id, is };
}

function standingPart({ revision, madeBy, share, tasks, health, note }: Standing) {
  return {
    revision: revision.name,
    'made-by': madeBy ?? null,
    percent: share ?? null,
    tasks: tasks === undefined ? null : tasksPart(tasks),
    health: health === undefined ? null : healthPart(health),
    note: note ?? null,
  };
}

function tasksPart({ wanted, running, pending }: Side) {
  return { wanted, running, pending };
}

function healthPart({ healthy, unhealthy, starting, unchecked, reasons }: Health) {
  return { healthy, unhealthy, starting, unchecked, reasons };
}

function pilotPart(by: Pilot) {
  switch (by.is) {
    case 'a release':
      return { is: by.is, 'change-id': by.changeId };
    case 'a rollback':
      return { is: by.is, of: by.of ?? null };
    case 'somebody else':
      return { is: by.is, creator: by.creator ?? null };
  }
}

/** What it does, and the next moment at which AWS does something by itself. */
function motionPart(motion: Motion) {
  return { is: motion.is, next: isoTime(nextOf(motion) ?? Number.NaN) ?? null };
}

function nextOf(motion: Motion): number | undefined {
  switch (motion.is) {
    case 'ready':
    case 'paused':
      return motion.until;
    case 'shifting':
      return motion.nextAt;
    case 'switching':
      return motion.until;
    case 'settled':
      return motion.blueEnds === 'never' ? undefined : motion.blueEnds;
    case 'preparing':
    case 'finished':
    case 'stopped':
    case 'strange':
      return undefined;
  }
}

function pastPart({ entry, at, standing, restorable }: Past) {
  const { changeId, wanted, previous } = entry;
  return {
    'change-id': changeId,
    began: isoTime(at) ?? null,
    wanted,
    previous,
    standing,
    'do-not-restore': restorable !== 'yes',
  };
}
