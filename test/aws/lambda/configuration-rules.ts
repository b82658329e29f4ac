import { constraint, invalidParameter, requestTooLarge } from './refusals.ts';
import type { ConfigurationChange } from './state.ts';

/** "Environment variables" quota of the developer guide: all of a function's together, with their names. */
const ENVIRONMENT_BYTES = 4096;

/** Of the whole request. Not documented; the words in which accounts are told of it. */
const REQUEST_BYTES = 5120;

/** Reserved by the runtime: "Defined runtime environment variables", developer guide; the ones that people try to set. */
const RESERVED = [
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  '_HANDLER',
];

/** Throws what UpdateFunctionConfiguration refuses. Ranges: "UpdateFunctionConfiguration" of the API reference. */
export function checkConfiguration(change: ConfigurationChange): void {
  if (Buffer.byteLength(JSON.stringify(change)) > REQUEST_BYTES)
    throw requestTooLarge('UpdateFunctionConfiguration', REQUEST_BYTES);
  checkRange('timeout', change.Timeout, 1, 900);
  checkRange('memorySize', change.MemorySize, 128, 10_240);
  checkRange('ephemeralStorage.size', change.EphemeralStorage?.Size, 512, 10_240);
  if ((change.Description ?? '').length > 256) {
    throw constraint('description', change.Description, 'Member must have length less than or equal to 256');
  }
  if (change.Role !== undefined && !/^arn:aws[\w-]*:iam::\d{12}:role\/?[\w+=,.@\-/]+$/.test(change.Role)) {
    throw constraint(
      'role',
      change.Role,
      'Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
    );
  }
  checkVariables(change.Environment?.Variables ?? {});
}

function checkRange(member: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined) return;
  if (value < least) throw constraint(member, value, `Member must have value greater than or equal to ${least}`);
  if (value > most) throw constraint(member, value, `Member must have value less than or equal to ${most}`);
}

function checkVariables(variables: Readonly<Record<string, string>>): void {
  const misnamed = Object.keys(variables).find(name => !/^[a-zA-Z]\w+$/.test(name) && !RESERVED.includes(name));
  if (misnamed !== undefined) {
    throw constraint(
      'environment.variables',
      misnamed,
      'Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]',
    );
  }
  const reserved = Object.keys(variables).filter(name => RESERVED.includes(name));
  if (reserved.length > 0) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const text = JSON.stringify(variables);
  if (Buffer.byteLength(text) > ENVIRONMENT_BYTES) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${text}`,
    );
  }
}
