import { createHash } from 'node:crypto';
import type { Handlers, Output } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { referenceTo } from './arns.ts';
import type { FunctionBook } from './function-book.ts';
import { pageOf } from './page.ts';
import { nothingThere } from './refusals.ts';
import type { EventSourceSeed, FunctionSeed } from './seed.ts';
import type { LambdaClient, LambdaFunction } from './state.ts';

type TriggerHandlers = Pick<
  Handlers<LambdaClient, Caller>,
  'GetFunctionUrlConfig' | 'GetPolicy' | 'ListEventSourceMappings' | 'ListFunctionUrlConfigs'
>;

/** What calls a function besides its users: as the seed has it, for reading only. */
export function triggerHandlers(book: FunctionBook, createdAt: number): TriggerHandlers {
  const at = (functionName: string, given: string | undefined) => {
    const { owner } = book.resolve(functionName, given);
    return { owner, qualifier: referenceTo(functionName, given).qualifier };
  };

  return {
    // A name without a qualifier names the mappings of the function itself, not those of its aliases. What is named need not exist.
    ListEventSourceMappings: input => {
      const wanted = input.FunctionName === undefined ? undefined : referenceTo(input.FunctionName);
      const mappings = book
        .all()
        .filter(({ name }) => wanted === undefined || name === wanted.name)
        .flatMap(owner => owner.settings.eventSources.map(source => ({ owner, source })))
        .filter(({ source }) => wanted === undefined || source.qualifier === wanted.qualifier)
        .filter(({ source }) => input.EventSourceArn === undefined || source.arn === input.EventSourceArn);
      const { items, NextMarker } = pageOf(mappings, input, 100);
      return { EventSourceMappings: items.map(item => mapping(item.owner, item.source, createdAt)), ...NextMarker };
    },

    GetFunctionUrlConfig: input => {
      const { owner, qualifier } = at(input.FunctionName, input.Qualifier);
      const url = owner.settings.urls.find(item => item.qualifier === qualifier);
      if (url === undefined) throw nothingThere();
      return urlConfig(owner, url, createdAt);
    },

    ListFunctionUrlConfigs: input => {
      const owner = book.get(input.FunctionName);
      const { items, NextMarker } = pageOf(owner.settings.urls, input);
      return { FunctionUrlConfigs: items.map(url => urlConfig(owner, url, createdAt)), ...NextMarker };
    },

    GetPolicy: input => {
      const { owner, qualifier } = at(input.FunctionName, input.Qualifier);
      const statements = owner.settings.permissions.filter(item => item.qualifier === qualifier);
      if (statements.length === 0) throw nothingThere();
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Id: 'default',
        Statement: statements.map(statement => policyStatement(owner, statement)),
      });
      return { Policy, RevisionId: uuidOf(Policy) };
    },
  };
}

const arnOf = ({ arn }: LambdaFunction, qualifier: string | undefined) =>
  qualifier === undefined ? arn : `${arn}:${qualifier}`;

/** What a seed has no word for follows from what it has. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

type Mapping = NonNullable<Output<LambdaClient, 'ListEventSourceMappings'>['EventSourceMappings']>[number];

function mapping(owner: LambdaFunction, source: EventSourceSeed, createdAt: number): Mapping {
  const FunctionArn = arnOf(owner, source.qualifier);
  const UUID = uuidOf(`${source.arn} ${FunctionArn}`);
  return {
    UUID,
    EventSourceMappingArn: owner.arn.replace(/:function:.*$/, `:event-source-mapping:${UUID}`),
    EventSourceArn: source.arn,
    FunctionArn,
    BatchSize: source.batchSize,
    MaximumBatchingWindowInSeconds: 0,
    FunctionResponseTypes: [],
    State: source.state,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: new Date(createdAt),
  };
}

function urlConfig(owner: LambdaFunction, { qualifier, authType }: FunctionSeed['urls'][number], createdAt: number) {
  const FunctionArn = arnOf(owner, qualifier);
  const time = new Date(createdAt).toISOString();
  return {
    FunctionUrl: `https://${uuidOf(FunctionArn).replaceAll('-', '')}.lambda-url.${owner.arn.split(':')[3]}.on.aws/`,
    FunctionArn,
    AuthType: authType,
    CreationTime: time,
    LastModifiedTime: time,
    InvokeMode: 'BUFFERED' as const,
  };
}

function policyStatement(owner: LambdaFunction, statement: FunctionSeed['permissions'][number]): object {
  const { sid, principal, sourceArn, qualifier } = statement;
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: 'lambda:InvokeFunction',
    Resource: arnOf(owner, qualifier),
    ...(sourceArn !== undefined && { Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } } }),
  };
}
