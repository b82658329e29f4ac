import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  type LambdaAppSpec,
  lambdaAppSpecIn,
  printLambdaAppSpec,
} from '../../../src/targets/codedeploy/lambda-appspec.ts';

const plain: LambdaAppSpec = { function: 'checkout', alias: 'live', from: '4', to: '5', hooks: [] };
const hooked: LambdaAppSpec = {
  ...plain,
  hooks: [
    { event: 'BeforeAllowTraffic', function: 'check-login' },
    { event: 'AfterAllowTraffic', function: 'arn:aws:lambda:eu-west-1:123456789012:function:warm-up' },
  ],
};

const properties = { Name: 'checkout', Alias: 'live', CurrentVersion: '4', TargetVersion: '5' };
const written = (changes: object = {}, type = 'AWS::Lambda::Function') => ({
  version: 0,
  Resources: [{ anything: { Type: type, Properties: { ...properties, ...changes } } }],
});

describe('an AppSpec for Lambda', () => {
  test('says which alias goes from which version to which, and names no hooks where there are none', () => {
    // when
    const printed: unknown = JSON.parse(printLambdaAppSpec(plain));
    // then
    expect(printed).toEqual({
      version: 0,
      Resources: [{ TargetFunction: { Type: 'AWS::Lambda::Function', Properties: properties } }],
    });
  });

  test('tells again what was printed', () => {
    const name = fc.stringMatching(/^[A-Za-z][\w-]{0,20}$/);
    const number = fc.integer({ min: 1, max: 9_999 }).map(String);
    const hooks = fc.constantFrom(plain.hooks, hooked.hooks);
    fc.assert(
      fc.property(fc.record({ function: name, alias: name, from: number, to: number, hooks }), spec => {
        // when
        const read = lambdaAppSpecIn(printLambdaAppSpec(spec));
        // then
        expect(read).toEqual(spec);
      }),
    );
  });

  test.each<{ what: string; content: string }>([
    { what: 'as YAML', content: stringify(written()) },
    {
      what: 'with its keys in lower case',
      content: stringify(written()).replace(/\b[A-Z]\w*(?=:)/g, key => key.toLowerCase()),
    },
    { what: 'with versions that are numbers', content: stringify(written({ CurrentVersion: 4, TargetVersion: 5 })) },
    {
      what: 'with the ARN of the function',
      content: JSON.stringify(written({ Name: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout' })),
    },
    { what: 'with a part of the ARN', content: JSON.stringify(written({ Name: '123456789012:function:checkout' })) },
    {
      what: 'with a qualified ARN',
      content: JSON.stringify(written({ Name: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout:live' })),
    },
  ])('that somebody else wrote $what is read as well', ({ content }) => {
    // when
    const read = lambdaAppSpecIn(content);
    // then
    expect(read).toEqual(plain);
  });

  test.each<{ what: string; content: string | undefined }>([
    { what: 'nothing at all', content: undefined },
    { what: 'no YAML', content: '{' },
    { what: 'no resource', content: JSON.stringify({ version: 0, Resources: [] }) },
    { what: 'two functions', content: JSON.stringify({ Resources: [...written().Resources, ...written().Resources] }) },
    { what: 'no alias', content: JSON.stringify(written({ Alias: undefined })) },
    { what: 'an empty version', content: JSON.stringify(written({ TargetVersion: '' })) },
    {
      what: 'an ECS service',
      content: JSON.stringify({
        Resources: [{ a: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: 'api:1' } } }],
      }),
    },
  ])('is not seen in $what', ({ content }) => {
    // when
    const read = lambdaAppSpecIn(content);
    // then
    expect(read).toBeUndefined();
  });
});
