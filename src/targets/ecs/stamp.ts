import { attemptOf, changeId, type Origin, type RunFacts, runOf } from '../../release/identity.ts';
import type { Tag } from './task-definition.ts';

const changeKey = 'greenlight:change-id';
const repository = 'greenlight:repository';
const workflow = 'greenlight:workflow';
const runNumber = 'greenlight:run-number';

const keys: ReadonlySet<string> = new Set([changeKey, repository, workflow, runNumber]);

/** A tag that Greenlight sets itself: it says who made a revision, and nothing about what the revision runs. */
export function isStamp({ key }: Tag): boolean {
  return keys.has(key);
}

/**
 * The tags that say which release made a revision, and from where, as far as there is room for them. Without its origin a
 * release is waited for instead of superseded; without its change-id its revision is made anew by each attempt. So the
 * change-id is the last to be left out.
 *
 * @param room how many more tags the revision may have
 */
export function printStampTags(change: string, origin: Origin | undefined, room: number): readonly Tag[] {
  const from = origin === undefined ? [] : printOrigin(origin);
  return [{ key: changeKey, value: change }, ...(room > from.length ? from : [])].slice(0, Math.max(0, room));
}

/** The change-id of the release that made a revision; undefined where none did. */
export function changeIdIn(tags: readonly Tag[]): string | undefined {
  return valueOf(tags, changeKey);
}

/** Whether a change, by its stamp, is one of this run: of whichever target, for one revision may serve several services. */
export function isOfRun(change: string | undefined, { releaseId }: Pick<RunFacts, 'releaseId'>): boolean {
  return change !== undefined && runOf(change) !== '' && runOf(change) === runOf(releaseId);
}

/**
 * The change-id in a stamp as this release has it: what the same run made for another service is as much its own, for the run
 * registers it once for all of them.
 */
export function madeForUs(change: string | undefined, run: Pick<RunFacts, 'releaseId'>): string | undefined {
  return change !== undefined && isOfRun(change, run) ? changeId(run.releaseId, attemptOf(change)) : change;
}

/** Which workflow made a revision; undefined where the tags do not say all of it. */
export function originIn(tags: readonly Tag[]): Origin | undefined {
  const from = { repository: valueOf(tags, repository), workflow: valueOf(tags, workflow) };
  const number = valueOf(tags, runNumber);
  if (!from.repository || !from.workflow || number === undefined || !/^[1-9]\d*$/.test(number)) return undefined;
  return { repository: from.repository, workflow: from.workflow, runNumber: Number(number) };
}

/**
 * What a tag's value takes in ECS: 256 letters, digits and spaces of any script, and these signs. A workflow's file may
 * have others in its name. Then no origin is stamped at all: a name made to fit could be another workflow's.
 */
const taggable = /^[\p{L}\p{N}\p{Z}+\-=._:/@]{1,256}$/u;

function printOrigin(origin: Origin): readonly Tag[] {
  const tags = [
    { key: repository, value: origin.repository },
    { key: workflow, value: origin.workflow },
    { key: runNumber, value: String(origin.runNumber) },
  ];
  return tags.every(({ value }) => taggable.test(value)) ? tags : [];
}

function valueOf(tags: readonly Tag[], key: string): string | undefined {
  return tags.find(tag => tag.key === key)?.value;
}
