import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Motion } from '../../../src/release/words.ts';
import type { Deployment } from '../../../src/targets/rds/deployment.ts';
import type { Look } from '../../../src/targets/rds/motion.ts';
import { deploymentStatus, type DeploymentStatus } from '../../../src/targets/rds/status.ts';
import { lookedAgain, nothingWatched, type Watched } from '../../../src/targets/rds/watched.ts';
import { began, bothSides, deployment, look, pair, second, side } from './looks.ts';

const timeout = 300 * second;
const motionsOf = (looks: readonly Look[], before: Watched = nothingWatched(timeout)): readonly Motion[] => {
  let watched = before;
  return looks.map(one => {
    const seen = lookedAgain(watched, one);
    watched = seen.watched;
    return seen.motion;
  });
};
const motionAfter = (looks: readonly Look[], before?: Watched): Motion => motionsOf(looks, before).at(-1)!;

/** The switchover was asked for a minute after green was made. */
const asked: Watched = { ...nothingWatched(timeout), asked: began + 60 * second };
const cancelled = (after: number) => ({
  at: began + after * second,
  message: 'Switchover from primary orders to orders-green-a1b2c3 was canceled due to replication lag.',
});

describe("a deployment's status", () => {
  test.each<{ status: DeploymentStatus; is: Motion['is'] }>([
    { status: 'PROVISIONING', is: 'preparing' },
    { status: 'AVAILABLE', is: 'preparing' },
    { status: 'SWITCHOVER_IN_PROGRESS', is: 'switching' },
    { status: 'SWITCHOVER_COMPLETED', is: 'finished' },
    { status: 'INVALID_CONFIGURATION', is: 'preparing' },
    { status: 'SWITCHOVER_FAILED', is: 'stopped' },
    { status: 'DELETING', is: 'stopped' },
  ])('$status at the first look is told as $is', ({ status, is }) => {
    // when
    const motion = motionAfter([look(status)]);
    // then
    expect(motion.is).toBe(is);
  });

  test('that nobody knows is strange, by its own name, and so is that of a member', () => {
    fc.assert(
      fc.property(
        fc.string().filter(text => typeof deploymentStatus(text) === 'object'),
        word => {
          // when
          const motions = motionsOf([
            look(deployment({ strange: word })),
            look(deployment('AVAILABLE', { pairs: [pair({ strange: word })] })),
          ]);
          // then
          expect(motions).toEqual([
            { is: 'strange', status: word },
            { is: 'strange', status: `${word} (of orders-green-a1b2c3)` },
          ]);
        },
      ),
    );
  });
});

describe('a green that is made', () => {
  test.each<{ what: string; changes: Partial<Deployment>; doing: string }>([
    {
      what: 'tells the task that is in progress',
      changes: {
        tasks: [
          { name: 'CREATING_READ_REPLICA_OF_SOURCE', status: 'COMPLETED' },
          { name: 'DB_ENGINE_VERSION_UPGRADE', status: 'IN_PROGRESS' },
          { name: 'CONFIGURE_BACKUPS', status: 'PENDING' },
        ],
      },
      doing: 'RDS to make green: DB_ENGINE_VERSION_UPGRADE (2 of 3)',
    },
    {
      what: 'tells the task that has failed',
      changes: { tasks: [{ name: 'DB_ENGINE_VERSION_UPGRADE', status: 'FAILED' }] },
      doing: 'RDS to make green: DB_ENGINE_VERSION_UPGRADE, which has failed (1 of 1)',
    },
    { what: 'tells no task where RDS names none', changes: {}, doing: 'RDS to make green' },
  ])('$what', ({ changes, doing }) => {
    // when
    const motion = motionAfter([look(deployment('PROVISIONING', changes))]);
    // then
    expect(motion).toEqual({ is: 'preparing', doing });
  });

  test('is ready when three looks in a row found it settled, and waits for as long as anybody likes', () => {
    // when
    const motions = motionsOf([look('AVAILABLE', 0), look('AVAILABLE', 15), look('AVAILABLE', 30)]);
    // then
    expect(motions.map(({ is }) => is)).toEqual(['preparing', 'preparing', 'ready']);
    expect(motions.at(-1)).toEqual({ is: 'ready', until: undefined });
  });

  test.each([
    { what: 'is PROVISIONING once more', between: look('PROVISIONING', 30) },
    {
      what: 'has an instance that is optimised',
      between: look('AVAILABLE', 30, {
        sides: { ...bothSides, green: side('orders-green-a1b2c3', 'storage-optimization') },
      }),
    },
  ])('counts from the beginning where in between it $what', ({ between }) => {
    // when
    const motions = motionsOf([
      look('AVAILABLE', 0),
      look('AVAILABLE', 15),
      between,
      ...[45, 60, 75].map(after => look('AVAILABLE', after)),
    ]);
    // then
    expect(motions.map(({ is }) => is)).toEqual([
      'preparing',
      'preparing',
      'preparing',
      'preparing',
      'preparing',
      'ready',
    ]);
  });
});

