import { describe, expect, test } from '@jest/globals';
import type { SeedInput } from '../seed.ts';
import { startAws, type RunningAws } from '../start-aws.ts';
import { visit } from './visit.ts';

type VersionSeed = NonNullable<SeedInput['versions']>[string];
type RuleSeed = NonNullable<NonNullable<SeedInput['loadBalancers']>[number]['listeners'][number]['rules']>[number];

interface Site {
  readonly blue?: VersionSeed;
  readonly green?: VersionSeed;
  readonly forward?: Readonly<Record<string, number>>;
  readonly rules?: RuleSeed[];
}

const names = (name: string): VersionSeed => ({ pages: { '/version': { body: name, latencyMs: 0 } } });

/** Production listener 443 and test listener 8443, with blue behind both; two healthy targets on each side. */
async function openSite({ blue, green, forward = { blue: 1 }, rules = [] }: Site = {}): Promise<RunningAws> {
  const targetGroup = (name: string) => ({ name, healthCheck: { intervalSeconds: 10 } });
  const aws = await startAws({
    pace: { kind: 'stepped' },
    seed: {
      versions: { 'site:blue': blue ?? names('blue'), 'site:green': green ?? names('green') },
      loadBalancers: [
        {
          name: 'site',
          requestsPerSecond: 0,
          targetGroups: [targetGroup('blue'), targetGroup('green')],
          listeners: [
            { port: 443, forward: { blue: 1, green: 0 } },
            { port: 8443, forward, rules },
          ],
        },
      ],
    },
  });
  for (const [index, colour] of ['blue', 'green'].entries()) {
    for (const number of [1, 2]) {
      const target = { id: `10.0.${index}.${number}`, image: `site:${colour}`, port: 80 };
      aws.world.balancers.register(aws.world.balancers.targetGroupArn(colour), target);
    }
  }
  await pass(aws, 60_000);
  return aws;
}

async function pass({ timeline }: RunningAws, ms: number): Promise<void> {
  const id = timeline.join('test');
  await timeline.sleep(id, timeline.now() + ms);
  timeline.leave(id);
}

const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('a request to a listener', () => {
  test('is answered by the version that the listener forwards to', async () => {
    // given
    await using aws = await openSite({ forward: { green: 1 } });
    // when
    const [production, test] = await visit(
      aws,
      { url: `${aws.frontOf('site', 443)}/version` },
      { url: `${aws.frontOf('site', 8443)}/version?fresh=yes` },
    );
    // then
    expect([production?.text, test?.text]).toEqual(['blue', 'green']);
  });

  test('follows a write of weights when it takes effect, and not before', async () => {
    // given
    await using aws = await openSite();
    const { balancers } = aws.world;
    const url = `${aws.frontOf('site', 8443)}/version`;
    // when
    balancers.forward(balancers.listenerArn('site', 8443), new Map([[balancers.targetGroupArn('green'), 1]]));
    const [atOnce] = await visit(aws, { url });
    await pass(aws, 5_000);
    const [later] = await visit(aws, { url });
    // then
    expect([atOnce?.text, later?.text]).toEqual(['blue', 'green']);
  });

  test('is one of many that the weights divide', async () => {
    // given
    await using aws = await openSite({ forward: { blue: 80, green: 20 } });
    // when
    const visits = await visit(aws, ...times(200, { url: `${aws.frontOf('site', 8443)}/version` }));
    const green = visits.filter(({ text }) => text === 'green').length;
    // then: binomial, mean 40, standard deviation 5.7
    expect(green).toBeGreaterThan(15);
    expect(green).toBeLessThan(65);
  });

  test.each([
    { name: 'a path', rule: { priority: 1, pathPattern: '/ver*', forward: { green: 1 } }, host: 'x', text: 'green' },
    {
      name: 'another path',
      rule: { priority: 1, pathPattern: '/VER*', forward: { green: 1 } },
      host: 'x',
      text: 'blue',
    },
    {
      name: 'a host',
      rule: { priority: 1, hostHeader: '*.example.com', forward: { green: 1 } },
      host: 'API.example.com:80',
      text: 'green',
    },
    {
      name: 'another host',
      rule: { priority: 1, hostHeader: '*.example.com', forward: { green: 1 } },
      host: 'apiXexampleXcom',
      text: 'blue',
    },
  ])('obeys the rules of the listener: $name', async ({ rule, host, text }) => {
    // given
    await using aws = await openSite({ rules: [rule] });
    // when
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 8443)}/version`, headers: { host } });
    // then
    expect(seen?.text).toBe(text);
  });

  test.each([
    { name: 'no weight anywhere', forward: { blue: 0 }, spoil: () => {}, status: 503 },
    {
      name: 'no target that can be chosen',
      forward: { blue: 1 },
      spoil: ({ world: { balancers } }: RunningAws) =>
        [1, 2].forEach(n => balancers.deregister(balancers.targetGroupArn('blue'), `10.0.0.${n}`)),
      status: 503,
    },
    {
      name: 'a process that is gone',
      forward: { blue: 1 },
      spoil: ({ world: { balancers } }: RunningAws) =>
        [1, 2].forEach(n => balancers.lose(balancers.targetGroupArn('blue'), `10.0.0.${n}`)),
      status: 502,
    },
  ])('is answered $status by the balancer when it finds $name', async ({ forward, spoil, status }) => {
    // given
    await using aws = await openSite({ forward });
    spoil(aws);
    // when
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 8443)}/version` });
    // then
    expect(seen).toMatchObject({ status, ms: 0, headers: { server: 'awselb/2.0' } });
    expect(seen?.text).toContain(`<title>${status}`);
  });

  test('reaches unhealthy targets when the group has no healthy one', async () => {
    // given
    await using aws = await openSite({ green: { healthChecks: 'fail', ...names('green') }, forward: { green: 1 } });
    // when
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 8443)}/version` });
    // then
    expect(seen?.text).toBe('green');
  });

  test('to a port without a listener finds nobody there', async () => {
    // given
    await using aws = await openSite();
    // when
    const ask = () => aws.frontOf('site', 8444);
    // then
    expect(ask).toThrow('There is no load balancer "site" with a listener on port 8444.');
  });
});

describe('a page of a version', () => {
  test('has the status, headers and text that the seed says, also for a redirect', async () => {
    // given
    const pages = {
      '/health': { status: 418, body: 'short and stout', headers: { 'x-build': '42', 'content-type': 'text/tea' } },
      '/away': { status: 302, headers: { location: 'http://169.254.169.254/latest/' } },
    };
    await using aws = await openSite({ blue: { pages } });
    const front = aws.frontOf('site', 443);
    // when
    const [health, away] = await visit(aws, { url: `${front}/health` }, { url: `${front}/away` });
    // then
    expect(health).toMatchObject({
      status: 418,
      text: 'short and stout',
      headers: { 'x-build': '42', 'content-type': 'text/tea', date: 'Fri, 20 Nov 2026 12:01:00 GMT' },
    });
    expect(away).toMatchObject({ status: 302, bytes: 0, headers: { location: 'http://169.254.169.254/latest/' } });
  });

  test('may be as long as it likes', async () => {
    // given
    await using aws = await openSite({ blue: { pages: { '/long': { body: { bytes: 5_000_001 } } } } });
    // when
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 443)}/long` });
    // then
    expect(seen).toMatchObject({ bytes: 5_000_001, how: 'end' });
  });

  test('takes as long in virtual time as the seed says, and its client finds so', async () => {
    // given
    await using aws = await openSite({ blue: { pages: { '/slow': { latencyMs: 12_345 } } } });
    const before = aws.timeline.now();
    // when
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 443)}/slow` });
    // then
    expect(seen).toMatchObject({ status: 200, ms: 12_345 });
    expect(aws.timeline.now() - before).toBe(12_345);
  });

  test('is given up by the balancer after a minute', async () => {
    // given
    await using aws = await openSite({ blue: { pages: { '/hangs': { latencyMs: 600_000 } } } });
    // when
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 443)}/hangs` });
    // then
    expect(seen).toMatchObject({ status: 504, ms: 60_000, headers: { server: 'awselb/2.0' } });
  });

  test('changes when the version does', async () => {
    // given
    await using aws = await openSite();
    // when
    await aws.perform({
      behave: { image: 'site:blue', change: { pages: { '/version': { status: 500, headers: {}, body: 'ill' } } } },
    });
    const [seen] = await visit(aws, { url: `${aws.frontOf('site', 443)}/version` });
    // then
    expect(seen).toMatchObject({ status: 500, text: 'ill' });
  });
});

