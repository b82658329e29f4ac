import type { Problem } from '../release/problem.ts';
import type { Given } from './declared.ts';
import { showUrl } from './http-url.ts';
import { uriProblems } from './images.ts';
import { checkPackage } from './lambda-package.ts';
import type { ReadPackage } from './package-files.ts';
import { invalid, problemsOf, shown, valid, type Checked } from './problems.ts';
import type { LambdaCode } from './request.ts';

const sources = ['image', 'package', 's3', 'from-version'] as const;

/** `package`, `s3`, `image` or `from-version`: what the new version is made of; none of them: `$LATEST`. */
export async function checkLambdaCode(given: Given, readPackage: ReadPackage): Promise<Checked<LambdaCode>> {
  const named = sources.flatMap(name => {
    const text = given(name);
    return text === undefined ? [] : [{ name, text }];
  });
  const checked = await Promise.all(named.map(({ name, text }) => checkSource(name, text, readPackage)));
  const [first, ...others] = named;
  if (first === undefined) return valid({ from: 'latest' });
  const together = others.map(({ name }): Problem => {
    const reason = `given together with \`${first.name}\``;
    return { where: name, value: undefined, reason, remedy: 'leave one of the two out' };
  });
  const problems = [...checked.flatMap(problemsOf), ...together];
  return problems.length > 0 ? invalid(...problems) : (checked[0] ?? valid({ from: 'latest' }));
}

async function checkSource(
  name: (typeof sources)[number],
  text: string,
  readPackage: ReadPackage,
): Promise<Checked<LambdaCode>> {
  switch (name) {
    case 'image':
      return checkImage(text);
    case 'package':
      return checkPackage(text, readPackage);
    case 's3':
      return checkObject(text);
    case 'from-version':
      return checkVersion(text);
  }
}

function checkImage(uri: string): Checked<LambdaCode> {
  const problems = uriProblems('image', uri);
  return problems.length > 0 ? invalid(...problems) : valid({ from: 'image', uri });
}

/** A bucket has 3 to 63 characters, a key up to 1024 (Lambda API reference, UpdateFunctionCode). */
const objectForm = /^s3:\/\/(?<bucket>[A-Za-z0-9._-]{3,63})\/(?<key>.+)$/;

/** `s3://bucket/key@version`. The ids of S3's versions have no `@`, those that it gives today no `/` either. */
function checkObject(text: string): Checked<LambdaCode> {
  const { bucket, key } = objectForm.exec(text)?.groups ?? {};
  const { path = key, version } = /^(?<path>.+)@(?<version>[^@/]+)$/.exec(key ?? '')?.groups ?? {};
  if (bucket !== undefined && path !== undefined && path.length <= 1024)
    return valid({ from: 's3', bucket, key: path, version });
  const ofArn = /^arn:[\w-]+:s3:::(\S+)$/.exec(text)?.[1];
  const remedy = `write \`s3://${ofArn ?? 'bucket/key'}\`${ofArn === undefined ? ', or `s3://bucket/key@version`' : ''}`;
  // An address that S3 has signed is a secret in its query.
  return invalid({ where: 's3', value: showUrl(text), reason: 'not an object in S3', remedy });
}

/** Lambda counts the versions of a function from 1; `$LATEST` is none of them. */
function checkVersion(text: string): Checked<LambdaCode> {
  if (/^[1-9]\d{0,17}$/.test(text)) return valid({ from: 'version', version: text });
  const number = /:(\d+)$/.exec(text)?.[1];
  const remedy =
    number === undefined
      ? 'write the number of a published version, such as `7`'
      : `write the number alone: \`${number}\``;
  return invalid({ where: 'from-version', value: shown(text), reason: 'not a published version', remedy });
}
