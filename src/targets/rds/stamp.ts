import type { Tag } from '@aws-sdk/client-rds';
import type { Origin, RunFacts } from '../../release/identity.ts';
import { changeIdIn as changeIdTagged, originIn, printStampTags } from '../ecs/stamp.ts';
import { changeIdIn } from './name.ts';

/** Which release made a blue/green deployment, and from where. */
export interface Stamp {
  readonly changeId: string;
  /** Undefined where its tags do not say it. */
  readonly origin: Origin | undefined;
}

/** What RDS takes for a resource (user guide, "Tagging Amazon RDS resources"); values take the same signs as those of ECS. */
const mostTags = 50;

export function stampTags({ changeId, origin }: RunFacts): Tag[] {
  return printStampTags(changeId, origin, mostTags).map(({ key, value }) => ({ Key: key, Value: value }));
}

/** By its name, which nobody can change; its tags tell the origin where they are of the same release. Undefined: it is not ours. */
export function stampIn(name: string, tags: readonly Tag[]): Stamp | undefined {
  const changeId = changeIdIn(name);
  if (changeId === undefined) return undefined;
  const told = tags.flatMap(({ Key: key, Value: value = '' }) => (key === undefined ? [] : [{ key, value }]));
  return { changeId, origin: changeIdTagged(told) === changeId ? originIn(told) : undefined };
}
