import { describe, expect, test } from '@jest/globals';
import {
  cancelReason,
  happeningsIn,
  type RdsEvent,
  startedAt,
  switchedSpan,
} from '../../../src/targets/rds/switchover.ts';

const began = Date.UTC(2026, 10, 20, 12);
const at = (seconds: number, message: string): RdsEvent => ({ at: began + seconds * 1_000, message });

const whole = at(0, 'Switchover from orders to orders-green-a1b2c3 started.');
const primary = at(3, 'Switchover from primary orders to orders-green-a1b2c3 started.');
const replica = at(2, 'Switchover from read replica orders-1 to orders-1-green-d4e5f6 started.');
const replicaDone = at(
  6,
  'Switchover from read replica orders-1 to orders-1-green-d4e5f6 completed. Renamed orders-1 to orders-1-old1 and orders-1-green-d4e5f6 to orders-1.',
);
const primaryDone = at(
  9,
  'Switchover from primary orders to orders-green-a1b2c3 completed. Renamed orders to orders-old1 and orders-green-a1b2c3 to orders.',
);
const wholeDone = at(20, 'Switchover completed on blue/green deployment.');

describe('the time in which nobody could write', () => {
  test.each<{ what: string; events: readonly RdsEvent[]; span: readonly [number, number] | undefined }>([
    {
      what: 'is between the start and the end of the primary',
      events: [whole, replica, primary, replicaDone, primaryDone, wholeDone],
      span: [3, 9],
    },
    { what: 'is that of all members where the primary is not told', events: [whole, wholeDone], span: [0, 20] },
    {
      what: 'is that of the cluster',
      events: [
        whole,
        at(4, 'Switchover from DB cluster shop to shop-green-a1b2c3 started.'),
        at(
          8,
          'Switchover from DB cluster shop to shop-green-a1b2c3 completed. Renamed shop to shop-old1 and shop-green-a1b2c3 to shop.',
        ),
        wholeDone,
      ],
      span: [4, 8],
    },
    {
      what: 'is that of the try that came to its end',
      events: [
        at(-900, primary.message),
        at(-890, 'Switchover canceled on blue/green deployment.'),
        primary,
        primaryDone,
      ],
      span: [3, 9],
    },
    { what: 'is not told by a read replica', events: [replica, replicaDone], span: undefined },
    { what: 'is not told by a switchover without an end', events: [whole, primary], span: undefined },
    { what: 'is not told by an end without a start', events: [primaryDone], span: undefined },
    { what: 'is not told by nothing', events: [], span: undefined },
  ])('$what', ({ events, span }) => {
    // when
    const found = switchedSpan(events);
    // then
    expect(found).toEqual(
      span === undefined ? undefined : { from: began + span[0] * 1_000, until: began + span[1] * 1_000 },
    );
  });
});

describe('the start of a switchover', () => {
  test('is that of the last one', () => {
    // when
    const start = startedAt([at(-900, whole.message), whole, primary]);
    // then
    expect(start).toBe(whole.at);
  });
});

describe('the reason why AWS has not switched over', () => {
  const cancelled = at(30, 'Switchover canceled on blue/green deployment.');
  const because = at(
    31,
    'Switchover from primary orders to orders-green-a1b2c3 was canceled due to long-running writes on orders.',
  );

  test.each<{ what: string; events: readonly RdsEvent[]; reason: string | undefined }>([
    { what: 'is that of the member', events: [cancelled, because], reason: 'long-running writes on orders' },
    {
      what: 'is the same in whichever order they come',
      events: [because, cancelled],
      reason: 'long-running writes on orders',
    },
    {
      what: 'is that of the cluster',
      events: [at(31, 'Switchover from DB cluster shop to shop-green-a1b2c3 was canceled due to replication lag.')],
      reason: 'replication lag',
    },
    {
      what: 'is of all members that have one',
      events: [
        because,
        at(32, 'Switchover from read replica orders-1 to orders-1-green-d4e5f6 was cancelled due to a timeout'),
      ],
      reason: 'long-running writes on orders; a timeout',
    },
    {
      what: 'is of sequences',
      events: [
        at(
          31,
          'Sequence sync for switchover of orders to orders-green-a1b2c3 was cancelled because sequences failed to sync.',
        ),
      ],
      reason: 'sequences failed to sync',
    },
    { what: 'is none where RDS gives none', events: [cancelled], reason: 'RDS gives no reason' },
    { what: 'is not that of an earlier try', events: [at(-900, because.message), whole], reason: undefined },
    { what: 'is not there while it goes on', events: [whole, primary], reason: undefined },
  ])('$what', ({ events, reason }) => {
    // when
    const found = cancelReason(events, began);
    // then
    expect(found).toBe(reason);
  });

  test('is found though the clock of AWS is some seconds behind ours', () => {
    // when
    const found = cancelReason([because], because.at + 3_000);
    // then
    expect(found).toBe('long-running writes on orders');
  });
});

describe('what has happened', () => {
  test('is told once for each event, and a failure as a cause', () => {
    // when
    const told = happeningsIn('bgd-1', [
      whole,
      at(1, 'Creation of blue/green deployment failed because the instance class is not available.'),
      at(2, 'Switchover from primary orders to orders-green-a1b2c3 was canceled due to replication lag.'),
      at(2, 'Switchover canceled on blue/green deployment.'),
    ]);
    // then
    expect(told.map(({ text, kind }) => ({ text, kind }))).toEqual([
      { text: `RDS: ${whole.message}`, kind: 'progress' },
      { text: expect.stringContaining('the instance class is not available'), kind: 'cause' },
      { text: expect.stringContaining('replication lag'), kind: 'cause' },
      { text: 'RDS: Switchover canceled on blue/green deployment.', kind: 'progress' },
    ]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  });
});
