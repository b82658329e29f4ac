import { checkWord } from './choices.ts';
import type { Given } from './declared.ts';
import { checkDuration } from './duration.ts';
import { all, ifGiven, invalid, then, valid, type Checked } from './problems.ts';
import { checkDatabaseName, checkEngineVersion, checkInstanceClass, checkParameterGroup } from './rds-names.ts';
import { asBlueHasIt, checkStorage } from './rds-storage.ts';
import type { RdsTarget } from './request.ts';

/** RDS API reference, SwitchoverBlueGreenDeployment: 30 to 3600 seconds, 300 where nothing is said. */
const timeouts = { least: 30_000, most: 3_600_000, bareUnit: 's' } as const;
const usualTimeout = 300_000;

/** A database and the green that is wanted beside it, as the inputs describe them. */
export function checkRdsTarget(given: Given): Checked<RdsTarget> {
  const parts = all({
    database: checkDatabase(given('database')),
    engineVersion: ifGiven(given('engine-version'), undefined, checkEngineVersion),
    parameterGroup: group(given, 'parameter-group'),
    clusterParameterGroup: group(given, 'cluster-parameter-group'),
    instanceClass: ifGiven(given('instance-class'), undefined, checkInstanceClass),
    storage: ifGiven(given('storage'), asBlueHasIt, checkStorage),
    consent: ifGiven(given('switchover'), 'not given', text => checkWord('switchover', text, ['approved'])),
    timeout: ifGiven(given('switchover-timeout'), usualTimeout, text =>
      checkDuration('switchover-timeout', text, timeouts),
    ),
    recordDeletion: ifGiven(given('record-deletion'), 'not given', text =>
      checkWord('record-deletion', text, ['approved']),
    ),
  });
  return then(parts, ({ database, consent, timeout, recordDeletion: _checked, ...green }) =>
    valid({ kind: 'rds', database, green, switchover: { consent, timeout } }),
  );
}

function checkDatabase(text: string | undefined): Checked<string> {
  if (text !== undefined) return checkDatabaseName(text);
  const remedy = 'write `database:` and the name of the instance or the cluster';
  return invalid({ where: 'database', value: undefined, reason: 'required for `target: rds`, and not given', remedy });
}

function group(given: Given, name: 'parameter-group' | 'cluster-parameter-group'): Checked<string | undefined> {
  return ifGiven(given(name), undefined, text => checkParameterGroup(name, text));
}
