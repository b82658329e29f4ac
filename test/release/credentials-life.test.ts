import { describe, expect, test } from '@jest/globals';
import { credentialsLife, type CredentialsLife, outlivedBy } from '../../src/release/credentials-life.ts';
import type { Plan } from '../../src/release/plan.ts';
import { after, aPlan, minute, noon } from './a-release.ts';

describe('the life of the credentials that a job has', () => {
  test.each<[string, Record<string, string>, CredentialsLife]>([
    ['has no end where they are of no session', {}, { is: 'lasting' }],
    ['has no end where the session’s variable was emptied', { AWS_SESSION_TOKEN: '' }, { is: 'lasting' }],
    [
      'is an hour at most where they are of a session',
      { AWS_SESSION_TOKEN: 'x' },
      { is: 'usual', until: after(60 * minute) },
    ],
    [
      'is what their end says',
      { AWS_SESSION_TOKEN: 'x', AWS_CREDENTIAL_EXPIRATION: new Date(after(90 * minute)).toISOString() },
      { is: 'known', until: after(90 * minute) },
    ],
    [
      'is the usual one where their end cannot be read',
      { AWS_SESSION_TOKEN: 'x', AWS_CREDENTIAL_EXPIRATION: '3600' },
      { is: 'usual', until: after(60 * minute) },
    ],
  ])('%s', (_, env, life) => {
    // when, then
    expect(credentialsLife(env, noon)).toEqual(life);
  });
});

const canaryOfAnHour = aPlan({
  strategy: { kind: 'canary', steps: [{ share: 10, hold: 50 * minute }] },
  bake: 10 * minute,
});
const oneHour: CredentialsLife = { is: 'usual', until: after(60 * minute) };

describe('a release that is longer than the life of its credentials', () => {
  test('is told once, with how long, until when, and both ways out', () => {
    // when
    const [warning = '', ...more] = outlivedBy(canaryOfAnHour, oneHour, noon);
    // then
    expect(more).toEqual([]);
    expect(warning).toMatch(/takes at least 1h5m \(5m for green to start, the steps and the bake\)/);
    expect(warning).toMatch(
      /a session, which lasts 1h unless it was asked for longer: until 2026-\d\d-\d\d 13:00 UTC\./,
    );
    expect(warning).toMatch(/`role-to-assume`.*`role-duration-seconds`/);
  });

  test('is told when they end, where that is known', () => {
    // when
    const [warning] = outlivedBy(canaryOfAnHour, { is: 'known', until: after(30 * minute) }, noon);
    // then
    expect(warning).toMatch(/the AWS credentials of this job end at 2026-\d\d-\d\d 12:30 UTC/);
  });

  test.each<[string, Plan, CredentialsLife, number]>([
    ['that fits to the minute', canaryOfAnHour, { is: 'known', until: after(65 * minute) }, noon],
    ['whose credentials have no end', canaryOfAnHour, { is: 'lasting' }, noon],
    ['that only stages', { ...canaryOfAnHour, purpose: { is: 'stage' } }, oneHour, noon],
    ['that goes back in its first step', { ...canaryOfAnHour, purpose: { is: 'drill' } }, oneHour, noon],
    ['that sends a change back', { ...canaryOfAnHour, purpose: { is: 'swap back', because: '' } }, oneHour, noon],
  ])('is one that lasts longer: nothing is said of one %s', (_, plan, life, now) => {
    // when, then
    expect(outlivedBy(plan, life, now)).toEqual([]);
  });

  test.each<Plan['purpose']>([{ is: 'release' }, { is: 'restore', because: '' }])(
    'is judged when it begins, after the wait for its turn: $is',
    purpose => {
      // given
      const short = aPlan({ purpose });
      // when
      const atOnce = outlivedBy(short, oneHour, noon);
      const late = outlivedBy(short, oneHour, after(45 * minute));
      // then
      expect([atOnce.length, late.length]).toEqual([0, 1]);
    },
  );
});
