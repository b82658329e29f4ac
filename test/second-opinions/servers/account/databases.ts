import {
  CreateDBClusterCommand,
  CreateDBClusterParameterGroupCommand,
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBParameterGroupCommand,
  CreateDBProxyCommand,
  ModifyDBClusterParameterGroupCommand,
  ModifyDBParameterGroupCommand,
  type Parameter,
  type RDSClient,
  RegisterDBProxyTargetsCommand,
} from '@aws-sdk/client-rds';
import type { ClusterSeed, InstanceSeed } from '../../../aws/rds/seed.ts';
import type { Seed } from '../../../aws/seed.ts';
import type { Network } from './network.ts';

/** A proxy asks Secrets Manager as this role. Nobody looks whether it may. */
const RoleArn = 'arn:aws:iam::123456789012:role/proxy';
const SecretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:orders';

/** The databases of a seed, with their parameter groups and proxies, by create calls. */
export async function createDatabases(rds: RDSClient, { rds: seed }: Seed, network: Network): Promise<void> {
  await createGroups(rds, seed);
  for (const one of seed.instances) await createInstance(rds, one);
  for (const one of seed.clusters) await createCluster(rds, one);
  for (const proxy of seed.proxies) await createProxy(rds, proxy, network);
}

async function createGroups(rds: RDSClient, seed: Seed['rds']): Promise<void> {
  for (const { name, family, parameters } of seed.parameterGroups) {
    const DBParameterGroupName = name;
    await rds.send(new CreateDBParameterGroupCommand({ DBParameterGroupName, ...described(name, family) }));
    const Parameters = set(parameters);
    if (Parameters.length > 0) {
      await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters }));
    }
  }
  for (const { name, family, parameters } of seed.clusterParameterGroups) {
    const DBClusterParameterGroupName = name;
    const group = { DBClusterParameterGroupName, ...described(name, family) };
    await rds.send(new CreateDBClusterParameterGroupCommand(group));
    const Parameters = set(parameters);
    if (Parameters.length > 0) {
      await rds.send(new ModifyDBClusterParameterGroupCommand({ DBClusterParameterGroupName, Parameters }));
    }
  }
}

const described = (name: string, family: string) => ({
  DBParameterGroupFamily: family,
  Description: `${name} of the seed`,
});

function set(parameters: Readonly<Record<string, string>>): Parameter[] {
  return Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
    ApplyMethod: 'pending-reboot',
  }));
}

async function createInstance(rds: RDSClient, seed: InstanceSeed): Promise<void> {
  const { name, class: DBInstanceClass, storage, replicas } = seed;
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: name,
      DBInstanceClass,
      AllocatedStorage: storage.gib,
      StorageType: storage.type,
      ...(storage.iops !== undefined && { Iops: storage.iops }),
      ...(storage.throughput !== undefined && { StorageThroughput: storage.throughput }),
      BackupRetentionPeriod: seed.backupRetentionDays,
      MultiAZ: seed.multiAz,
      PubliclyAccessible: false,
      ...(seed.parameterGroup !== undefined && { DBParameterGroupName: seed.parameterGroup }),
      ...ofEither(seed),
    }),
  );
  for (const replica of replicas)
    await rds.send(
      new CreateDBInstanceReadReplicaCommand({
        DBInstanceIdentifier: replica.name,
        SourceDBInstanceIdentifier: name,
        DBInstanceClass: replica.class,
        PubliclyAccessible: false,
      }),
    );
}

async function createCluster(rds: RDSClient, seed: ClusterSeed): Promise<void> {
  const { name, engine: Engine, parameterGroup, backupRetentionDays, members } = seed;
  await rds.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: name,
      BackupRetentionPeriod: backupRetentionDays,
      ...(parameterGroup !== undefined && { DBClusterParameterGroupName: parameterGroup }),
      ...ofEither(seed),
    }),
  );
  for (const member of members)
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: member.name,
        DBInstanceClass: member.class,
        DBClusterIdentifier: name,
        Engine,
        PubliclyAccessible: false,
      }),
    );
}

type Either = Pick<InstanceSeed | ClusterSeed, 'engine' | 'engineVersion' | 'deletionProtection' | 'tags'>;

function ofEither({ engine, engineVersion, deletionProtection, tags }: Either) {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    Engine: engine,
    EngineVersion: engineVersion,
    MasterUsername: 'admin',
    MasterUserPassword: 'nobody-asks-1',
    DeletionProtection: deletionProtection,
    ...(Tags.length > 0 && { Tags }),
  };
}

async function createProxy(
  rds: RDSClient,
  { name: DBProxyName, targets }: Seed['rds']['proxies'][number],
  { subnets }: Network,
): Promise<void> {
  const Auth = [{ AuthScheme: 'SECRETS' as const, SecretArn, IAMAuth: 'DISABLED' as const }];
  const proxy = { DBProxyName, EngineFamily: 'MYSQL' as const, RoleArn, VpcSubnetIds: [...subnets], RequireTLS: true };
  await rds.send(new CreateDBProxyCommand({ ...proxy, Auth }));
  const DBInstanceIdentifiers = [...targets];
  await rds.send(new RegisterDBProxyTargetsCommand({ DBProxyName, TargetGroupName: 'default', DBInstanceIdentifiers }));
}
