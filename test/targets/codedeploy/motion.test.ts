import type { AutoRollbackEvent } from '@aws-sdk/client-codedeploy';
import { DeploymentStatus, ErrorCode } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Motion, Strategy } from '../../../src/release/words.ts';
import { type Settings, motionOf } from '../../../src/targets/codedeploy/motion.ts';
import { began, event, fleet, look, minute } from './looks.ts';

const now = began + 30 * minute;
const canary: Strategy = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };
const linear: Strategy = { kind: 'linear', share: 10, every: 3 * minute };
const settings: Settings = { strategy: canary, readyWait: 30 * minute, hooks: [], blueKept: 10 * minute };

const statuses = Object.values(DeploymentStatus);
const codes = Object.values(ErrorCode);
const strange = fc.string().filter(text => !(statuses as string[]).includes(text));

describe("a deployment's status", () => {
  test.each<{ status: DeploymentStatus; is: Motion['is'] }>([
    { status: 'Created', is: 'preparing' },
    { status: 'Queued', is: 'preparing' },
    { status: 'InProgress', is: 'preparing' },
    { status: 'Baking', is: 'preparing' },
    { status: 'Ready', is: 'ready' },
    { status: 'Succeeded', is: 'finished' },
    { status: 'Failed', is: 'stopped' },
    { status: 'Stopped', is: 'stopped' },
  ])('$status, before any traffic, is told as $is', ({ status, is }) => {
    // when
    const motion = motionOf(look({ status }), settings, now);
    // then
    expect(motion.is).toBe(is);
  });

  test('is told for every value that the SDK knows, and only Succeeded is a finish', () => {
    // when
    const motions = statuses.map(status => [status, motionOf(look({ status }), settings, now).is] as const);
    // then
    expect(motions.filter(([, is]) => is === 'strange')).toEqual([]);
    expect(motions.filter(([, is]) => is === 'finished')).toEqual([['Succeeded', 'finished']]);
  });

  test('that nobody knows is strange, by its own name', () => {
    fc.assert(
      fc.property(strange, status => {
        // when
        const motion = motionOf(look({ status: status as DeploymentStatus }), settings, now);
        // then
        expect(motion).toEqual({ is: 'strange', status });
      }),
    );
  });

  test('that is missing is strange', () => {
    // when
    const motion = motionOf(look({}), settings, now);
    // then
    expect(motion).toEqual({ is: 'strange', status: 'none at all' });
  });
});

