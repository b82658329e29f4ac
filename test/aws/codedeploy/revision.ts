import { createHash } from 'node:crypto';
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { AwsError } from '../wire/index.ts';
import type { GroupPlatform } from './platform.ts';
import { refusals } from './refusals.ts';

/** Where a revision of each type that can be deployed here holds the text of its AppSpec. */
const MEMBER = { AppSpecContent: 'appSpecContent', String: 'string' } as const;

export type RevisionType = keyof typeof MEMBER;

/** The AppSpec that a revision brings, and the revision as it is shown later. */
export function readRevision(
  given: RevisionLocation | undefined,
  platform: GroupPlatform,
): { readonly appSpecContent: string; readonly revision: RevisionLocation } {
  if (given === undefined) throw new AwsError('RevisionRequiredException', 'The revision is missing');
  if (given.revisionType === 'S3' || given.revisionType === 'GitHub') {
    throw new AwsError(
      'RevisionDoesNotExistException',
      `This simulated AWS keeps no revisions in ${given.revisionType}`,
    );
  }
  const revisionType = platform.revisionTypes.find(type => type === given.revisionType);
  if (revisionType === undefined) {
    const taken = platform.revisionTypes.join(' or ');
    throw refusals.invalidRevision(
      `A deployment to ${platform.name} takes a revision of type ${taken}, not ${given.revisionType}`,
    );
  }
  const { content, sha256 } = given[MEMBER[revisionType]] ?? {};
  if (content === undefined) throw refusals.invalidRevision('The AppSpec content is missing');
  if (sha256 !== undefined && sha256 !== createHash('sha256').update(content).digest('hex')) {
    throw refusals.invalidRevision('The sha256 is not that of the AppSpec content');
  }
  const text = { content, ...(sha256 === undefined ? {} : { sha256 }) };
  return { appSpecContent: content, revision: { revisionType, [MEMBER[revisionType]]: text } };
}
