import { describe, expect, test } from '@jest/globals';
import type { Crew } from '../../src/engine/crew.ts';
import { runLoop } from '../../src/engine/loop.ts';
import { leftToNobody } from '../../src/engine/memo.ts';
import type { Sighting } from '../../src/release/words.ts';
import { aHealth, aPlan, aReading, aSighting, change, inWords, motion, noon } from '../release/a-release.ts';
import { virtualClock } from './a-clock.ts';

const unanswered = new Promise<never>(() => undefined);
const shifting = aSighting(noon, motion.shifting(undefined), { green: 10 });
const back = { is: 'done', id: 'd-2' } as const;
const onBlue = aSighting(noon, motion.stopped({ back }), { green: 0 });

/** A release at 10 % whose second look at the target is never answered; after a stop it is back on blue. */
function crewThatHangs(secondLook: () => void, alarm: 'pass' | 'fail'): { crew: Crew; stops: () => number } {
  const clock = virtualClock(noon);
  const cancel = new AbortController();
  let looks = 0;
  let stops = 0;
  const see = (): Promise<Sighting> => {
    looks += 1;
    if (stops > 0) return Promise.resolve({ ...onBlue, at: clock.now() });
    if (looks === 1) return Promise.resolve({ ...shifting, at: clock.now() });
    secondLook();
    if (alarm === 'pass') cancel.abort('SIGINT');
    return unanswered;
  };
  const crew: Crew = {
    plan: aPlan(),
    clock,
    cancelled: cancel.signal,
    memo: leftToNobody,
    publish: async () => undefined,
    hands: {
      stager: { make: () => unanswered },
      mover: {
        begin: () => unanswered,
        advance: () => unanswered,
        letGo: () => unanswered,
        see,
        goBack: async () => {
          stops += 1;
          return 'accepted';
        },
      },
      confirm: async () => ({ at: clock.now(), served: 'blue' }),
      vantage: () => ({ invoke: 'no function', replication: 'none' }),
      cleanUp: async () => [],
      health: async () => ({ at: clock.now(), blue: aHealth(4), green: aHealth(4) }),
      explain: async () => ({ causes: [], failedStarts: 0 }),
    },
    smoke: { try: () => unanswered },
    lag: { try: () => unanswered },
    alarms: {
      facts: async () => [],
      readings: async () => [aReading(looks > 1 ? alarm : 'pass', clock.now())],
    },
  };
  return { crew, stops: () => stops };
}

describe('While AWS does not answer a look at the target', () => {
  test.each([
    ['a cancel', 'pass', 'end: cancelled'],
    ['a gate that fails', 'fail', 'end: rolled-back'],
  ] as const)('%s sends the stop all the same', async (_what, alarm, ends) => {
    // given
    let hung = false;
    const { crew, stops } = crewThatHangs(() => (hung = true), alarm);

    // when
    const { decision } = await runLoop(crew, { is: 'change', change });

    // then
    expect(hung).toBe(true);
    expect(stops()).toBe(1);
    expect(inWords(decision)).toBe(ends);
  });
});
