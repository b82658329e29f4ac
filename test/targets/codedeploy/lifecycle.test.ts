import { LifecycleEventStatus } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import type { Motion } from '../../../src/release/words.ts';
import { ended, happenings, trafficEvent, underWay } from '../../../src/targets/codedeploy/lifecycle.ts';
import { began, event, minute } from './looks.ts';

const shifting: Motion = { is: 'shifting', stepBegan: began, nextAt: undefined };
const stoppedBy = (by: 'a request' | 'an alarm' | 'AWS itself'): Motion => ({
  is: 'stopped',
  at: began,
  by,
  because: 'AWS says so.',
  back: { is: 'none' },
});
const statuses = Object.values(LifecycleEventStatus);

describe('where production traffic is', () => {
  test.each([
    { what: 'there are no events yet', events: [], traffic: { is: 'before' } },
    {
      what: 'AllowTraffic has not begun',
      events: [event('Install', 'Succeeded', 0, 2), event('AllowTraffic', 'Pending')],
      traffic: { is: 'before' },
    },
    {
      what: 'only test traffic moves',
      events: [event('AllowTestTraffic', 'InProgress', 2)],
      traffic: { is: 'before' },
    },
    {
      what: 'AllowTraffic is under way',
      events: [event('AllowTraffic', 'InProgress', 3)],
      traffic: { is: 'moving', since: began + 3 * minute },
    },
    {
      what: 'AllowTraffic failed half way',
      events: [event('AllowTraffic', 'Failed', 3, 5)],
      traffic: { is: 'moving', since: began + 3 * minute },
    },
    {
      what: 'AllowTraffic is done',
      events: [event('AllowTraffic', 'Succeeded', 3, 8)],
      traffic: { is: 'moved', at: began + 8 * minute },
    },
  ])('is told when $what', ({ events, traffic }) => {
    // when
    const told = trafficEvent(events);
    // then
    expect(told).toEqual(traffic);
  });

  test('is never "moved" but by an AllowTraffic that succeeded, whatever the status is called', () => {
    // when
    const moved = [...statuses, 'Levitating'].filter(
      status => trafficEvent([event('AllowTraffic', status, 3, 8)]).is === 'moved',
    );
    // then
    expect(moved).toEqual(['Succeeded']);
  });
});

describe('what is waited for', () => {
  test.each([
    { events: [event('Install', 'InProgress', 0)], words: "green's tasks to start and turn healthy (Install)" },
    { events: [event('AllowTestTraffic', 'InProgress', 0)], words: 'test traffic to reach green (AllowTestTraffic)' },
    { events: [event('BeforeAllowTraffic', 'InProgress', 0)], words: 'the hook BeforeAllowTraffic' },
    { events: [event('Install', 'Succeeded', 0, 1)], words: "CodeDeploy's next step" },
  ])('is told in words: $words', ({ events, words }) => {
    // when
    const told = underWay(events);
    // then
    expect(told).toBe(words);
  });
});

test('an event has ended when AWS says so', () => {
  // given
  const events = [event('Install', 'Succeeded', 0, 2), event('AllowTraffic', 'InProgress', 2)];
  // when
  const moments = [ended(events, 'Install'), ended(events, 'AllowTraffic'), ended(events, 'AfterAllowTraffic')];
  // then
  expect(moments).toEqual([began + 2 * minute, undefined, undefined]);
});

describe('what a person would want to know of the events', () => {
  test('is told for every status that the SDK knows, once it means something', () => {
    // when
    const told = statuses.map(status => {
      const [one] = happenings('d-1', [event('AfterInstall', status, 1, 2)], shifting);
      return [status, one && [one.kind, one.text]];
    });
    // then
    expect(Object.fromEntries(told)).toEqual({
      Pending: undefined,
      InProgress: undefined,
      Skipped: undefined,
      Succeeded: ['progress', 'AfterInstall succeeded.'],
      Failed: ['cause', 'AfterInstall failed.'],
      Unknown: ['cause', 'CodeDeploy does not know how AfterInstall ended.'],
    });
  });

  test('names a status that nobody knows, as a cause and not as progress', () => {
    // when
    const told = happenings('d-1', [event('AfterInstall', 'Levitating', 1, 2)], shifting);
    // then
    expect(told).toMatchObject([{ kind: 'cause', text: 'AfterInstall reports Levitating.', at: began + 2 * minute }]);
  });

  test('is all that a failed hook left behind, with what its program wrote apart from the words of AWS', () => {
    // given
    const hook = {
      ...event('BeforeAllowTraffic', 'Failed', 1, 2),
      diagnostics: {
        errorCode: 'ScriptFailed' as const,
        scriptName: 'smoke-test',
        message: 'The function reported Failed',
        logTail: 'GET /health answered 500',
      },
    };
    // when
    const told = happenings('d-1', [hook], stoppedBy('AWS itself'));
    // then
    expect(told).toMatchObject([
      {
        at: began + 2 * minute,
        kind: 'cause',
        text: 'BeforeAllowTraffic failed. ScriptFailed. smoke-test. The function reported Failed',
        log: 'GET /health answered 500',
      },
    ]);
  });

  test.each(['a request', 'an alarm'] as const)('is no cause where %s cut the event short', by => {
    // when
    const told = happenings('d-1', [event('AllowTraffic', 'Failed', 1, 2)], stoppedBy(by));
    // then
    expect(told).toMatchObject([{ kind: 'progress', text: 'AllowTraffic was cut short.' }]);
  });

  test('has the same ids at each look, and others in another deployment', () => {
    // given
    const events = [event('Install', 'Succeeded', 0, 1), event('AfterInstall', 'Failed', 1, 2)];
    const ids = (deployment: string) => happenings(deployment, events, shifting).map(({ id }) => id);
    // when
    const [first, again, other] = [ids('d-1'), ids('d-1'), ids('d-2')];
    // then
    expect(again).toEqual(first);
    expect(new Set([...first, ...other]).size).toBe(4);
  });
});