describe('a deployment in progress', () => {
  const inProgress = (events: ReturnType<typeof event>[], share = 0, changes: Partial<Settings> = {}) =>
    motionOf(look({ status: 'InProgress' }, { events, fleet: fleet(share) }), { ...settings, ...changes }, now);

  test('prepares as long as AllowTraffic has not begun, and tells what is waited for', () => {
    // when
    const motion = inProgress([event('Install', 'InProgress', 0), event('AllowTraffic', 'Pending')]);
    // then
    expect(motion).toEqual({ is: 'preparing', doing: "green's tasks to start and turn healthy (Install)" });
  });

  test.each<{ what: string; strategy: Strategy; share: number; nextAt: number | undefined }>([
    { what: 'a canary before its first share', strategy: canary, share: 0, nextAt: undefined },
    { what: 'a canary at its share', strategy: canary, share: 10, nextAt: 2 + 5 },
    { what: 'a canary at all traffic', strategy: canary, share: 100, nextAt: undefined },
    { what: 'linear before its first share', strategy: linear, share: 0, nextAt: undefined },
    { what: 'linear at its first share', strategy: linear, share: 10, nextAt: 2 + 3 },
    { what: 'linear half way', strategy: linear, share: 50, nextAt: 2 + 15 },
    { what: 'linear before its last step', strategy: linear, share: 90, nextAt: 2 + 27 },
    { what: 'linear at all traffic', strategy: linear, share: 100, nextAt: undefined },
    { what: 'all at once', strategy: { kind: 'blue-green' }, share: 0, nextAt: undefined },
  ])("shifts once AllowTraffic began; $what is at AWS's next timer", ({ strategy, share, nextAt }) => {
    // when
    const motion = inProgress([event('AllowTraffic', 'InProgress', 2)], share, { strategy });
    // then
    expect(motion).toEqual({
      is: 'shifting',
      stepBegan: began + 2 * minute,
      nextAt: nextAt === undefined ? undefined : began + nextAt * minute,
    });
  });

  test('is settled once AllowTraffic succeeded; blue ends so long after the last hook', () => {
    // given
    const events = [event('AllowTraffic', 'Succeeded', 2, 25), event('AfterAllowTraffic', 'Succeeded', 25, 26)];
    // when
    const motion = inProgress(events, 100);
    // then
    expect(motion).toEqual({ is: 'settled', since: began + 25 * minute, blueEnds: began + 36 * minute });
  });

  test('does not count the wait for blue’s end while the last hook still runs, and says what it awaits', () => {
    // given
    const events = [event('AllowTraffic', 'Succeeded', 2, 25), event('AfterAllowTraffic', 'InProgress', 25)];
    // when
    const motion = inProgress(events, 100);
    // then
    expect(motion).toMatchObject({
      is: 'settled',
      blueEnds: 'never',
      awaits: expect.stringContaining('AfterAllowTraffic'),
    });
  });

  test('never promises an end of blue that has passed', () => {
    // when
    const motion = inProgress([event('AllowTraffic', 'Succeeded', 2, 10)], 100);
    // then
    expect(motion).toMatchObject({ is: 'settled', blueEnds: now });
  });

  test('keeps a blue that AWS does not end', () => {
    // given
    const settled = look({ status: 'InProgress' }, { events: [event('AllowTraffic', 'Succeeded', 2, 25)] });
    // when
    const motion = motionOf(settled, { ...settings, strategy: canary, blueKept: 'for ever' }, now);
    // then
    expect(motion).toMatchObject({ is: 'settled', blueEnds: 'never' });
  });
});