describe('a switchover that was asked for', () => {
  test('is under way at once, though RDS shows it seconds later', () => {
    // when
    const motion = motionAfter([look('AVAILABLE', 65)], asked);
    // then
    expect(motion).toEqual({
      is: 'switching',
      since: began + 60 * second,
      until: began + 60 * second + timeout,
      doing: 'RDS to begin the switchover',
    });
  });

  test('tells how many members are done, and which is under way', () => {
    // given
    const pairs = [pair('SWITCHOVER_COMPLETED', 'orders-1'), pair('SWITCHOVER_IN_PROGRESS')];
    // when
    const motion = motionAfter([look(deployment('SWITCHOVER_IN_PROGRESS', { pairs }), 70)], asked);
    // then
    expect(motion).toMatchObject({ doing: 'RDS to switch over: 1 of 2 done, orders-green-a1b2c3 under way' });
  });

  test('is stopped by AWS itself with its reason once an event tells it, and has reached nobody', () => {
    // when
    const motion = motionAfter(
      [look('SWITCHOVER_IN_PROGRESS', 70), look('AVAILABLE', 90, { events: [cancelled(85)] })],
      asked,
    );
    // then
    expect(motion).toEqual({
      is: 'stopped',
      at: began + 90 * second,
      by: 'AWS itself',
      because: 'RDS has not switched over: replication lag.',
      reached: 'nobody',
      back: { is: 'none' },
      leaves: 'a green to go on with',
    });
  });

  test('stays stopped at the moment at which it was first seen so', () => {
    // when
    const motions = motionsOf(
      [95, 110].map(after => look('AVAILABLE', after, { events: [cancelled(85)] })),
      asked,
    );
    // then
    expect(motions.map(motion => motion.is === 'stopped' && motion.at)).toEqual([
      began + 95 * second,
      began + 95 * second,
    ]);
  });

  test('that was undone without a word is given a minute for its reason', () => {
    // when
    const motions = motionsOf(
      [look('SWITCHOVER_IN_PROGRESS', 70), ...[100, 130, 161].map(after => look('AVAILABLE', after))],
      asked,
    );
    // then
    expect(motions.map(({ is }) => is)).toEqual(['switching', 'switching', 'switching', 'stopped']);
    expect(motions.at(-1)).toMatchObject({ because: 'RDS has undone the switchover, and does not say why.' });
  });

  test('that RDS never begins is given up after a minute', () => {
    // when
    const motions = motionsOf(
      [65, 119, 120].map(after => look('AVAILABLE', after)),
      asked,
    );
    // then
    expect(motions.map(({ is }) => is)).toEqual(['switching', 'switching', 'stopped']);
    expect(motions.at(-1)).toMatchObject({
      because: 'RDS took the word and did not begin the switchover, and does not say why.',
      reached: 'nobody',
    });
  });

  test('says so where its events could not be read', () => {
    // when
    const motion = motionAfter([look('AVAILABLE', 200, { unread: 'AWS denied rds:DescribeEvents on *.' })], asked);
    // then
    expect(motion).toMatchObject({
      because: expect.stringContaining('why could not be read (AWS denied rds:DescribeEvents on *)'),
    });
  });

  test.each(['AVAILABLE', 'PROVISIONING'] as const)(
    'is not over, and green not ready, while RDS still calls it %s and green has the name',
    status => {
      // given
      const looks = [0, 15, 30, 45].map(after => look(status, after, { greenServes: true }));
      // when
      const motions = motionsOf(looks);
      // then
      expect(motions.map(({ is }) => is)).toEqual(['switching', 'switching', 'switching', 'switching']);
    },
  );

  test('is not stopped by the reason of an earlier one', () => {
    // when
    const motion = motionAfter([look('AVAILABLE', 65, { events: [cancelled(10)] })], asked);
    // then
    expect(motion.is).toBe('switching');
  });
});

