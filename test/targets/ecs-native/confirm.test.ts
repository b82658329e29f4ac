import { describe, expect, test } from '@jest/globals';
import type { Confirmation } from '../../../src/release/words.ts';
import { confirmed } from '../../../src/targets/ecs-native/confirm.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import { beginRelease, type OpenNative } from './open-native.ts';

/** The production rule divides traffic so, whoever has written it. */
const dividing = (weights: readonly (readonly [arn: string, weight: number])[]): FaultRule => ({
  operation: 'elasticloadbalancing:DescribeRules',
  calls: 'every',
  fault: {
    kind: 'set',
    members: {
      'Rules.0.Actions': [
        {
          Type: 'forward',
          ForwardConfig: { TargetGroups: weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) },
        },
      ],
    },
  },
});

const group = ({ shop }: OpenNative, name: string): string => shop.aws.world.balancers.targetGroupArn(name);
const confirm = ({ hand, follower, change }: OpenNative): Promise<Confirmation> => confirmed(hand, follower, change);

describe('who serves, where a rule divides traffic', () => {
  test.each<{ what: string; weights: readonly (readonly [string, number])[]; served: Confirmation['served'] }>([
    {
      what: 'all of it on blue',
      weights: [
        ['api-1', 100],
        ['api-2', 0],
      ],
      served: 'blue',
    },
    {
      what: 'some of it on green',
      weights: [
        ['api-1', 99],
        ['api-2', 1],
      ],
      served: 'both',
    },
    {
      what: 'all of it on green',
      weights: [
        ['api-1', 0],
        ['api-2', 1],
      ],
      served: 'green',
    },
    { what: 'nobody', weights: [['api-1', 0]], served: 'nobody' },
  ])('is told by its weights: $what', async ({ weights, served }) => {
    // given
    await using release = await beginRelease();
    release.shop.aws.faults.inject(dividing(weights.map(([name, weight]) => [group(release, name), weight])));
    // when
    const confirmation = await confirm(release);
    // then
    expect(confirmation.served).toEqual(served);
  });

  test('is a stranger where the rule leads to a target group of nobody', async () => {
    // given
    await using release = await beginRelease();
    const stranger = group(release, 'api-1').replace('api-1', 'till');
    release.shop.aws.faults.inject(dividing([[stranger, 1]]));
    // when
    const confirmation = await confirm(release);
    // then
    expect(confirmation.served).toEqual({ third: 'target group till' });
  });

  test('is not green alone where blue was asked for since', async () => {
    // given
    await using release = await beginRelease();
    release.shop.aws.faults.inject(dividing([[group(release, 'api-2'), 1]]));
    release.shop.aws.faults.inject({
      operation: 'ecs:DescribeServices',
      calls: 'every',
      fault: { kind: 'set', members: { 'services.0.deployments.0.taskDefinition': release.hand.plan.blue.id } },
    });
    // when
    const confirmation = await confirm(release);
    // then
    expect(confirmation.served).toBe('both');
  });

  test('is nothing that can be told where the rule is gone', async () => {
    // given
    await using release = await beginRelease();
    release.shop.aws.faults.inject({
      operation: 'elasticloadbalancing:DescribeRules',
      calls: 'every',
      fault: { kind: 'error', name: 'RuleNotFoundException', message: 'One or more rules not found' },
    });
    // when
    const confirmation = confirm(release);
    // then
    await expect(confirmation).rejects.toThrow(/has no rule/);
  });
});
