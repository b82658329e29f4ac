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

  test.each<{ what: string; listener: object; complaint: string }>([
    {
      what: 'to a group of nobody',
      listener: { rules: [{ priority: 1, pathPattern: '/v2/*', forward: { purple: 1 } }] },
      complaint: 'A listener forwards to target groups of its own load balancer',
    },
    {
      what: 'without a condition',
      listener: { rules: [{ priority: 1, forward: { blue: 1 } }] },
      complaint: 'Expected a rule: priority, pathPattern or hostHeader, forward or fixedResponse',
    },
    {
      what: 'with two actions',
      listener: {
        rules: [{ priority: 1, pathPattern: '/v2/*', forward: { blue: 1 }, fixedResponse: { status: 404 } }],
      },
      complaint: 'A rule forwards, or it gives a fixed response',
    },
    {
      what: 'of the same priority as another one',
      listener: {
        rules: ['/v2/*', '/v3/*'].map(pathPattern => ({ priority: 1, pathPattern, forward: { blue: 1 } })),
      },
      complaint: 'Two rules have one priority',
    },
  ])('is refused for a rule $what', ({ listener, complaint }) => {
    // given
    const [balancer] = SMALL_API.loadBalancers;
    const listeners = [{ port: 443, forward: { blue: 1 }, ...listener }];

    // when
    const parse = () => parseSeed({ loadBalancers: [{ ...balancer, listeners }] });

    // then
    expect(parse).toThrow(complaint);
  });

  test.each(['sometimes', { fails: 'twice' }])('is refused for a version whose health checks do %j', healthChecks => {
    // given
    const seed = { versions: { 'api:1': { healthChecks } } };

    // when
    const parse = () => parseSeed(seed);

    // then
    expect(parse).toThrow('Expected "pass", "fail", {fails: {status}} or {fails: "timeout"}');
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
