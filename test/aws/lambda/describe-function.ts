import { createHash } from 'node:crypto';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Qualified } from './function-book.ts';
import type { Configuration, LambdaFunction, Latest, PublishedVersion, Revision } from './state.ts';

export type Described = FunctionConfiguration;

/** An alias is described as the version to which it points first, under its own ARN. */
export function describeQualified(owner: LambdaFunction, qualified: Qualified, asked?: string): Described {
  switch (qualified.kind) {
    case 'latest':
      return describeLatest(owner, asked === undefined ? owner.arn : `${owner.arn}:$LATEST`);
    case 'version':
      return describeVersion(owner, qualified.version);
    case 'alias': {
      const { name, asked: routing } = qualified.alias;
      const version = owner.versions.find(({ number }) => number === routing.version);
      const described = version === undefined ? describeLatest(owner, owner.arn) : describeVersion(owner, version);
      return { ...described, FunctionArn: `${owner.arn}:${name}` };
    }
    default: {
      const never: never = qualified;
      throw new Error(`no such qualifier: ${JSON.stringify(never)}`);
    }
  }
}

export function describeLatest(owner: LambdaFunction, arn = owner.arn): Described {
  const { latest } = owner;
  return {
    ...describeRevision(owner, latest.shown),
    FunctionArn: arn,
    Version: '$LATEST',
    RevisionId: latest.revisionId,
    LastModified: timeText(latest.modifiedAt),
    State: 'Active',
    ...lastUpdate(latest),
    ...snapStart(latest.shown.configuration, 'Off'),
  };
}

export function describeVersion(owner: LambdaFunction, version: PublishedVersion): Described {
  return {
    ...describeRevision(owner, version.revision),
    FunctionArn: `${owner.arn}:${version.number}`,
    Version: version.number,
    RevisionId: version.revisionId,
    LastModified: timeText(version.publishedAt),
    ...activation(version),
    ...snapStart(version.revision.configuration, version.activation.status === 'done' ? 'On' : 'Off'),
  };
}

/** The members of UpdateFunctionConfiguration, in the forms in which Lambda gives them back. */
function describeRevision(owner: LambdaFunction, { code, configuration }: Revision): Described {
  const { Environment, Layers, ImageConfig, LoggingConfig, VpcConfig, SnapStart: _, ...same } = configuration;
  return {
    ...same,
    FunctionName: owner.name,
    PackageType: owner.packageType,
    CodeSha256: code.sha256,
    CodeSize: code.size,
    Architectures: ['x86_64'],
    TracingConfig: { Mode: configuration.TracingConfig?.Mode ?? 'PassThrough' },
    EphemeralStorage: { Size: configuration.EphemeralStorage?.Size ?? 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${owner.name}`, ...LoggingConfig },
    ...(configuration.Runtime !== undefined && runtimeVersion(owner, configuration.Runtime)),
    ...(Object.keys(Environment?.Variables ?? {}).length > 0 && {
      Environment: environmentShown(owner, configuration),
    }),
    ...(Layers !== undefined && { Layers: Layers.map(Arn => ({ Arn, CodeSize: 0 })) }),
    ...(ImageConfig !== undefined && { ImageConfigResponse: { ImageConfig } }),
    ...(VpcConfig !== undefined && { VpcConfig: { SubnetIds: [], SecurityGroupIds: [], ...VpcConfig } }),
  };
}

/** `Error` in place of the variables: "EnvironmentResponse" of the API reference. */
function environmentShown(
  { settings }: LambdaFunction,
  { Environment, KMSKeyArn: key }: Configuration,
): Described['Environment'] {
  if (key === undefined || !settings.deniedKeys.includes(key)) return { Variables: Environment?.Variables };
  return {
    Error: {
      ErrorCode: 'AccessDeniedException',
      Message:
        'Lambda was unable to decrypt your environment variables because the KMS access was denied. Please check your KMS permissions.',
    },
  };
}

/** Which build of a runtime it is says an id of 64 hexadecimal digits; here it follows from the runtime's name. */
function runtimeVersion({ arn }: LambdaFunction, runtime: string): Described {
  const region = arn.split(':')[3] ?? '';
  const id = createHash('sha256').update(runtime).digest('hex');
  return { RuntimeVersionConfig: { RuntimeVersionArn: `arn:aws:lambda:${region}::runtime:${id}` } };
}

/** As lists have it: "ListFunctions" of the API reference names the members that only a single function or version has. */
export function inList({
  State: _State,
  StateReason: _StateReason,
  StateReasonCode: _StateReasonCode,
  LastUpdateStatus: _LastUpdateStatus,
  LastUpdateStatusReason: _LastUpdateStatusReason,
  LastUpdateStatusReasonCode: _LastUpdateStatusReasonCode,
  RuntimeVersionConfig: _RuntimeVersionConfig,
  ...listed
}: Described): Described {
  return listed;
}

const snapStart = ({ SnapStart }: Configuration, status: 'On' | 'Off') => ({
  SnapStart: {
    ApplyOn: SnapStart?.ApplyOn ?? ('None' as const),
    OptimizationStatus: SnapStart?.ApplyOn === 'PublishedVersions' ? status : ('Off' as const),
  },
});

function lastUpdate({ update }: Latest): Described {
  switch (update.status) {
    case 'done':
      return { LastUpdateStatus: 'Successful' };
    case 'in progress':
      return {
        LastUpdateStatus: 'InProgress',
        LastUpdateStatusReason: 'The function is being created.',
        // So AWS answers, although its own list of codes does not have it.
        LastUpdateStatusReasonCode: 'Creating' as Described['LastUpdateStatusReasonCode'],
      };
    case 'failed':
      return {
        LastUpdateStatus: 'Failed',
        LastUpdateStatusReason: update.failure.reason,
        LastUpdateStatusReasonCode: update.failure.code as Described['LastUpdateStatusReasonCode'],
      };
    default: {
      const never: never = update;
      throw new Error(`no such progress: ${JSON.stringify(never)}`);
    }
  }
}

function activation({ activation: progress }: PublishedVersion): Described {
  switch (progress.status) {
    case 'done':
      return { State: 'Active', LastUpdateStatus: 'Successful' };
    case 'in progress':
      return { State: 'Pending', StateReason: 'The function is being created.', StateReasonCode: 'Creating' };
    case 'idle':
      return { State: 'Inactive', StateReason: 'The function is idle.', StateReasonCode: 'Idle' };
    case 'failed':
      return {
        State: 'Failed',
        StateReason: progress.failure.reason,
        StateReasonCode: progress.failure.code as Described['StateReasonCode'],
      };
    default: {
      const never: never = progress;
      throw new Error(`no such progress: ${JSON.stringify(never)}`);
    }
  }
}

/** `2026-11-20T12:00:00.000+0000`. */
export const timeText = (timeMs: number) => new Date(timeMs).toISOString().replace('Z', '+0000');