describe('a switchover that another process has asked for', () => {
  const started = { at: began + 40 * second, message: 'Switchover from orders to orders-green-a1b2c3 started.' };

  test('is undone after the time that is usual, from when AWS says that it began', () => {
    // when
    const motion = motionAfter([look('SWITCHOVER_IN_PROGRESS', 70, { events: [started] })]);
    // then
    expect(motion).toMatchObject({ since: started.at, until: started.at + 300 * second });
  });

  test('is told as long as this one was given, where the inputs say so', () => {
    // when
    const motion = motionAfter(
      [look('SWITCHOVER_IN_PROGRESS', 70, { events: [started] })],
      nothingWatched(60 * second),
    );
    // then
    expect(motion).toMatchObject({ until: started.at + 60 * second });
  });

  test('and that is undone is stopped with its reason: it is not begun a second time without a word', () => {
    // given
    const events = [started, cancelled(80)];
    const looks = [
      look('SWITCHOVER_IN_PROGRESS', 70, { events: [started] }),
      ...[90, 105, 120].map(after => look('AVAILABLE', after, { events })),
    ];
    // when
    const motion = motionAfter(looks);
    // then
    expect(motion).toMatchObject({
      is: 'stopped',
      by: 'AWS itself',
      because: 'RDS has not switched over: replication lag.',
      leaves: 'a green to go on with',
    });
  });

  test('and was undone before this one came leaves green ready to be promoted again', () => {
    // given
    const looks = [90, 105, 120].map(after => look('AVAILABLE', after, { events: [started, cancelled(80)] }));
    // when
    const motion = motionAfter(looks);
    // then
    expect(motion).toEqual({ is: 'ready', until: undefined });
  });
});

describe('a look that says that there is nothing to go on with', () => {
  const doubtful: readonly { readonly what: string; readonly at: (after: number) => Look }[] = [
    { what: 'gone', at: after => look('gone', after) },
    { what: 'invalid', at: after => look('INVALID_CONFIGURATION', after) },
    {
      what: 'missing a member',
      at: after => look(deployment('AVAILABLE', { pairs: [pair('MISSING_TARGET')] }), after),
    },
  ];

  test.each(doubtful)('is believed when three in a row agree: $what', ({ at }) => {
    // when
    const motions = motionsOf([look('PROVISIONING', 0), at(15), at(30), at(45)]);
    // then
    expect(motions.map(({ is }) => is)).toEqual(['preparing', 'preparing', 'preparing', 'stopped']);
  });

  test.each(doubtful)('once ends nothing: $what', ({ at }) => {
    // when
    const motions = motionsOf([
      look('PROVISIONING', 0),
      at(15),
      look('PROVISIONING', 30),
      at(45),
      look('PROVISIONING', 60),
    ]);
    // then
    expect(motions.every(({ is }) => is === 'preparing')).toBe(true);
  });

  test.each(doubtful)('leaves a switchover under way: $what', ({ at }) => {
    // when
    const motions = motionsOf([look('SWITCHOVER_IN_PROGRESS', 70), at(75), look('SWITCHOVER_IN_PROGRESS', 80)], asked);
    // then
    expect(motions.map(({ is }) => is)).toEqual(['switching', 'switching', 'switching']);
  });

  test('needs no other where it was seen to be deleted', () => {
    // when
    const motions = motionsOf([look('DELETING', 0), look('gone', 15)]);
    // then
    expect(motions).toMatchObject([{ back: { is: 'running' } }, { back: { is: 'done' } }]);
  });
});

