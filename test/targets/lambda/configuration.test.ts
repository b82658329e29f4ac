import { describe, expect, test } from '@jest/globals';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import * as fc from 'fast-check';
import {
  changesTo,
  type Configuration,
  configurationOf,
  environmentValues,
  sameConfiguration,
  withAsked,
} from '../../../src/targets/lambda/configuration.ts';

const role = 'arn:aws:iam::123456789012:role/lambda';

/** As Lambda shows a plain function. */
const plain: FunctionConfiguration = {
  FunctionName: 'checkout',
  FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  Role: role,
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Timeout: 10,
  MemorySize: 512,
  CodeSha256: 'FZTxyLzDQPQCj2ynoZPS2LaMzb2oftWWVo1rMq5GJ48=',
  RevisionId: 'e930b8b7-cedf-4047-a3cb-ebc2e0ae239d',
  TracingConfig: { Mode: 'PassThrough' },
  EphemeralStorage: { Size: 512 },
  State: 'Active',
  LastUpdateStatus: 'Successful',
};

const none = { configuration: {}, variables: new Map() };
const asking = (configuration: Configuration) => ({ configuration, variables: new Map() });

describe('What a function runs with', () => {
  test.each<[what: string, shown: FunctionConfiguration]>([
    ['an empty environment', { Environment: { Variables: {} } }],
    ['a network interface in no subnet', { VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' } }],
    ['no dead-letter target', { DeadLetterConfig: {} }],
    ['no layers', { Layers: [] }],
    ['no key', { KMSKeyArn: '' }],
    ['no snapshots', { SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' } }],
    ['another description, which is that of the release', { Description: 'greenlight gl-9-0123abcd.1' }],
    ['another state', { State: 'Inactive', LastUpdateStatus: 'InProgress', LastModified: '2026-11-20' }],
  ])('is the same where Lambda shows %s', (_, shown) => {
    // when
    const [one, other] = [configurationOf(plain), configurationOf({ ...plain, ...shown })];
    // then
    expect(sameConfiguration(one, other)).toBe(true);
    expect(changesTo(one, other)).toEqual({});
  });

  test.each<[what: string, shown: FunctionConfiguration, again: FunctionConfiguration]>([
    [
      'its subnets in another order, and a VPC that follows from them',
      { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1', 'sg-2'] } },
      {
        VpcConfig: {
          SubnetIds: ['subnet-2', 'subnet-1'],
          SecurityGroupIds: ['sg-2', 'sg-1'],
          VpcId: 'vpc-1',
          Ipv6AllowedForDualStack: false,
        },
      },
    ],
    [
      'its layers with their sizes',
      { Layers: [{ Arn: 'arn:layer:1' }] },
      { Layers: [{ Arn: 'arn:layer:1', CodeSize: 3_000 }] },
    ],
    [
      'its variables in another order',
      { Environment: { Variables: { A: '1', B: '2' } } },
      { Environment: { Variables: { B: '2', A: '1' } } },
    ],
    [
      'its snapshots as they were taken',
      { SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' } },
      { SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' } },
    ],
  ])('is the same where Lambda shows %s', (_, shown, again) => {
    // when
    const [one, other] = [shown, again].map(members => configurationOf({ ...plain, ...members }));
    // then
    expect(sameConfiguration(one!, other!)).toBe(true);
  });

  test.each<[what: string, shown: FunctionConfiguration]>([
    ['another handler', { Handler: 'other.handler' }],
    ['another role', { Role: `${role}-2` }],
    ['a variable that is empty', { Environment: { Variables: { DEBUG: '' } } }],
    ['layers in another order', { Layers: [{ Arn: 'arn:layer:2' }, { Arn: 'arn:layer:1' }] }],
    ['snapshots', { SnapStart: { ApplyOn: 'PublishedVersions' } }],
    ['another command in its image', { ImageConfigResponse: { ImageConfig: { Command: ['b'] } } }],
  ])('is another with %s', (_, shown) => {
    // given
    const before = configurationOf({
      ...plain,
      Layers: [{ Arn: 'arn:layer:1' }, { Arn: 'arn:layer:2' }],
      ImageConfigResponse: { ImageConfig: { Command: ['a'] } },
    });
    const after = configurationOf({
      ...plain,
      Layers: [{ Arn: 'arn:layer:1' }, { Arn: 'arn:layer:2' }],
      ImageConfigResponse: { ImageConfig: { Command: ['a'] } },
      ...shown,
    });
    // then
    expect(sameConfiguration(before, after)).toBe(false);
  });

  test('has the values of its environment for secrets', () => {
    // given
    const shown = configurationOf({ ...plain, Environment: { Variables: { TOKEN: 'hunter-2', EMPTY: '' } } });
    // then
    expect(environmentValues(shown)).toEqual(['hunter-2', '']);
  });
});

describe('What is asked of a configuration', () => {
  const present = configurationOf({ ...plain, Environment: { Variables: { KEPT: '1', GONE: '2', SET: '3' } } });

  test('leaves all that is not named as it is', () => {
    // when
    const wanted = withAsked(present, asking({ Timeout: 30 }));
    // then
    expect(wanted).toEqual({ ...present, Timeout: 30 });
    expect(changesTo(wanted, present)).toEqual({ Timeout: 30 });
  });

  test('sets and removes variables one by one, and sends the environment whole, as Lambda takes it', () => {
    // given
    const variables = new Map<string, 'removed' | { readonly set: string }>([
      ['SET', { set: '4' }],
      ['NEW', { set: '' }],
      ['GONE', 'removed'],
    ]);
    // when
    const wanted = withAsked(present, { configuration: {}, variables });
    // then
    expect(changesTo(wanted, present)).toEqual({ Environment: { Variables: { KEPT: '1', SET: '4', NEW: '' } } });
  });

  test('takes the last variable away by an environment without any', () => {
    // given
    const one = configurationOf({ ...plain, Environment: { Variables: { GONE: '2' } } });
    // when
    const wanted = withAsked(one, { configuration: {}, variables: new Map([['GONE', 'removed' as const]]) });
    // then
    expect(changesTo(wanted, one)).toEqual({ Environment: { Variables: {} } });
  });

  test.each<[member: string, present: FunctionConfiguration, asked: Configuration, sent: unknown]>([
    [
      'VpcConfig',
      { VpcConfig: { SubnetIds: ['s'], SecurityGroupIds: ['g'] } },
      { SubnetIds: [], SecurityGroupIds: [] },
      { SubnetIds: [], SecurityGroupIds: [] },
    ],
    ['Layers', { Layers: [{ Arn: 'arn:layer:1' }] }, [] as unknown as Configuration, []],
    ['SnapStart', { SnapStart: { ApplyOn: 'PublishedVersions' } }, { ApplyOn: 'None' }, { ApplyOn: 'None' }],
    ['DeadLetterConfig', { DeadLetterConfig: { TargetArn: 'arn:q' } }, { TargetArn: '' }, { TargetArn: '' }],
  ])('empties %s in the form that Lambda takes for it', (member, shown, asked, sent) => {
    // given
    const before = configurationOf({ ...plain, ...shown });
    // when
    const wanted = withAsked(before, asking({ [member]: asked }));
    // then
    expect(changesTo(wanted, before)).toEqual({ [member]: sent });
  });
});

describe('Whatever a function has and whatever is asked,', () => {
  const anyMembers: fc.Arbitrary<Configuration> = fc.record(
    {
      Timeout: fc.integer({ min: 1, max: 900 }),
      MemorySize: fc.integer({ min: 128, max: 10_240 }),
      Handler: fc.constantFrom('index.handler', 'other.handler'),
      Environment: fc.record({
        Variables: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('', '1', '2')),
      }),
      VpcConfig: fc.record({
        SubnetIds: fc.shuffledSubarray(['subnet-1', 'subnet-2']),
        SecurityGroupIds: fc.shuffledSubarray(['sg-1', 'sg-2']),
      }),
      DeadLetterConfig: fc.record({ TargetArn: fc.constantFrom('', 'arn:queue') }),
      Layers: fc.shuffledSubarray(['arn:layer:1', 'arn:layer:2']),
      KMSKeyArn: fc.constantFrom('', 'arn:key'),
      SnapStart: fc.record({ ApplyOn: fc.constantFrom('None', 'PublishedVersions') }),
      EphemeralStorage: fc.record({ Size: fc.constantFrom(512, 1024) }),
    },
    { requiredKeys: [] },
  );
  const anyVariables = fc
    .dictionary(fc.constantFrom('A', 'B', 'D'), fc.constantFrom('removed' as const, { set: '' }, { set: '9' }))
    .map(changes => new Map(Object.entries(changes)));

  /** As Lambda does it: members that are named are replaced whole, and shown again in the form of answers. */
  const updated = (shown: FunctionConfiguration, changes: Configuration): FunctionConfiguration => {
    const { Layers: layers, ...rest } = changes as { Layers?: readonly string[] };
    return {
      ...shown,
      ...(rest as FunctionConfiguration),
      ...(layers === undefined ? {} : { Layers: layers.map(Arn => ({ Arn, CodeSize: 1 })) }),
    };
  };

  test('what is sent makes it so, and nothing is sent where it is so', () => {
    fc.assert(
      fc.property(anyMembers, anyMembers, anyVariables, (has, configuration, variables) => {
        // given
        const before = updated(plain, has);
        const wanted = withAsked(configurationOf(before), { configuration, variables });
        // when
        const after = updated(before, changesTo(wanted, configurationOf(before)));
        // then
        expect(configurationOf(after)).toEqual(wanted);
        expect(changesTo(wanted, configurationOf(after))).toEqual({});
      }),
    );
  });

  test('asking for nothing changes nothing', () => {
    fc.assert(
      fc.property(anyMembers, has => {
        // given
        const present = configurationOf(updated(plain, has));
        // when
        const wanted = withAsked(present, none);
        // then
        expect(sameConfiguration(wanted, present)).toBe(true);
      }),
    );
  });
});
