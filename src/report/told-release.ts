import { parseReleaseOrChange } from '../release/identity.ts';
import { entryOf, type Status } from '../release/status.ts';
import type { Story } from './story.ts';

/** The release that is told of, and its change where one is known; neither where a target stands that no release has made. */
export interface ToldRelease {
  readonly releaseId: string | undefined;
  readonly changeId: string | undefined;
}

const none: ToldRelease = { releaseId: undefined, changeId: undefined };

/** Of whoever only asks how a target stands, the own run releases nothing: told is what was asked for, is in flight, or serves. */
export function releaseTold({ run, asks, status }: Story): ToldRelease {
  if (asks === 'a change') return run ?? none;
  const id = status === undefined ? undefined : idIn(status);
  return (id === undefined ? undefined : parseReleaseOrChange(id)) ?? none;
}

function idIn({ asked, scene, history }: Status): string | undefined {
  const { flight, stands } = scene;
  if (asked !== undefined) return asked.id;
  if (flight?.by.is === 'a release') return flight.by.changeId;
  return entryOf(stands[0], history)?.entry.changeId ?? stands[0].madeBy;
}
