import { LifecycleEventStatus } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import type { Motion } from '../../../src/release/words.ts';
import type { AppSpecFile } from '../../../src/request/request.ts';
import { createDeployment } from '../../../src/targets/codedeploy/create.ts';
import { type Events, ended, happenings, trafficEvent, underWay } from '../../../src/targets/codedeploy/lifecycle.ts';
import type { HookSeed } from '../../aws/codedeploy/seed.ts';
import { shop } from '../../releases/shop.ts';
import { openShop } from '../open-shop.ts';
import { handOn, registerGreen } from './hand.ts';
import { began, event, minute } from './looks.ts';

const shifting: Motion = { is: 'shifting', stepBegan: began, nextAt: undefined };
const stoppedBy = (by: 'a request' | 'an alarm' | 'AWS itself'): Motion => ({
  is: 'stopped',
  at: began,
  by,
  because: 'AWS says so.',
  reached: 'nobody',
  back: { is: 'none' },
  leaves: 'nothing',
});
const hooks = [
  { event: 'BeforeAllowTraffic', function: 'check-login' },
  { event: 'AfterAllowTraffic', function: 'arn:aws:lambda:eu-west-1:123456789012:function:warm-up:live' },
];
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
      traffic: { is: 'moved', since: began + 3 * minute, at: began + 8 * minute },
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
    {
      events: [event('BeforeAllowTraffic', 'InProgress', 0)],
      words: 'the hook BeforeAllowTraffic (function check-login)',
    },
    { events: [event('AfterInstall', 'InProgress', 0)], words: 'the hook AfterInstall' },
    { events: [event('Install', 'Succeeded', 0, 1)], words: "CodeDeploy's next step" },
  ])('is told in words: $words', ({ events, words }) => {
    // when
    const told = underWay(events, hooks);
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
    const told = (name: string) =>
      Object.fromEntries(
        statuses.map(status => {
          const [one] = happenings('d-1', [event(name, status, 1, 2)], shifting, hooks);
          return [status, one && [one.kind === 'cause' ? one.of : one.kind, one.text]];
        }),
      );
    const [install, hook] = [told('Install'), told('BeforeAllowTraffic')];
    // then
    const nothing = { Pending: undefined, InProgress: undefined, Skipped: undefined };
    expect(install).toEqual({
      ...nothing,
      Succeeded: ['progress', 'Install succeeded.'],
      Failed: ['symptom', 'Install failed.'],
      Unknown: ['symptom', 'CodeDeploy does not know how Install ended.'],
    });
    expect(hook).toEqual({
      ...nothing,
      Succeeded: ['progress', 'The hook BeforeAllowTraffic (function check-login) succeeded.'],
      Failed: ['hook', 'The hook BeforeAllowTraffic (function check-login) failed.'],
      Unknown: ['hook', 'CodeDeploy does not know how the hook BeforeAllowTraffic (function check-login) ended.'],
    });
  });

  test('names a status that nobody knows, as a cause and not as progress', () => {
    // when
    const told = happenings('d-1', [event('AfterInstall', 'Levitating', 1, 2)], shifting, hooks);
    // then
    expect(told).toMatchObject([
      { kind: 'cause', of: 'hook', text: 'The hook AfterInstall reports Levitating.', at: began + 2 * minute },
    ]);
  });

  test('is nothing where no function runs, and the event succeeds by itself', () => {
    // given
    const events = [event('AfterInstall', 'Succeeded', 1, 1), event('AfterAllowTraffic', 'InProgress', 8)];
    // when
    const told = happenings('d-1', events, shifting, []);
    // then
    expect(told).toEqual([]);
  });

  test('is all that a failed hook left behind, with what its program wrote apart from the words of AWS', () => {
    // given
    const hook = {
      ...event('BeforeAllowTraffic', 'Failed', 1, 2),
      diagnostics: {
        errorCode: 'ScriptFailed' as const,
        scriptName: 'check-login',
        message: 'The function reported Failed',
        logTail: 'GET /login answered 500',
      },
    };
    // when
    const told = happenings('d-1', [hook], stoppedBy('AWS itself'), hooks);
    // then
    expect(told).toEqual([
      {
        id: 'd-1:BeforeAllowTraffic:Failed',
        at: began + 2 * minute,
        kind: 'cause',
        of: 'hook',
        text: 'The hook BeforeAllowTraffic (function check-login) failed: The function reported Failed.',
        log: 'GET /login answered 500',
      },
    ]);
  });

  test('names the program of a hook that the plan does not know', () => {
    // given
    const hook = {
      ...event('AfterInstall', 'Failed', 1, 2),
      diagnostics: { errorCode: 'ScriptMissing' as const, scriptName: 'seed', message: 'The function does not exist.' },
    };
    // when
    const [told] = happenings('d-1', [hook], stoppedBy('AWS itself'), hooks);
    // then
    expect(told?.text).toBe('The hook AfterInstall failed: ScriptMissing: seed: The function does not exist.');
    expect(told).not.toHaveProperty('log');
  });

  test('says of a hook after the traffic that production traffic is on green already, when it runs and when it fails', () => {
    // given
    const hook = (status: string) => event('AfterAllowTraffic', status, 8, 9);
    // when
    const told = ['InProgress', 'Failed'].flatMap(status => happenings('d-1', [hook(status)], shifting, hooks));
    // then
    expect(told.map(({ text }) => text)).toEqual([
      'The hook AfterAllowTraffic (function warm-up:live) runs; production traffic is on green already.',
      'The hook AfterAllowTraffic (function warm-up:live) failed. Production traffic was on green already when it ran.',
    ]);
  });

  test('is told of an event without a name, too', () => {
    // given
    const nameless = { ...event('', 'Failed', 1, 2), lifecycleEventName: undefined };
    // when
    const told = happenings('d-1', [nameless], shifting, hooks);
    // then
    expect(told).toMatchObject([{ kind: 'cause', of: 'symptom', text: 'An event without a name failed.' }]);
  });

  test.each(['a request', 'an alarm'] as const)('is no cause where %s cut the event short', by => {
    // when
    const told = happenings('d-1', [event('AllowTraffic', 'Failed', 1, 2)], stoppedBy(by), []);
    // then
    expect(told).toMatchObject([{ kind: 'progress', text: 'AllowTraffic was cut short.' }]);
  });

  test('has the same ids at each look, and others in another deployment', () => {
    // given
    const events = [event('Install', 'Succeeded', 0, 1), event('AfterInstall', 'Failed', 1, 2)];
    const ids = (deployment: string) => happenings(deployment, events, shifting, []).map(({ id }) => id);
    // when
    const [first, again, other] = [ids('d-1'), ids('d-1'), ids('d-2')];
    // then
    expect(again).toEqual(first);
    expect(new Set([...first, ...other]).size).toBe(4);
  });
});

