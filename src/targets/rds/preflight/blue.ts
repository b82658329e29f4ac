import type { Finding } from '../../../release/problem.ts';
import type { Database } from '../database.ts';
import { rdsCommand } from './command.ts';

/** Whether blue can be copied as it stands: it is well, no copy itself, and has backups. */
export function blueFindings(database: Database): readonly Finding[] {
  return [
    ...statusFindings(database),
    ...replicaFindings(database),
    ...furtherReplicas(database),
    ...backupFindings(database),
  ];
}

function statusFindings(database: Database): readonly Finding[] {
  const { is, name, members } = database;
  return [
    ...(is === 'a cluster' ? [{ name, status: database.status, kind: 'cluster' }] : []),
    ...members.map(member => ({ name: member.name, status: member.status, kind: 'instance' })),
  ]
    .filter(({ status }) => status !== 'available')
    .map(one => {
      const wait = [`wait db-${one.kind}-available`, `--db-${one.kind}-identifier`, one.name] as const;
      return notAvailable(one.name, one.status, rdsCommand(database, ...wait));
    });
}

/** CreateBlueGreenDeployment raises InvalidDBInstanceState or InvalidDBClusterState then (API reference). */
function notAvailable(name: string, status: string, command: string): Finding {
  return {
    level: 'error',
    where: 'database',
    value: name,
    reason: `its status is ${status}, and RDS copies a database only while it and all its members are available`,
    remedy: 'wait until it is available, or end what keeps it',
    command,
  };
}

function replicaFindings({ name, replicaOf }: Database): readonly Finding[] {
  if (replicaOf === undefined) return [];
  return [
    {
      level: 'error',
      where: 'database',
      value: name,
      reason: `it is a replica of ${replicaOf}, and a blue/green deployment begins with the database that is written to`,
      remedy: `\`database: ${replicaOf.slice(replicaOf.lastIndexOf(':') + 1)}\``,
    },
  ];
}

/** Neither is supported (user guide, "General limitations for blue/green deployments"). */
function furtherReplicas(database: Database): readonly Finding[] {
  const [writer] = database.members;
  return database.members.flatMap(member => {
    const elsewhere = member.replicas.filter(isElsewhere);
    const cascading = member === writer ? [] : member.replicas.filter(replica => !isElsewhere(replica));
    return [
      ...(elsewhere.length === 0
        ? []
        : [notTakenAlong(member.name, `it has read replicas in another Region (${elsewhere.join(', ')})`)]),
      ...(cascading.length === 0
        ? []
        : [notTakenAlong(member.name, `it is a read replica with replicas of its own (${cascading.join(', ')})`)]),
    ];
  });
}

/** RDS gives the name of a replica in the same Region, and the ARN of one in another. */
function isElsewhere(replica: string): boolean {
  return replica.startsWith('arn:');
}

function notTakenAlong(name: string, has: string): Finding {
  return {
    level: 'error',
    where: 'database',
    value: name,
    reason: `${has}, which a blue/green deployment does not take along`,
    remedy: 'delete or promote them first, and make them anew after the switchover',
  };
}

function backupFindings(database: Database): readonly Finding[] {
  if (database.backupDays > 0) return [];
  const keep = '--backup-retention-period 7 --apply-immediately';
  return [
    {
      level: 'error',
      where: 'database',
      value: database.name,
      reason: 'it keeps no automated backups, which a blue/green deployment needs',
      remedy: 'keep them for a day or more, at a time when the database may restart: switching them on restarts it',
      command:
        database.is === 'a cluster'
          ? rdsCommand(database, 'modify-db-cluster', '--db-cluster-identifier', database.name, keep)
          : rdsCommand(database, 'modify-db-instance', '--db-instance-identifier', database.name, keep),
    },
  ];
}