describe('a path that has no page', () => {
  test('answers "ok" within the time that the version takes', async () => {
    // given
    await using aws = await openSite({ blue: { latency: { medianMs: 80, p99Ms: 80 } } });
    // when
    const [seen] = await visit(aws, { url: aws.frontOf('site', 443) });
    // then
    expect(seen).toMatchObject({ status: 200, text: 'ok', ms: 80 });
  });

  test('fails as often as the version fails its users', async () => {
    // given
    await using aws = await openSite({ blue: { requestErrors: 0.5 } });
    // when
    const visits = await visit(aws, ...times(100, { url: aws.frontOf('site', 443) }));
    const failed = visits.filter(({ status }) => status === 500).length;
    // then: binomial, mean 50, standard deviation 5
    expect(failed).toBeGreaterThan(25);
    expect(failed).toBeLessThan(75);
  });
});

describe('what is counted', () => {
  test('a request counts in the metrics of the load balancer whichever listener it came by, and hurts no user', async () => {
    // given
    await using aws = await openSite({ blue: { pages: { '/bad': { status: 500, latencyMs: 2_000 } } } });
    const minute = aws.timeline.now();
    // when
    await visit(aws, { url: `${aws.frontOf('site', 443)}/bad` }, { url: `${aws.frontOf('site', 8443)}/bad` });
    await pass(aws, 240_000);
    // then
    expect(sums(aws, minute)).toEqual({ RequestCount: 2, HTTPCode_Target_5XX_Count: 2, TargetResponseTime: 4 });
    expect(aws.damage()).toMatchObject({ requests: 0, failed: 0, slow: 0 });
  });
});

/** By metric of the load balancer as a whole, over the minute that begins then. */
function sums({ world, timeline }: RunningAws, from: number): Record<string, number> {
  const now = timeline.now();
  const range = { from, to: from + 60_000, periodMs: 60_000, now };
  const ofBalancer = world.metrics
    .list(now)
    .filter(({ dimensions }) => Object.keys(dimensions).join() === 'LoadBalancer');
  return Object.fromEntries(
    ofBalancer.map(id => [id.name, world.metrics.read(id, range).reduce((sum, { samples }) => sum + samples.sum, 0)]),
  );
}
