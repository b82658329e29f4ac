import { isDeepStrictEqual } from 'node:util';
import type { World } from '../world/world.ts';
import { settle, type Settling } from './settling.ts';
import type { LambdaFunction, PublishedVersion, Revision } from './state.ts';
import type { WhenOver } from './updates.ts';

/** The last version, if neither code nor configuration has changed since it was published. */
export function alreadyPublished({ versions, latest }: LambdaFunction): PublishedVersion | undefined {
  const last = versions.at(-1);
  return last !== undefined && isSame(last.source, latest.shown) ? last : undefined;
}

/**
 * Makes a version of what $LATEST shows. "PublishVersion" of the API reference: without a change of code or configuration
 * since the last version none is made, and that one is given.
 *
 * @param description in place of the function's own
 * @param updated of an update that brings what is published: until it has ended the version is Pending
 */
export type Publish = (owner: LambdaFunction, description: string | undefined, updated?: WhenOver) => PublishedVersion;

const updatedAlready: WhenOver = then => then(undefined);

export function createPublish(timeline: World['timeline'], newRevisionId: () => string): Publish {
  return (owner, description, updated = updatedAlready) => {
    const published = alreadyPublished(owner);
    if (published !== undefined) return published;
    const source = owner.latest.shown;
    const { code, configuration } = source;
    const version: PublishedVersion = {
      number: String((owner.lastNumber += 1)),
      source,
      revision: { code, configuration: { ...configuration, Description: description ?? configuration.Description } },
      revisionId: newRevisionId(),
      publishedAt: timeline.now(),
      activation: { status: 'in progress' },
    };
    owner.versions = [...owner.versions, version];
    // Publishing changes the revision id of $LATEST too; what a version's state becomes does not change the version's.
    owner.latest.revisionId = newRevisionId();
    updated(failure => {
      if (failure === undefined) activate(timeline, owner, version);
      else version.activation = { status: 'failed', failure };
    });
    return version;
  };
}

/** Makes ready what a version needs before it can be invoked. */
export function activate(
  timeline: Pick<World['timeline'], 'now' | 'at'>,
  owner: LambdaFunction,
  version: PublishedVersion,
): void {
  version.activation = { status: 'in progress' };
  settle(timeline, activationOf(owner, version.revision), failure => {
    version.activation = failure === undefined ? { status: 'done' } : { status: 'failed', failure };
  });
}

/** The function's own description is a part of its configuration: whoever changes it alone gets a new version. */
const isSame = (a: Revision, b: Revision): boolean =>
  a.code.sha256 === b.code.sha256 && isDeepStrictEqual(a.configuration, b.configuration);

/**
 * "Lambda function states": a version with SnapStart, a VPC or an image is Pending while its snapshot, its network
 * interfaces or its image are made ready. AWS gives no figures but "a few minutes" for SnapStart.
 */
function activationOf({ settings }: LambdaFunction, { code, configuration }: Revision): Settling {
  const given = code.activation ?? settings.activation;
  if (given !== undefined) return given;
  if (configuration.SnapStart?.ApplyOn === 'PublishedVersions') return { seconds: 90 };
  const hasVpc = (configuration.VpcConfig?.SubnetIds ?? []).length > 0;
  return { seconds: hasVpc || code.image !== undefined ? 5 : 0 };
}
