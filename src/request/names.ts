import { invalid, shown, valid, type Checked } from './problems.ts';
import type { DefinitionBase } from './request.ts';

/** Letters, digits, `_` and `-`, 255 at most (ECS API reference: CreateCluster, CreateService, RegisterTaskDefinition). */
export const ecsName = /^[A-Za-z0-9_-]{1,255}$/;

export function checkEcsName(where: string, text: string): Checked<string> {
  if (ecsName.test(text)) return valid(text);
  const last = lastOfArn(text);
  const remedy =
    last !== undefined && ecsName.test(last)
      ? `write the name alone: \`${last}\``
      : 'a name has letters, digits, `_` and `-`, 255 at most';
  return invalid({ where, value: shown(text), reason: 'not a name in ECS', remedy });
}

/** CodeDeploy names applications and deployment groups with 1 to 100 characters of any kind (its API reference). */
export function checkCodeDeployName(where: string, text: string): Checked<string> {
  if (text.length <= 100 && !/[\r\n]/.test(text)) return valid(text);
  const reason = 'not a name in CodeDeploy';
  return invalid({ where, value: shown(text), reason, remedy: 'a name is one line of 100 characters at most' });
}

/** Lambda API reference, CreateFunction. With the account, region or qualifier it is no name any more. */
const functionName = /^[A-Za-z0-9_-]{1,64}$/;

export function checkFunctionName(text: string): Checked<string> {
  if (functionName.test(text)) return valid(text);
  const { name, qualifier } =
    /^(?:.*:function:)?(?<name>[\w-]{1,64})(?::(?<qualifier>[^:]+))?$/.exec(text)?.groups ?? {};
  const alias = qualifier !== undefined && isAliasName(qualifier) ? `, and \`alias: ${qualifier}\`` : '';
  const remedy =
    name === undefined
      ? 'a name has letters, digits, `_` and `-`, 64 at most'
      : `write the name alone: \`function: ${name}\`${alias}`;
  return invalid({ where: 'function', value: shown(text), reason: 'not the name of a function', remedy });
}

/** A number alone would be a version (Lambda API reference, CreateAlias). */
function isAliasName(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/.test(text) && !/^\d+$/.test(text);
}

export function checkAliasName(text: string): Checked<string> {
  if (isAliasName(text)) return valid(text);
  const last = text.split(':').at(-1) ?? '';
  const remedy =
    text.includes(':') && isAliasName(last)
      ? `write the name alone: \`${last}\``
      : 'a name has letters, digits, `_` and `-`, 128 at most, and is no number';
  return invalid({ where: 'alias', value: shown(text), reason: 'not the name of an alias', remedy });
}

/** GitHub names environments with up to 255 characters; the name is a line of the release's identity. */
export function checkEnvironment(text: string): Checked<string> {
  if (text.length <= 255 && !/[\r\n]/.test(text)) return valid(text);
  const remedy = 'a name is one line of 255 characters at most';
  return invalid({ where: 'environment', value: shown(text), reason: 'not a name of an environment', remedy });
}

/** `eu-west-1`, `us-gov-east-1`, `us-iso-west-1`, `eusc-de-east-1`: the form only, since AWS adds regions. */
const regionForm = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

export function checkRegion(text: string | undefined, awsRegion: string | undefined): Checked<string> {
  const region = text ?? (awsRegion?.trim() || undefined);
  if (region === undefined) {
    const remedy = 'write `region: eu-west-1` (yours), or set `AWS_REGION` as the credentials step does';
    return invalid({ where: 'region', value: undefined, reason: 'not given, and `AWS_REGION` is not set', remedy });
  }
  if (regionForm.test(region)) return valid(region);
  const tidy = /^([a-z]{2,4})[-_ ]?([a-z]+)[-_ ]?(\d)[a-z]?$/i.exec(region)?.slice(1).join('-').toLowerCase();
  const remedy =
    tidy !== undefined && regionForm.test(tidy) ? `write \`${tidy}\`` : 'write a region such as `eu-west-1`';
  const reason = text === undefined ? '`AWS_REGION` does not name a region of AWS' : 'not the name of a region of AWS';
  return invalid({ where: 'region', value: shown(region), reason, remedy });
}

/** `family`, whose newest active revision is meant, or `family:revision`. */
export function checkRevision(text: string): Checked<DefinitionBase> {
  const [family = '', number, ...more] = text.split(':');
  const wellFormed = more.length === 0 && ecsName.test(family);
  if (wellFormed && number === undefined) return valid({ from: 'revision', family, revision: 'latest' });
  if (wellFormed && number !== undefined && /^[1-9]\d{0,8}$/.test(number)) {
    return valid({ from: 'revision', family, revision: Number(number) });
  }
  const remedy = wellFormed ? `write \`${family}\` for its newest, or \`${family}:7\`` : revisionInArn(text);
  return invalid({ where: 'from-revision', value: shown(text), reason: 'not a revision', remedy });
}

function revisionInArn(text: string): string {
  const last = lastOfArn(text);
  return last !== undefined && /^[\w-]+(:\d+)?$/.test(last)
    ? `write \`${last}\``
    : 'write `family` or `family:revision`';
}

function lastOfArn(text: string): string | undefined {
  return text.startsWith('arn:') ? text.split('/').at(-1) : undefined;
}
