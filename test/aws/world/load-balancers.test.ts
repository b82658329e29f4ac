import { describe, expect, test } from '@jest/globals';
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
      expect([...world.balancers.weightsInEffect(listener)]).toEqual([[blue, 1]]);
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
