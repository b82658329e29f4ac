import { describe, expect, test } from '@jest/globals';
import { openGitHub, refusalOf, shop, start, type OpenGitHub } from './open-github.ts';

const onPull = { ...shop, issue_number: 7 };
const read = ({ octokit }: OpenGitHub) => octokit.rest.issues.listComments(onPull);
const write = ({ octokit }: OpenGitHub) => octokit.rest.issues.createComment({ ...onPull, body: '10 %' });
const hour = 3_600_000;

describe('the limit of requests per hour', () => {
  test('is told with every answer', async () => {
    // given
    await using world = await openGitHub({ limits: { alreadyUsed: 990 } });
    // when
    const { headers } = await read(world);
    // then
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '1000',
      'x-ratelimit-used': '991',
      'x-ratelimit-remaining': '9',
      'x-ratelimit-reset': String((start + hour) / 1000),
    });
  });

  test('refuses what is beyond it, until the hour is over', async () => {
    // given
    await using world = await openGitHub({ limits: { alreadyUsed: 999 } });
    await read(world);
    // when
    const refused = await refusalOf(read(world));
    await world.pass(hour);
    const { status } = await read(world);
    // then
    expect(refused).toMatchObject({ status: 403, headers: { 'x-ratelimit-remaining': '0' } });
    expect(status).toBe(200);
  });

  test('can be asked for at no cost', async () => {
    // given
    await using world = await openGitHub({ limits: { alreadyUsed: 1_000 } });
    // when
    const { data } = await world.octokit.rest.rateLimit.get();
    // then
    expect(data.rate).toMatchObject({ limit: 1_000, used: 1_000, remaining: 0 });
  });
});

describe('the limit of content that is created', () => {
  test('refuses more in a minute, says how long to wait, and lets reading go on', async () => {
    // given
    await using world = await openGitHub({ limits: { writesPerMinute: 2 } });
    await write(world);
    await write(world);
    // when
    const refused = await refusalOf(write(world));
    const { status: reading } = await read(world);
    await world.pass(60_000);
    const { status: later } = await write(world);
    // then
    expect(refused).toMatchObject({ status: 403, headers: { 'retry-after': '60' } });
    expect(refused.message).toContain('secondary rate limit');
    expect([reading, later]).toEqual([200, 201]);
  });

  test('refuses more in an hour', async () => {
    // given
    await using world = await openGitHub({ limits: { writesPerHour: 2 } });
    await write(world);
    await world.pass(600_000);
    await write(world);
    // when
    const refused = await refusalOf(write(world));
    // then
    expect(refused).toMatchObject({ status: 403, headers: { 'retry-after': '3000' } });
  });
});
