import { describe, expect, test } from '@jest/globals';
import { smallApi, type SmallApi } from './small-api.ts';

describe('target health', () => {
  test('a new target is healthy after its first passed check', () => {
    // given
    const { world, blue, pass } = smallApi();
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('initial');

    // when
    pass(10);

    // then
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('healthy');
  });

  test('a target is unhealthy after two failed checks in a row, and healthy again after five passed ones', () => {
    // given
    const { world, blue, pass } = smallApi();
    pass(10);

    // when
    world.versions.change('api:good', { healthChecks: 'fail' });

    // then
    pass(10);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('healthy');
    pass(10);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('unhealthy');

    // when
    world.versions.change('api:good', { healthChecks: 'pass' });

    // then
    pass(40);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('unhealthy');
    pass(10);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('healthy');
  });

  test('a lost process makes its target unhealthy', () => {
    // given
    const { world, blue, pass } = smallApi();
    pass(10);

    // when
    world.balancers.lose(blue, '10.0.0.1');
    pass(20);

    // then
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('unhealthy');
    expect(world.balancers.health(blue, '10.0.0.2')).toBe('healthy');
  });

  test('a deregistered target drains for the deregistration delay, then is gone', () => {
    // given
    const { world, blue, pass } = smallApi();
    pass(10);

    // when
    world.balancers.deregister(blue, '10.0.0.1');

    // then
    pass(299);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('draining');
    pass(1);
    expect(world.balancers.health(blue, '10.0.0.1')).toBeUndefined();
  });
});

/** Names of the target groups whose healthy hosts are counted. */
const groupsWithMetrics = ({ metrics }: SmallApi['world']) =>
  metrics
    .list(Infinity)
    .filter(({ name }) => name === 'HealthyHostCount')
    .map(({ dimensions }) => dimensions['TargetGroup']?.split('/')[1]);

describe('a target group that no rule names', () => {
  const withSpare = () => {
    const api = smallApi(undefined, { targetGroups: [{ name: 'spare', healthCheck: { intervalSeconds: 10 } }] });
    const spare = api.world.balancers.targetGroupArn('spare');
    api.world.balancers.register(spare, { id: '10.0.2.1', image: 'api:good', port: 80 });
    return { ...api, spare };
  };

  test('has unused targets only, and belongs to no load balancer', () => {
    // given
    const { world, spare, pass } = withSpare();

    // when
    pass(60);

    // then
    expect(world.balancers.health(spare, '10.0.2.1')).toBe('unused');
    expect(world.balancers.userOf(spare)).toBeUndefined();
    expect(groupsWithMetrics(world)).toEqual(['blue', 'green']);
  });

  test('serves once a rule names it: requests wait for the weights and for the first check', () => {
    // given
    const { world, listener, spare, pass } = withSpare();
    pass(60);
    const [balancer] = world.balancers.all;

    // when
    world.balancers.forward(listener, new Map([[spare, 1]]));
    pass(15);

    // then
    expect(world.balancers.userOf(spare)).toBe(balancer);
    expect(world.balancers.health(spare, '10.0.2.1')).toBe('healthy');
    expect(balancer?.targetGroups.map(({ name }) => name)).toEqual(['blue', 'green', 'spare']);
    expect(groupsWithMetrics(world)).toEqual(['blue', 'green', 'spare']);
    const { failed } = world.damage.report();
    pass(30);
    expect(world.damage.report().failed).toBe(failed);
  });

  test('goes on to serve until the write that leaves it out has taken effect', () => {
    // given
    const { world, listener, blue, green, pass } = withSpare();
    pass(60);
    const byDefault = world.balancers.all[0]?.listeners[0].defaultRule;

    // when
    byDefault?.rewrite({ does: 'forward', weights: new Map([[green, 1]]), stickiness: 'off' });

    // then
    pass(0.999);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('healthy');
    pass(4.001);
    expect(world.balancers.health(blue, '10.0.0.1')).toBe('unused');
    expect([...world.balancers.weights(listener).keys()]).toEqual([green]);
    expect(world.damage.report().failed).toBe(0);
  });
});
