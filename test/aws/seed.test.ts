import { describe, expect, test } from '@jest/globals';
import { parseSeed } from './seed.ts';
import { SMALL_API } from './world/small-api.ts';

describe('a seed', () => {
  test('may be empty: an account with nothing in it', () => {
    expect(parseSeed({})).toMatchObject({
      account: '123456789012',
      region: 'us-east-1',
      loadBalancers: [],
      warmUp: 900_000,
    });
  });

  test('takes durations as people write them', () => {
    expect(parseSeed({ warmUp: '1h2m3s' }).warmUp).toBe(3_723_000);
  });

  test('is refused with everything that is wrong with it, and where', () => {
    // given
    const [balancer] = SMALL_API.loadBalancers;
    const seed = {
      account: '12',
      warmUp: '5',
      colour: 'red',
      versions: { 'api:1': { latency: { medianMs: 100, p99Ms: 50 } } },
      loadBalancers: [{ ...balancer, listeners: [{ port: 443, forward: { purple: 1 } }] }],
    };

    // when
    const parse = () => parseSeed(seed, 'The seed bad.json');

    // then
    for (const complaint of [
      'The seed bad.json cannot be used:',
      'account: Expected twelve digits',
      'warmUp: Expected a duration such as 90s, 5m or 1h30m',
      'colour: ',
      'versions.api:1.latency: p99Ms is at least medianMs',
      'loadBalancers.0: A listener forwards to target groups of its own load balancer',
    ]) {
      expect(parse).toThrow(complaint);
    }
  });
});