describe('a function of the user, run by CodeDeploy', () => {
  const appspec: AppSpecFile = {
    path: 'appspec.yml',
    container: undefined,
    platformVersion: undefined,
    network: undefined,
    capacityProviders: undefined,
    hooks: [{ event: 'AfterInstall', function: 'check-login' }],
  };

  /** The deployment's events half an hour of the world later, whatever became of it. */
  async function eventsWith(functions: Readonly<Record<string, HookSeed>>): Promise<Events> {
    const { applications } = shop().codeDeploy!;
    await using open = await openShop({ world: { codeDeploy: { applications, hooks: functions } } });
    const hand = await handOn(open, {}, appspec);
    const { id: deploymentId } = await createDeployment(hand, await registerGreen(open));
    await open.clock.sleep(30 * minute);
    const { client, sdk } = await open.clients.codedeploy();
    const targets = await client.send(
      new sdk.BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: ['shop:api'] }),
    );
    return targets.deploymentTargets?.[0]?.ecsTarget?.lifecycleEvents ?? [];
  }

  test('that fails is told by event, function, error and what it logged', async () => {
    // given
    const events = await eventsWith({
      'check-login': { takesSeconds: 20, result: 'Failed', logTail: 'GET /login answered 500' },
    });
    // when
    const told = happenings('d-1', events, stoppedBy('AWS itself'), appspec.hooks);
    // then
    const cause = {
      of: 'hook',
      text: expect.stringMatching(/^The hook AfterInstall \(function check-login\) failed: (?!ScriptFailed)\w/),
      log: 'GET /login answered 500',
    };
    expect(told.filter(({ kind }) => kind === 'cause')).toMatchObject([cause]);
  });

  test('that does not exist is told so', async () => {
    // given
    const events = await eventsWith({});
    // when
    const told = happenings('d-1', events, stoppedBy('AWS itself'), appspec.hooks);
    // then
    const text = expect.stringMatching(/^The hook AfterInstall \(function check-login\) failed: ScriptMissing: \w/);
    expect(told.filter(({ kind }) => kind === 'cause')).toMatchObject([{ of: 'hook', text }]);
  });

  test('that succeeds is a milestone by its name, and events without a function are none', async () => {
    // given
    const events = await eventsWith({ 'check-login': { takesSeconds: 20, result: 'Succeeded', logTail: '' } });
    // when
    const told = happenings('d-1', events, { is: 'finished', switched: undefined, blueNow: undefined }, appspec.hooks);
    // then
    expect(told.map(({ kind, text }) => [kind, text])).toEqual([
      ['progress', 'Install succeeded.'],
      ['progress', 'The hook AfterInstall (function check-login) succeeded.'],
      ['progress', 'AllowTraffic succeeded.'],
    ]);
  });
});
