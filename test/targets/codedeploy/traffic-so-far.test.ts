import { describe, expect, test } from '@jest/globals';
import type { Begun } from '../../../src/release/plan.ts';
import type { Percent, Strategy } from '../../../src/release/words.ts';
import { trafficSoFar } from '../../../src/targets/codedeploy/traffic-so-far.ts';
import { canary, minute } from './hand.ts';

const T = Date.UTC(2026, 10, 21, 12);
const linear: Strategy = { kind: 'linear', share: 25, every: 2 * minute };
const blueGreen: Strategy = { kind: 'blue-green' };

const began = { lifecycleEventName: 'AllowTraffic', startTime: new Date(T) };
const moving = { ...began, status: 'InProgress' } as const;
const moved = { ...began, status: 'Succeeded', endTime: new Date(T + 9 * minute) } as const;

const level = (minutes: number, share: Percent) => ({ at: T + minutes * minute, share });

interface Case {
  readonly what: string;
  readonly event: typeof moving | typeof moved | undefined;
  readonly strategy: Strategy;
  readonly share: Percent | undefined;
  readonly levels: Begun['traffic'];
}

describe('the traffic before anybody looked', () => {
  test.each<Case>([
    { what: 'is none before AllowTraffic', event: undefined, strategy: canary, share: 0, levels: [] },
    { what: 'is none until the first step shows', event: moving, strategy: canary, share: 0, levels: [] },
    {
      what: 'is a canary’s step since AWS began it',
      event: moving,
      strategy: canary,
      share: 10,
      levels: [level(0, 10)],
    },
    {
      what: 'is the canary’s step and then all, as AWS dates the end',
      event: moved,
      strategy: canary,
      share: 100,
      levels: [level(0, 10), level(9, 100)],
    },
    {
      what: 'is every step of a line by its timer',
      event: moving,
      strategy: linear,
      share: 75,
      levels: [level(0, 25), level(2, 50), level(4, 75)],
    },
    {
      what: 'is all at once, where it moved at once',
      event: moved,
      strategy: blueGreen,
      share: 100,
      levels: [level(9, 100)],
    },
    {
      what: 'is not known at a share that is no step',
      event: moving,
      strategy: canary,
      share: 37,
      levels: 'not known',
    },
    { what: 'is not known without a share', event: moving, strategy: canary, share: undefined, levels: 'not known' },
  ])('$what', ({ event, strategy, share, levels }) => {
    // when
    const traffic = trafficSoFar(event === undefined ? [] : [event], strategy, share);
    // then
    expect(traffic).toEqual(levels);
  });

  test('is not known where AWS does not know how its own event stands', () => {
    // when
    const traffic = trafficSoFar([{ ...began, status: 'Unknown' }], canary, 10);
    // then
    expect(traffic).toBe('not known');
  });
});