describe('a deployment that does not go on', () => {
  test.each<{ what: string; look: Look; motion: Readonly<Record<string, unknown>> }>([
    {
      what: 'is called invalid, with what RDS says',
      look: look(deployment('INVALID_CONFIGURATION', { details: 'Green is not a replica of blue any more.' })),
      motion: {
        by: 'AWS itself',
        because:
          'RDS calls the blue/green deployment invalid (Green is not a replica of blue any more): it has to be made anew.',
        back: { is: 'none' },
        leaves: 'a green of no use',
      },
    },
    {
      what: 'has a degraded replication',
      look: look(deployment('AVAILABLE', { details: 'Replication degraded: DDL on blue' })),
      motion: {
        by: 'AWS itself',
        because: expect.stringContaining('has to be made anew'),
        leaves: 'a green of no use',
      },
    },
    {
      what: 'has lost an instance of green',
      look: look(deployment('AVAILABLE', { pairs: [pair('MISSING_TARGET')] })),
      motion: {
        by: 'AWS itself',
        because: expect.stringContaining('orders-green-a1b2c3 of green was deleted'),
        leaves: 'a green of no use',
      },
    },
    {
      what: 'has lost an instance of blue',
      look: look(deployment('INVALID_CONFIGURATION', { pairs: [pair('MISSING_SOURCE')] })),
      motion: {
        by: 'AWS itself',
        because: expect.stringContaining('orders of blue was deleted'),
        leaves: 'a green of no use',
      },
    },
    {
      what: 'has failed in the middle',
      look: look(deployment('SWITCHOVER_FAILED', { details: 'internal failure' })),
      motion: { by: 'AWS itself', because: 'The switchover failed (internal failure).', leaves: 'a green of no use' },
    },
    {
      what: 'is being deleted',
      look: look('DELETING'),
      motion: { by: 'a request', back: { is: 'running', id: 'bgd-1' }, leaves: 'nothing' },
    },
    { what: 'is gone', look: look('gone'), motion: { by: 'a request', back: { is: 'done', id: 'bgd-1' } } },
  ])('$what: it is stopped, and nobody was on green', ({ look: seen, motion }) => {
    // when
    const told = motionAfter([seen, seen, seen]);
    // then
    expect(told).toMatchObject({ is: 'stopped', reached: 'nobody', ...motion });
  });

  test.each(['DELETING', 'gone', 'INVALID_CONFIGURATION'] as const)(
    'but has switched over before is finished, whatever became of its record: %s',
    status => {
      // when
      const motion = motionAfter([look(status, 0, { greenServes: true })]);
      // then
      expect(motion.is).toBe('finished');
    },
  );

  test('has reached users where green has the name', () => {
    // when
    const motion = motionAfter([look('SWITCHOVER_FAILED', 0, { greenServes: true })]);
    // then
    expect(motion).toMatchObject({ is: 'stopped', reached: 'users' });
  });
});

describe('any row of looks', () => {
  const anyLooks = fc
    .array(
      fc.record({
        status: fc.constantFrom<DeploymentStatus | 'gone'>(
          ...([
            'PROVISIONING',
            'AVAILABLE',
            'AVAILABLE',
            'AVAILABLE',
            'SWITCHOVER_IN_PROGRESS',
            'DELETING',
            'gone',
          ] as const),
        ),
        settled: fc.boolean(),
        after: fc.integer({ min: 1, max: 90 }),
      }),
      { maxLength: 12 },
    )
    .map(steps => {
      let after = 60;
      return steps.map(({ status, settled, after: more }) => {
        after += more;
        const green = side('orders-green-a1b2c3', settled ? 'available' : 'storage-optimization');
        return look(status, after, { sides: { ...bothSides, green } });
      });
    });
  const isSettled = ({ deployment: seen, sides }: Look) =>
    seen !== 'gone' && seen.status === 'AVAILABLE' && sides.green?.parts[0]?.status === 'available';

  const isUnderWay = ({ deployment: seen }: Look) => seen !== 'gone' && seen.status === 'SWITCHOVER_IN_PROGRESS';

  test('makes green ready after three in a row that found it settled, and never after a switchover was seen', () => {
    fc.assert(
      fc.property(anyLooks, looks => {
        // when
        const motions = motionsOf(looks);
        // then
        const ready = motions.map(({ is }) => is === 'ready');
        const settled = looks.map(
          (_, index) =>
            index >= 2 && looks.slice(index - 2, index + 1).every(isSettled) && !looks.slice(0, index).some(isUnderWay),
        );
        expect(ready).toEqual(settled);
      }),
    );
  });

  test('never makes it ready again for whoever has asked for the switchover, nor finished while blue serves', () => {
    fc.assert(
      fc.property(anyLooks, looks => {
        // when
        const motions = motionsOf(looks, asked);
        // then
        expect(motions.filter(({ is }) => is === 'ready' || is === 'finished')).toEqual([]);
      }),
    );
  });
});

describe('a switchover that is over', () => {
  test('tells how long nobody could write', () => {
    // given
    const events = [
      { at: began + 3 * second, message: 'Switchover from primary orders to orders-green-a1b2c3 started.' },
      { at: began + 9 * second, message: 'Switchover from primary orders to orders-green-a1b2c3 completed.' },
    ];
    // when
    const motion = motionAfter([look('SWITCHOVER_COMPLETED', 20, { events })]);
    // then
    expect(motion).toEqual({ is: 'finished', switched: { from: began + 3 * second, until: began + 9 * second } });
  });
});
