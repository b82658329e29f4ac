import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Place } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import { describedCluster, describedEndpoints } from './describe-cluster.ts';
import { describedInstance } from './describe-instance.ts';
import { filtered, pageOf } from './page.ts';
import { arnOf } from './arns.ts';
import type { RdsClient } from './state.ts';

/** What there is. A filter takes names or ARNs where the API reference says so, and leaves out what does not exist. */
export function databaseHandlers(book: DatabaseBook, place: Place): Handlers<RdsClient, Caller> {
  return {
    DescribeDBInstances: input => {
      const { DBInstanceIdentifier: asked, Filters } = input;
      const wanted = asked === undefined ? book.instances() : [book.instance(asked)];
      const found = filtered(wanted, Filters, {
        'db-instance-id': instance => [instance.name, arnOf(place, instance)],
        'db-cluster-id': instance =>
          instance.part === 'cluster member' ? [instance.of.name, arnOf(place, instance.of)] : [],
        'dbi-resource-id': instance => [instance.resourceId],
        engine: instance => [instance.engine],
      });
      const { items, Marker } = pageOf(found, input);
      return { DBInstances: items.map(instance => describedInstance(instance, book, place)), ...Marker };
    },
    DescribeDBClusters: input => {
      const { DBClusterIdentifier: asked, Filters } = input;
      const wanted = asked === undefined ? book.clusters() : [book.cluster(asked)];
      const found = filtered(wanted, Filters, {
        'db-cluster-id': cluster => [cluster.name, arnOf(place, cluster)],
        'db-cluster-resource-id': cluster => [cluster.resourceId],
        engine: cluster => [cluster.engine],
      });
      const { items, Marker } = pageOf(found, input);
      return { DBClusters: items.map(cluster => describedCluster(cluster, book, place)), ...Marker };
    },
    DescribeDBClusterEndpoints: input => {
      const { DBClusterIdentifier: asked, DBClusterEndpointIdentifier: name, Filters } = input;
      const clusters = asked === undefined ? book.clusters() : [book.cluster(asked)];
      const all = clusters.flatMap(cluster => describedEndpoints(cluster, book, place));
      const named = name === undefined ? all : all.filter(item => item.DBClusterEndpointIdentifier === name);
      const found = filtered(named, Filters, {
        'db-cluster-endpoint-id': item => [item.DBClusterEndpointIdentifier],
        'db-cluster-endpoint-status': item => [item.Status],
        'db-cluster-endpoint-type': item => [item.EndpointType?.toLowerCase()],
        'db-cluster-endpoint-custom-type': item => [item.CustomEndpointType?.toLowerCase()],
      });
      const { items, Marker } = pageOf(found, input);
      return { DBClusterEndpoints: items, ...Marker };
    },
  };
}
