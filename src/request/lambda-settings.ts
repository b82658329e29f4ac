/** What AWS takes at a place of a function's configuration. */
export type Shape =
  | { readonly is: 'text'; readonly form?: RegExp; readonly most?: number }
  | { readonly is: 'whole number'; readonly least: number; readonly most: number }
  | { readonly is: 'number' }
  | { readonly is: 'switch' }
  | { readonly is: 'word'; readonly legal: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'variables' }
  | { readonly is: 'mapping'; readonly of: Members };

export type Members = Readonly<Record<string, Shape>>;

const text: Shape = { is: 'text' };
const texts: Shape = { is: 'list', of: text };
const whole = (least: number, most: number): Shape => ({ is: 'whole number', least, most });
const word = (...legal: readonly string[]): Shape => ({ is: 'word', legal });
const mapping = (of: Members): Shape => ({ is: 'mapping', of });

const arn: Shape = { is: 'text', form: /^arn:[\w-]+:\S+$/ };
/** It goes into the policy of whoever passes it on, where what is no ARN could be a wildcard. */
const roleArn: Shape = { is: 'text', form: /^arn:[\w-]+:iam::\d{12}:role\/([!-~]+\/)?[\w+=,.@-]{1,64}$/ };

/**
 * The members of UpdateFunctionConfiguration, all the way down: the SDK sends none that it does not know, and says nothing.
 * The function's name, its description and the revision id are Greenlight's to fill in. Numbers have the widest limits that any function
 * has; those on Lambda Managed Instances go beyond 900 s and 10240 MB (Lambda API reference and developer guide).
 */
export const settings: Members = {
  Role: roleArn,
  Handler: { is: 'text', form: /^\S+$/, most: 128 },
  Timeout: whole(1, 5_400),
  MemorySize: whole(128, 32_768),
  VpcConfig: mapping({ SubnetIds: texts, SecurityGroupIds: texts, Ipv6AllowedForDualStack: { is: 'switch' } }),
  Environment: mapping({ Variables: { is: 'variables' } }),
  Runtime: { is: 'text', form: /^\S+$/ },
  DeadLetterConfig: mapping({ TargetArn: text }),
  KMSKeyArn: text,
  TracingConfig: mapping({ Mode: word('Active', 'PassThrough') }),
  Layers: { is: 'list', of: arn },
  FileSystemConfigs: {
    is: 'list',
    of: mapping({
      Arn: arn,
      LocalMountPath: { is: 'text', form: /^\/mnt\/[\w.-]+$/ },
      S3FilesConfig: mapping({ DirectS3Read: word('AUTO', 'ENABLED', 'DISABLED') }),
    }),
  },
  ImageConfig: mapping({ EntryPoint: texts, Command: texts, WorkingDirectory: text }),
  EphemeralStorage: mapping({ Size: whole(512, 10_240) }),
  SnapStart: mapping({ ApplyOn: word('PublishedVersions', 'None') }),
  LoggingConfig: mapping({
    LogFormat: word('JSON', 'Text'),
    ApplicationLogLevel: word('TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'),
    SystemLogLevel: word('DEBUG', 'INFO', 'WARN'),
    LogGroup: text,
  }),
  CapacityProviderConfig: mapping({
    LambdaManagedInstancesCapacityProviderConfig: mapping({
      CapacityProviderArn: arn,
      PerExecutionEnvironmentMaxConcurrency: { is: 'number' },
      ExecutionEnvironmentMemoryGiBPerVCpu: { is: 'number' },
    }),
  }),
  DurableConfig: mapping({
    KMSKeyArn: text,
    RetentionPeriodInDays: whole(1, 90),
    ExecutionTimeout: whole(1, 31_622_400),
  }),
};
