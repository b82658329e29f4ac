import type { Finding } from '../../../release/problem.ts';
import type { Database, Member } from '../database.ts';
import { rdsCommand } from './command.ts';
import type { Facts, ParametersOf } from './preflight.ts';

/** Whether what green follows by is switched on and in force, and what has to be off on green. */
export function parameterFindings(facts: Facts, database: Database): readonly Finding[] {
  return [...switchedOff(facts, database), ...notInForce(facts, database), ...eventFindings(facts)];
}

/** A parameter on which replication stands, and the values with which it does. */
interface Needed {
  readonly name: string;
  readonly isOn: (value: string | undefined) => boolean;
  /** The value that switches it on. */
  readonly on: string;
  readonly off: string;
}

const binlog: Needed = {
  name: 'binlog_format',
  // Aurora MySQL writes no binary log where nobody has asked for one.
  isOn: value => value !== undefined && value.toUpperCase() !== 'OFF',
  on: 'ROW',
  off: 'the cluster writes no binary log',
};

const logical: Needed = {
  name: 'rds.logical_replication',
  isOn: value => value === '1' || value === 'on',
  on: '1',
  off: 'logical replication is off',
};

function neededOf({ engine }: Facts): Needed {
  return engine === 'aurora-mysql' ? binlog : logical;
}

/** "Preparing for a blue/green deployment", user guides of RDS and Aurora. */
function switchedOff(facts: Facts, database: Database): readonly Finding[] {
  const { replicating } = facts;
  if (replicating === undefined) return [];
  const needed = neededOf(facts);
  if (needed.isOn(replicating.values.get(needed.name))) return [];
  const isDefault = replicating.group.startsWith('default.');
  return [
    {
      level: 'error',
      where: 'database',
      value: database.name,
      reason: `${needed.name} in ${replicating.group} is not on: ${needed.off}, and green follows by it`,
      remedy: isDefault
        ? `a default group cannot be changed: give the database a group of its own with ${needed.name} = ${needed.on}, and restart it`
        : `switch it on, and restart ${database.members[0].name}, at a time when that is allowed`,
      ...(isDefault ? {} : { command: switchOn(replicating, needed, database) }),
    },
  ];
}

function switchOn({ group }: ParametersOf, { name, on }: Needed, database: Database): string {
  const parameter = `ParameterName=${name},ParameterValue=${on},ApplyMethod=pending-reboot`;
  return database.is === 'a cluster'
    ? rdsCommand(
        database,
        'modify-db-cluster-parameter-group',
        ...['--db-cluster-parameter-group-name', group, '--parameters', parameter],
      )
    : rdsCommand(
        database,
        'modify-db-parameter-group',
        ...['--db-parameter-group-name', group, '--parameters', parameter],
      );
}

/** What a group says holds for an instance only once it has restarted with it. */
function notInForce({ replicating }: Facts, database: Database): readonly Finding[] {
  const [writer] = database.members;
  return database.members.flatMap((member): readonly Finding[] => {
    const pending = pendingGroups(member, database);
    if (pending.length === 0) return [];
    const needed = member === writer && pending.some(({ group }) => group === replicating?.group);
    return [
      {
        level: needed ? 'error' : 'warning',
        where: 'database',
        value: member.name,
        reason: `${pending.map(({ group, applied }) => `${group} is ${applied}`).join(' and ')} there: what it runs with is not what its parameter group says${needed ? ', and green follows by one of these parameters' : ''}`,
        remedy: 'restart it, at a time when that is allowed',
        command: rdsCommand(database, 'reboot-db-instance', '--db-instance-identifier', member.name),
      },
    ];
  });
}

function pendingGroups(
  { parameterGroup: { name, applied }, clusterParameterGroup }: Member,
  database: Database,
): readonly { readonly group: string; readonly applied: string }[] {
  const own = [{ group: name, applied }];
  const shared =
    database.is === 'a cluster' && clusterParameterGroup !== undefined
      ? [{ group: database.parameterGroup, applied: clusterParameterGroup }]
      : [];
  return [...own, ...shared].filter(one => one.applied !== 'in-sync');
}

/** On green the event scheduler has to be off ("General limitations for blue/green deployments"): events would run twice. */
function eventFindings({ events }: Facts): readonly Finding[] {
  if (events?.values.get('event_scheduler')?.toUpperCase() !== 'ON') return [];
  return [
    {
      level: 'warning',
      where: 'database',
      value: events.group,
      reason:
        'event_scheduler is on in the group that green gets, and on green it has to be off: events would run in both databases',
      remedy: 'give green a group in which it is off, and switch it on there after the switchover',
    },
  ];
}