describe('a deployment that was stopped', () => {
  test.each([
    { events: [event('AllowTraffic', 'Failed', 2, 3)], reached: 'users' },
    { events: [event('AfterInstall', 'Failed', 2, 3)], reached: 'nobody' },
  ])('says whether users had met green, though no look saw it: $reached', ({ events, reached }) => {
    // given
    const end = { status: 'Stopped', completeTime: new Date(began) } as const;
    // when
    const motion = motionOf(look(end, { events }), settings, now);
    // then
    expect(motion).toMatchObject({ is: 'stopped', reached });
  });

  const end = { status: 'Stopped', completeTime: new Date(began) } as const;
  const failed = { status: 'Failed', completeTime: new Date(began) } as const;

  test('is told for every error code that the SDK knows, never as a success, with code and words', () => {
    // when
    const motions = codes.map(code =>
      motionOf(look({ ...failed, errorInformation: { code, message: 'AWS says so.' } }), settings, now),
    );
    // then
    expect(motions).toEqual(
      codes.map(code => ({
        is: 'stopped',
        at: began,
        by: code === 'ALARM_ACTIVE' ? 'an alarm' : code === 'MANUAL_STOP' ? 'a request' : 'AWS itself',
        because: `AWS says so (${code}).`,
        reached: 'nobody',
        back: { is: code === 'MANUAL_STOP' ? 'awaited' : 'none' },
        leaves: 'nothing',
      })),
    );
  });

  test('by a code that AWS added since has ended all the same, and not well', () => {
    // given
    const info = { ...failed, errorInformation: { code: 'LEVITATING' as ErrorCode, message: 'It floats.' } };
    // when
    const motion = motionOf(look(info), settings, now);
    // then
    expect(motion).toMatchObject({ is: 'stopped', by: 'AWS itself', because: 'It floats (LEVITATING).' });
  });

  test.each([
    { what: 'was asked to stop', info: end, by: 'a request', because: 'CodeDeploy reports Stopped.' },
    { what: 'failed', info: failed, by: 'AWS itself', because: 'CodeDeploy reports Failed.' },
  ])('without a word of why $what', ({ info, by, because }) => {
    // when
    const motion = motionOf(look(info), settings, now);
    // then
    expect(motion).toMatchObject({ is: 'stopped', by, because });
  });

  test("has ended now where AWS does not say when, and gives the rollback's words where it has none of its own", () => {
    // given
    const info = { status: 'Stopped', rollbackInfo: { rollbackMessage: 'Rolled back by alarm.' } } as const;
    // when
    const motion = motionOf(look(info), settings, now);
    // then
    expect(motion).toMatchObject({ at: now, because: 'Rolled back by alarm.' });
  });

  const rollsBack = (...events: AutoRollbackEvent[]) => ({ autoRollbackConfiguration: { enabled: true, events } });
  const alarm = { code: 'ALARM_ACTIVE' } as const;

  test.each([
    { what: 'a request, whatever is configured', info: end, back: 'awaited' },
    {
      what: 'an alarm, with rollback on alarms',
      info: { ...end, errorInformation: alarm, ...rollsBack('DEPLOYMENT_STOP_ON_ALARM') },
      back: 'awaited',
    },
    {
      what: 'an alarm, with rollback on failures only',
      info: { ...end, errorInformation: alarm, ...rollsBack('DEPLOYMENT_FAILURE') },
      back: 'none',
    },
    {
      what: 'a failure, with rollback on failures',
      info: { ...failed, ...rollsBack('DEPLOYMENT_FAILURE') },
      back: 'awaited',
    },
    {
      what: 'a failure, with rollback on alarms only',
      info: { ...failed, ...rollsBack('DEPLOYMENT_STOP_ON_ALARM') },
      back: 'none',
    },
    {
      what: 'a failure, with rollback switched off',
      info: { ...failed, autoRollbackConfiguration: { enabled: false, events: ['DEPLOYMENT_FAILURE' as const] } },
      back: 'none',
    },
  ])('has its way back expected after $what: $back', ({ info, back }) => {
    // when
    const motion = motionOf(look(info), settings, now);
    // then
    expect(motion).toMatchObject({ is: 'stopped', back: { is: back } });
  });

  test('has a way back that is told for every status of its rollback, and only Succeeded is done', () => {
    // when
    const ways = statuses.map(status => {
      const back = { is: 'seen', info: { deploymentId: 'd-BACK', status } } as const;
      const motion = motionOf(look(end, { back }), settings, now);
      return [status, motion.is === 'stopped' && motion.back.is];
    });
    // then
    expect(Object.fromEntries(ways)).toEqual({
      Created: 'running',
      Queued: 'running',
      InProgress: 'running',
      Baking: 'running',
      Ready: 'running',
      Succeeded: 'done',
      Failed: 'failed',
      Stopped: 'failed',
    });
  });

  test('by a rollback in a state that nobody knows is strange: neither taken back nor broken', () => {
    fc.assert(
      fc.property(strange, status => {
        // given
        const back = { is: 'seen', info: { deploymentId: 'd-BACK', status: status as DeploymentStatus } } as const;
        // when
        const motion = motionOf(look(end, { back }), settings, now);
        // then
        expect(motion.is).toBe('strange');
      }),
    );
  });

  test("tells why its rollback failed in AWS's words", () => {
    // given
    const errorInformation = { code: 'TIMEOUT', message: 'Blue never came.' } as const;
    const back = { is: 'seen', info: { deploymentId: 'd-BACK', status: 'Failed', errorInformation } } as const;
    // when
    const motion = motionOf(look(end, { back }), settings, now);
    // then
    expect(motion).toMatchObject({ back: { is: 'failed', id: 'd-BACK', because: 'Blue never came.' } });
  });
});
