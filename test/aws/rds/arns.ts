import { createHash } from 'node:crypto';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { BlueGreenDeployment, ClusterEndpoint, DbCluster, DbInstance, Resource } from './state.ts';

export type Place = Pick<World, 'account' | 'region'>;

/** "Amazon Resource Names (ARNs) in Amazon RDS": an ARN is made of the name, and changes with it. */
export function arnOf(place: Place, resource: Resource): string {
  switch (resource.is) {
    case 'instance':
      return rdsArn(place, `db:${resource.name}`);
    case 'cluster':
      return rdsArn(place, `cluster:${resource.name}`);
    case 'endpoint':
      return rdsArn(place, `cluster-endpoint:${resource.name}`);
    default: {
      const never: never = resource;
      return never;
    }
  }
}

export const deploymentArn = (place: Place, { id }: Pick<BlueGreenDeployment, 'id'>): string =>
  rdsArn(place, `deployment:${id}`);

export const rdsArn = ({ account, region }: Place, path: string): string => `arn:aws:rds:${region}:${account}:${path}`;

/** Host names of one account and region share a part that nobody else has. */
export function hostsOf({ account, region }: Place) {
  const own = `c${createHash('sha256').update(`${account}/${region}`).digest('hex').slice(0, 11)}`;
  const domain = `${own}.${region}.rds.amazonaws.com`;
  return {
    instance: ({ name }: DbInstance) => `${name}.${domain}`,
    writer: ({ name }: DbCluster) => `${name}.cluster-${domain}`,
    reader: ({ name }: DbCluster) => `${name}.cluster-ro-${domain}`,
    proxy: (name: string) => `${name}.proxy-${domain}`,
    custom: ({ name }: ClusterEndpoint) => `${name}.cluster-custom-${domain}`,
  };
}

const UPPER = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'];
const LOWER = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const drawn = (random: Random, letters: readonly string[], length: number) =>
  Array.from({ length }, () => random.pick(letters)).join('');

export const newResourceId = (random: Random, kind: 'db' | 'cluster' | 'cluster-endpoint'): string =>
  `${kind}-${drawn(random, UPPER, 26)}`;
export const newDeploymentId = (random: Random): string => `bgd-${drawn(random, LOWER, 16)}`;
/** As in the examples of the API reference, `my-db-instance-green-blhi1e`. */
export const greenName = (random: Random, blue: string): string => `${blue}-green-${drawn(random, LOWER, 6)}`;
