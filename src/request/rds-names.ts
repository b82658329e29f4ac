import { invalid, shown, valid, type Checked } from './problems.ts';

/** Letters, digits and single hyphens between them, first a letter (RDS API reference: CreateDBInstance, CreateDBParameterGroup). */
const nameForm = /^[A-Za-z](-?[A-Za-z0-9])*$/;

/** Identifier of an instance or a cluster: 63 characters at most. RDS keeps it in lower case. */
export function checkDatabaseName(text: string): Checked<string> {
  if (isDatabaseName(text)) return valid(text.toLowerCase());
  const reason = 'not the name of a database in RDS';
  return invalid({ where: 'database', value: shown(text), reason, remedy: databaseRemedy(text) });
}

function isDatabaseName(text: string): boolean {
  return text.length <= 63 && nameForm.test(text);
}

function databaseRemedy(text: string): string {
  const ofArn = /^arn:[\w-]+:rds:[\w-]*:\d*:(?:db|cluster):(?<name>[^:]+)$/.exec(text)?.groups?.['name'];
  const endpoint = /^(?<name>[^.:/]+)\.(?<kind>proxy-|cluster-custom-)?[^.]+\..+\.amazonaws\./i.exec(text)?.groups;
  if (endpoint?.['kind'] === 'proxy-')
    return 'this is the address of a proxy: write the name of the database behind it';
  if (endpoint?.['kind'] === 'cluster-custom-')
    return 'this is the address of a custom endpoint: write the name of its cluster';
  const name = ofArn ?? endpoint?.['name'];
  return name !== undefined && isDatabaseName(name)
    ? `write the name alone: \`${name.toLowerCase()}\``
    : 'a name has letters, digits and single hyphens, first a letter, 63 at most';
}

/**
 * A parameter group of instances or of clusters: 255 characters at most, in lower case. AWS's own have a dot and the engine's
 * family: `default.mysql8.0` (RDS user guide, "Creating a DB parameter group").
 */
export function checkParameterGroup(where: string, text: string): Checked<string> {
  if (isParameterGroup(text)) return valid(text.toLowerCase());
  const ofArn = /^arn:[\w-]+:rds:[\w-]*:\d*:(?:pg|cluster-pg):(?<name>.+)$/.exec(text)?.groups?.['name'];
  const remedy =
    ofArn !== undefined && isParameterGroup(ofArn)
      ? `write the name alone: \`${ofArn.toLowerCase()}\``
      : 'a name has letters, digits and single hyphens, first a letter, 255 at most, such as `orders-mysql84` or `default.mysql8.4`';
  return invalid({ where, value: shown(text), reason: 'not the name of a parameter group', remedy });
}

function isParameterGroup(text: string): boolean {
  return text.length <= 255 && (nameForm.test(text) || /^default\.[a-z0-9.-]*[a-z0-9]$/i.test(text));
}

/** As AWS writes it: `8.4.5`, `17`, `8.0.mysql_aurora.3.08.0`, `5.7.44-rds.20250508`. Which there are is read from AWS. */
const versionForm = /^\d+(\.\w+)*(-[\w.]+)?$/;

export function checkEngineVersion(text: string): Checked<string> {
  if (text.length <= 60 && versionForm.test(text)) return valid(text);
  const inside = /\d+(?:\.\d+)+$/.exec(text)?.[0];
  const remedy =
    inside === undefined ? 'write it as AWS does, such as `8.4.5`' : `write the version alone: \`${inside}\``;
  return invalid({ where: 'engine-version', value: shown(text), reason: 'not the version of an engine', remedy });
}

/** `db.r6g.large`, `db.x2iedn.16xlarge`. */
const classForm = /^db\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

export function checkInstanceClass(text: string): Checked<string> {
  if (classForm.test(text)) return valid(text);
  const tidy = `db.${text.toLowerCase().replace(/^db\./, '')}`;
  const remedy = classForm.test(tidy) ? `write \`${tidy}\`` : 'write it as AWS does, such as `db.r6g.large`';
  return invalid({ where: 'instance-class', value: shown(text), reason: 'not a class of instances', remedy });
}
