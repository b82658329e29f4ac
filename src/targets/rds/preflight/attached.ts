import type { Finding } from '../../../release/problem.ts';
import type { Database } from '../database.ts';
import { rdsCommand } from './command.ts';
import type { Facts } from './preflight.ts';

/** What hangs on blue, and a switchover cannot have, or may not. */
export function attachedFindings({ integrations }: Facts, database: Database): readonly Finding[] {
  return [
    // "General limitations for blue/green deployments": they are deleted before the switchover and made anew after it.
    ...integrations.map((integration): Finding => ({
      level: 'error',
      where: 'database',
      value: database.name,
      reason: `a zero-ETL integration reads from it (${integration}), and RDS switches over none that has one`,
      remedy: 'delete it, and make it anew after the switchover: it loads all its data again',
      command: rdsCommand(database, 'delete-integration', '--integration-identifier', integration),
    })),
    ...passwordFindings(database),
  ];
}

/** The user guides list it under "General limitations"; other pages of AWS's do not. RDS itself is the judge, when green is made. */
function passwordFindings({ name, passwordIn }: Database): readonly Finding[] {
  if (passwordIn === undefined) return [];
  return [
    {
      level: 'warning',
      where: 'database',
      value: name,
      reason:
        "Secrets Manager keeps its master password, which AWS's user guides say blue/green deployments do not support: RDS may refuse to make green",
      remedy: 'where it does, keep the password elsewhere (`--no-manage-master-user-password`) and stage again',
    },
  ];
}
