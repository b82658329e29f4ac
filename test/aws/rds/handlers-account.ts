import { createHash } from 'node:crypto';
import type { DBProxyTarget } from '@aws-sdk/client-rds';
import { AwsError, type Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Around } from './around.ts';
import { arnOf, deploymentArn, hostsOf, rdsArn } from './arns.ts';
import { tagList } from './describe-shared.ts';
import { familyOf, portOf } from './engines.ts';
import { filtered, pageOf } from './page.ts';
import { quotasOf } from './quotas.ts';
import { clusterNotFound, deploymentNotFound, instanceNotFound, invalidValue, notSimulated } from './refusals.ts';
import type { RdsSeed } from './seed.ts';
import type { DbCluster, DbInstance, RdsClient, Tags } from './state.ts';

/** What is around the databases: quotas, proxies, integrations and tags. */
export function accountHandlers(around: Around, seed: RdsSeed): Handlers<RdsClient, Caller> {
  const { book, place, timeline } = around;
  const createdAt = new Date(timeline.now());
  const proxied = (name: string): DbInstance | DbCluster | undefined =>
    book.findCluster(name) ?? book.findInstance(name);

  return {
    DescribeAccountAttributes: () => ({ AccountQuotas: quotasOf(book, seed.quotas) }),
    DescribeDBProxies: input => {
      const { DBProxyName: asked } = input;
      const wanted = asked === undefined ? seed.proxies : [proxyNamed(seed, asked)];
      const { items, Marker } = pageOf(wanted, input);
      const DBProxies = items.map(({ name, targets }) => ({
        DBProxyName: name,
        DBProxyArn: rdsArn(place, `db-proxy:prx-${idOf(name)}`),
        Status: 'available' as const,
        EngineFamily: familyOf(proxied(targets[0] ?? '')?.engine ?? '') === 'PostgreSQL' ? 'POSTGRESQL' : 'MYSQL',
        Endpoint: hostsOf(place).proxy(name),
        RequireTLS: true,
        CreatedDate: createdAt,
      }));
      return { DBProxies, ...Marker };
    },
    DescribeDBProxyTargets: input => {
      const proxy = proxyNamed(seed, input.DBProxyName);
      if (input.TargetGroupName !== undefined && input.TargetGroupName !== 'default') {
        throw new AwsError('DBProxyTargetGroupNotFoundFault', `Target group ${input.TargetGroupName} not found.`);
      }
      const targets = proxy.targets.flatMap((name): DBProxyTarget[] => {
        const target = proxied(name);
        if (target === undefined) return [];
        const instances = target.is === 'cluster' ? book.membersOf(target) : [target];
        return instances.map(instance => ({
          RdsResourceId: instance.name,
          Endpoint: book.endpointOf(instance),
          Port: portOf(instance.engine),
          Type: 'RDS_INSTANCE',
          ...(target.is === 'cluster' && { TrackedClusterId: target.name }),
          TargetHealth: { State: instance.status === 'available' ? 'AVAILABLE' : 'UNAVAILABLE' },
        }));
      });
      const { items, Marker } = pageOf(targets, input);
      return { Targets: items, ...Marker };
    },
    DescribeIntegrations: input => {
      const all = seed.integrations.map(({ name, source }) => ({
        IntegrationName: name,
        IntegrationArn: rdsArn(place, `integration:${uuidOf(name)}`),
        SourceArn: rdsArn(place, `${book.findCluster(source) === undefined ? 'db' : 'cluster'}:${source}`),
        TargetArn: `arn:aws:redshift-serverless:${place.region}:${place.account}:namespace/${name}`,
        Status: 'active' as const,
        CreateTime: createdAt,
      }));
      const { IntegrationIdentifier: asked } = input;
      const wanted =
        asked === undefined ? all : all.filter(item => [item.IntegrationName, item.IntegrationArn].includes(asked));
      if (asked !== undefined && wanted.length === 0) {
        throw new AwsError('IntegrationNotFoundFault', `Integration ${asked} not found.`);
      }
      const found = filtered(wanted, input.Filters, { 'source-arn': item => [item.SourceArn] });
      const { items, Marker } = pageOf(found, input);
      return { Integrations: items, ...Marker };
    },
    ListTagsForResource: input => ({ TagList: tagList(tagsOf(input.ResourceName, around)) }),
  };
}

/** The same in every world. */
/** RDS names an integration in its ARN by a UUID of its own (API reference, Integration, pattern of `IntegrationArn`). */
const uuidOf = (name: string): string =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 17);

function proxyNamed({ proxies }: RdsSeed, name: string): RdsSeed['proxies'][number] {
  const found = proxies.find(proxy => proxy.name === name);
  if (found === undefined) throw new AwsError('DBProxyNotFoundFault', `DBProxy ${name} not found.`);
  return found;
}

function tagsOf(arn: string, { book, deployments, place }: Around): Tags {
  const [, kind, name = ''] = /^arn:[^:]+:rds:[^:]+:\d{12}:([a-z-]+):(.+)$/.exec(arn) ?? [];
  switch (kind) {
    case undefined:
      throw invalidValue(`Invalid ARN: ${arn}`);
    case 'db': {
      const found = book.instances().find(instance => arnOf(place, instance) === arn);
      if (found === undefined) throw instanceNotFound(name);
      return found.tags;
    }
    case 'cluster': {
      const found = book.clusters().find(cluster => arnOf(place, cluster) === arn);
      if (found === undefined) throw clusterNotFound(name);
      return found.tags;
    }
    case 'deployment': {
      const found = deployments.all().find(deployment => deploymentArn(place, deployment) === arn);
      if (found === undefined) throw deploymentNotFound(name);
      return found.tags;
    }
    default:
      throw notSimulated(`tags of a ${kind}`);
  }
}
