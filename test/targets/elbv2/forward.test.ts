import { type Action, ActionTypeEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { forwardsOf } from '../../../src/targets/elbv2/forward.ts';

const weighted = (...groups: readonly (readonly [string, number | undefined])[]): Action => ({
  Type: 'forward',
  ForwardConfig: { TargetGroups: groups.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) },
});

describe('where a rule forwards to', () => {
  test.each<{ what: string; action: Action; weights: readonly (readonly [string, number])[] }>([
    {
      what: 'the groups by weight',
      action: weighted(['one', 90], ['two', 10]),
      weights: [
        ['one', 90],
        ['two', 10],
      ],
    },
    {
      what: 'a weight of 0 too',
      action: weighted(['one', 1], ['two', 0]),
      weights: [
        ['one', 1],
        ['two', 0],
      ],
    },
    { what: 'one group needs no weight', action: weighted(['one', undefined]), weights: [['one', 1]] },
    { what: 'one group without a list', action: { Type: 'forward', TargetGroupArn: 'one' }, weights: [['one', 1]] },
    {
      what: 'one group said twice, as AWS does',
      action: { ...weighted(['one', 1]), TargetGroupArn: 'one' },
      weights: [['one', 1]],
    },
  ])('is read: $what', ({ action, weights }) => {
    // when
    const [forward] = forwardsOf({ rule: '1' }, [action]);
    // then
    expect(forward).toEqual({ of: { rule: '1' }, weights: new Map(weights), sticky: false });
  });

  test.each([
    { what: 'on', config: { Enabled: true, DurationSeconds: 60 }, sticky: true },
    { what: 'off', config: { Enabled: false }, sticky: false },
    { what: 'not said', config: undefined, sticky: false },
  ])('knows whether clients stick to a group: $what', ({ config, sticky }) => {
    // given
    const action = {
      Type: 'forward',
      ForwardConfig: { ...weighted(['one', 1]).ForwardConfig, TargetGroupStickinessConfig: config },
    } as const;
    // when
    const [forward] = forwardsOf('default', [action]);
    // then
    expect(forward?.sticky).toBe(sticky);
  });

  test.each(Object.values(ActionTypeEnum))('is found behind and among other actions: %s', Type => {
    // given
    const actions: readonly Action[] = [{ ...weighted(['one', 1]), Type }, weighted(['two', 1])];
    // when
    const groups = forwardsOf('default', actions).flatMap(({ weights }) => [...weights.keys()]);
    // then
    expect(groups).toEqual(Type === 'forward' ? ['one', 'two'] : ['two']);
  });

  test.each<{ what: string; action: object; said: string }>([
    { what: 'an action of tomorrow', action: { Type: 'teleport' }, said: 'teleport' },
    { what: 'an action without a type', action: {}, said: 'undefined' },
    {
      what: 'several groups without weights',
      action: weighted(['one', undefined], ['two', 1]),
      said: 'without weights',
    },
    { what: 'a forward to nowhere', action: { Type: 'forward' }, said: 'nowhere' },
  ])('fails loudly where it cannot be read: $what', ({ action, said }) => {
    // when
    const reading = () => forwardsOf('default', [action as Action]);
    // then
    expect(reading).toThrow(
      expect.objectContaining({ code: 'unknown-answer', message: expect.stringContaining(said) }),
    );
  });
});
