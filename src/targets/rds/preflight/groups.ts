import type { Finding } from '../../../release/problem.ts';
import { resourceIn } from '../arn.ts';
import type { Database } from '../database.ts';
import { rdsCommand } from './command.ts';
import type { AskedGroup, Facts } from './preflight.ts';

type Input = AskedGroup['input'];

/** Whether green's parameter groups fit its version, and what it gets where none is asked for. */
export function groupFindings(facts: Facts, database: Database): readonly Finding[] {
  return [...facts.groups.flatMap(group => askedGroup(group, facts, database)), ...leftBehind(facts, database)];
}

function askedGroup({ input, name, family }: AskedGroup, { version }: Facts, database: Database): readonly Finding[] {
  const about = { level: 'error', where: input, value: name } as const;
  if (input === 'cluster-parameter-group' && database.is === 'an instance')
    return [
      {
        ...about,
        reason: `${database.name} is an instance of its own, and no cluster`,
        remedy: `\`parameter-group: ${name}\`, if this is one of instances`,
      },
    ];
  // Of a version that cannot be had, nothing follows.
  if (version.is === 'out of reach') return [];
  const wanted = version.family;
  const those = wanted === undefined ? {} : { command: groupsOf(input, wanted, database) };
  if (family === undefined)
    return [
      {
        ...about,
        reason: `there is no such ${kindOf(input)} in ${resourceIn(database.arn).region}`,
        remedy: wanted === undefined ? 'name one that exists' : `name one of the family ${wanted}`,
        ...those,
      },
    ];
  if (wanted === undefined || family === wanted) return [];
  return [
    {
      ...about,
      reason: `its family is ${family}, and green's version ${version.version} takes groups of ${wanted}`,
      remedy: `name one of the family ${wanted}`,
      ...those,
    },
  ];
}

/** A group belongs to one major version: at a major upgrade AWS gives green the default group of the new one, unless another is named. */
function leftBehind({ version, groups }: Facts, database: Database): readonly Finding[] {
  if (version.is !== 'an upgrade' || !version.isMajor) return [];
  const { family } = version;
  const [writer] = database.members;
  const kept: readonly (readonly [Input, string])[] = [
    ['parameter-group', writer.parameterGroup.name],
    ...(database.is === 'a cluster' ? ([['cluster-parameter-group', database.parameterGroup]] as const) : []),
  ];
  return kept
    .filter(([input, name]) => !name.startsWith('default.') && !groups.some(asked => asked.input === input))
    .map(([input, name]) => ({
      level: 'warning',
      where: input,
      value: undefined,
      reason: `to ${version.version} is a major upgrade, and ${name} is left behind: AWS gives green the default group, with none of what ${name} sets`,
      remedy: `make a group${family === undefined ? '' : ` of the family ${family}`} with the same settings and name it with \`${input}\``,
      ...(family === undefined
        ? {}
        : { command: makeGroup(input, `${name}-${family.replaceAll('.', '')}`, family, database) }),
    }));
}

function kindOf(input: Input): string {
  switch (input) {
    case 'parameter-group':
      return 'parameter group of instances';
    case 'cluster-parameter-group':
      return 'parameter group of clusters';
    default: {
      const never: never = input;
      throw new Error(`no such input: ${String(never)}`);
    }
  }
}

function makeGroup(input: Input, name: string, family: string, database: Database): string {
  const cluster = input === 'cluster-parameter-group' ? 'cluster-' : '';
  return rdsCommand(
    database,
    `create-db-${cluster}parameter-group`,
    `--db-${cluster}parameter-group-name ${name}`,
    `--db-parameter-group-family ${family}`,
    `--description "for ${database.name}"`,
  );
}

function groupsOf(input: Input, family: string, database: Database): string {
  const [verb, member] =
    input === 'cluster-parameter-group'
      ? ['describe-db-cluster-parameter-groups', 'DBClusterParameterGroup']
      : ['describe-db-parameter-groups', 'DBParameterGroup'];
  return rdsCommand(
    database,
    verb,
    `--query "${member}s[?DBParameterGroupFamily=='${family}'].${member}Name"`,
    '--output text',
  );
}
