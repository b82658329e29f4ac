import { describe, expect, test } from '@jest/globals';
import { weightsOf, type Rule } from './rule.ts';
import { smallApi } from './small-api.ts';

describe('weights', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a write of weights takes effect 1 to 5 seconds later (seed %i)', seed => {
    // given
    const { world, listener, green, pass } = smallApi(undefined, { seed });

    // when
    world.balancers.forward(listener, new Map([[green, 1]]));

    // then
    expect(world.balancers.weights(listener).get(green)).toBe(1);
    pass(0.999);
    expect(world.balancers.weightsInEffect(listener).get(green)).toBe(0);
    pass(4.001);
    expect(world.balancers.weightsInEffect(listener).get(green)).toBe(1);
  });

  test('of two writes in a row the second one wins, whatever their delays', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      // given
      const { world, listener, blue, green, pass } = smallApi(undefined, { seed });

      // when
      world.balancers.forward(listener, new Map([[green, 1]]));
      world.balancers.forward(listener, new Map([[blue, 1]]));
      pass(5);

      // then
      expect([...world.balancers.weightsInEffect(listener)]).toEqual([
        [blue, 1],
        [green, 0],
      ]);
    }
  });

  test('a forward to a target group that does not exist is refused', () => {
    // given
    const { world, listener } = smallApi();

    // when
    const write = () => world.balancers.forward(listener, new Map([['arn:nowhere', 1]]));

    // then
    expect(write).toThrow('There is no target group "arn:nowhere" in this world.');
  });
});

const weightsByArn = (rule: Rule | undefined) => Object.fromEntries(rule ? weightsOf(rule.inEffect()) : []);

describe('rules besides the default one', () => {
  const withRules = () =>
    smallApi(undefined, {
      loadBalancers: [
        {
          name: 'api',
          requestsPerSecond: 50,
          targetGroups: ['blue', 'green', 'assets'].map(name => ({ name, healthCheck: { intervalSeconds: 10 } })),
          listeners: [
            {
              port: 443,
              forward: { blue: 1 },
              stickiness: { seconds: 60 },
              rules: [
                { priority: 1, pathPattern: '/v2/*', forward: { blue: 1 } },
                { priority: 2, hostHeader: 'static.example.com', forward: { assets: 1 } },
              ],
            },
          ],
        },
      ],
    });

  test('move together with it when they point at the same pair, and no other rule does', () => {
    // given
    const { world, listener, blue, green, pass } = withRules();
    const assets = world.balancers.targetGroupArn('assets');

    // when
    world.balancers.forward(
      listener,
      new Map([
        [green, 90],
        [blue, 10],
      ]),
    );
    pass(5);

    // then
    const [v2, assetsRule, byDefault] = world.balancers.all[0]?.listeners[0].rules ?? [];
    const moved = { [blue]: 10, [green]: 90 };
    expect(weightsByArn(v2)).toEqual(moved);
    expect(weightsByArn(byDefault)).toEqual(moved);
    expect(weightsByArn(assetsRule)).toEqual({ [assets]: 1 });
  });

  test('keep their stickiness when weights move', () => {
    // given
    const { world, listener, blue, green, pass } = withRules();

    // when
    world.balancers.forward(listener, new Map([[green, 1]]));
    pass(5);

    // then
    const [production] = world.balancers.all[0]?.listeners ?? [];
    expect(production?.defaultRule.inEffect()).toEqual({
      does: 'forward',
      weights: new Map([
        [blue, 0],
        [green, 1],
      ]),
      stickiness: { seconds: 60 },
    });
    expect(production?.rules[0]?.inEffect()).toMatchObject({ stickiness: 'off' });
  });
});

describe('a load balancer that several services share', () => {
  const shared = () =>
    smallApi(undefined, {
      loadBalancers: [
        {
          name: 'api',
          requestsPerSecond: 50,
          users: { host: 'api.example.com' },
          targetGroups: ['blue', 'green'].map(name => ({ name, healthCheck: { intervalSeconds: 10 } })),
          listeners: [
            {
              port: 443,
              fixedResponse: { status: 404 },
              rules: [{ priority: 7, hostHeader: '*.example.com', forward: { blue: 1 } }],
            },
          ],
        },
      ],
    });

  test('sends the users where the rule that takes their requests says', () => {
    // given
    const { world, listener, blue, green, pass } = shared();

    // when
    pass(60);

    // then
    expect(Object.fromEntries(world.balancers.weightsInEffect(listener))).toEqual({ [blue]: 1, [green]: 0 });
    expect(world.damage.report()).toMatchObject({ failed: 0, byVersion: { 'api:good': {} } });
  });

  test('is moved in that rule, and answers everybody else as before', () => {
    // given
    const { world, listener, blue, green, pass } = shared();

    // when
    world.balancers.forward(
      listener,
      new Map([
        [green, 100],
        [blue, 0],
      ]),
    );
    pass(60);

    // then
    expect(Object.keys(world.damage.report().byVersion)).toContain('api:slow');
    expect(world.balancers.all[0]?.listeners[0].defaultRule.asked()).toMatchObject({
      does: 'fixed-response',
      status: 404,
    });
  });
});
