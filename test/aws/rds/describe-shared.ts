import type { DBInstanceStatusInfo, MasterUserSecret, Tag } from '@aws-sdk/client-rds';
import type { Place } from './arns.ts';
import type { Database, Tags } from './state.ts';

export const tagList = (tags: Tags): Tag[] => [...tags].map(([Key, Value]) => ({ Key, Value }));

/** How a replica's replication is: "DBInstanceStatusInfo" of the API reference. Of a degraded one the words are ours. */
export function statusInfos({ follows }: Database): { readonly StatusInfos?: DBInstanceStatusInfo[] } {
  if (follows === undefined) return {};
  const StatusType = 'read replication';
  switch (follows.state) {
    case 'running':
      return { StatusInfos: [{ StatusType, Normal: true, Status: 'replicating' }] };
    case 'degraded':
      return { StatusInfos: [{ StatusType, Normal: false, Status: 'degraded', Message: 'Replication degraded' }] };
    case 'stopped':
      return { StatusInfos: [{ StatusType, Normal: false, Status: 'stopped' }] };
    default: {
      const never: never = follows.state;
      return never;
    }
  }
}

export function managedSecret(
  { managedPassword, resourceId }: Database,
  { account, region }: Place,
): { readonly MasterUserSecret?: MasterUserSecret } {
  const SecretArn = `arn:aws:secretsmanager:${region}:${account}:secret:rds!${resourceId}`;
  return managedPassword ? { MasterUserSecret: { SecretArn, SecretStatus: 'active' } } : {};
}
