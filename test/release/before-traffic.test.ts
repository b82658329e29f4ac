import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Gate, Instant } from '../../src/release/words.ts';
import {
  aCourse,
  after,
  aGate,
  aPlan,
  aSmokeGate,
  aTargetsGate,
  counted,
  inspectedInVain,
  inWords,
  minute,
  motion,
  noon,
  read,
  saw,
  second,
  tried,
} from './a-release.ts';

interface Case {
  readonly title: string;
  readonly gates: readonly Gate[];
  readonly seen: readonly Observation[];
  readonly now?: Instant;
  readonly decides: string;
  readonly because: RegExp;
}

const ready = saw(noon, motion.ready);
const shifting = saw(noon, motion.shifting(after(5 * minute)), { green: 10 });
const baking = saw(noon, motion.settled(after(60 * minute)), { green: 100 });

function decidedAsTold({ gates, seen, now = noon, decides, because }: Case): void {
  // given, when
  const decision = decide(aPlan({ gates }), aCourse(...seen), now);

  // then
  expect(inWords(decision)).toBe(decides);
  expect(decision.because).toMatch(because);
}

describe('where AWS waits for a word before traffic', () => {
  test.each<Case>([
    {
      title: 'the first answer to a smoke test is waited for',
      gates: [aSmokeGate()],
      seen: [ready],
      now: after(15 * second),
      decides: 'wait',
      because: /first reading of smoke/,
    },
    {
      title: 'a smoke test that passes lets traffic move',
      gates: [aSmokeGate()],
      seen: [ready, tried(noon, 'pass')],
      decides: 'advance',
      because: /nothing speaks against it/,
    },
    {
      title: 'a smoke test that fails is tried again as often as it says, and traffic waits',
      gates: [aSmokeGate({}, 2)],
      seen: [ready, tried(noon, 'fail'), tried(after(5 * second), 'fail')],
      now: after(5 * second),
      decides: 'wait',
      because: /smoke to pass/,
    },
    {
      title: 'a smoke test whose last try has failed takes the release back',
      gates: [aSmokeGate({}, 2)],
      seen: [ready, tried(noon, 'fail'), tried(after(5 * second), 'fail'), tried(after(10 * second), 'fail')],
      now: after(10 * second),
      decides: 'go back: a gate failed',
      because: /limit 5/,
    },
    {
      title: 'a smoke test that passes after a failure is a pass',
      gates: [aSmokeGate({}, 2)],
      seen: [ready, tried(noon, 'fail'), tried(after(5 * second), 'pass')],
      now: after(5 * second),
      decides: 'advance',
      because: /nothing speaks against it/,
    },
    {
      title: 'failures count in a row: a pass between them begins the count anew',
      gates: [aSmokeGate({}, 1)],
      seen: [ready, tried(noon, 'fail'), tried(after(5 * second), 'pass'), tried(after(10 * second), 'fail')],
      now: after(10 * second),
      decides: 'wait',
      because: /smoke to pass/,
    },
    {
      title: 'one of two smoke tests is not enough',
      gates: [aSmokeGate(), aTargetsGate({ when: 'before-traffic' })],
      seen: [ready, tried(noon, 'pass')],
      decides: 'wait',
      because: /first reading of targets/,
    },
    {
      title: 'targets that are not checked yet are given two minutes',
      gates: [aTargetsGate()],
      seen: [ready, counted(after(119 * second), 'inconclusive')],
      now: after(119 * second),
      decides: 'wait',
      because: /targets to pass/,
    },
    {
      title:
        'targets that are still not checked after two minutes prove nothing, where they were to prove it before traffic',
      gates: [aTargetsGate({ when: 'before-traffic' })],
      seen: [ready, counted(after(2 * minute), 'inconclusive')],
      now: after(2 * minute),
      decides: 'go back: not proven',
      because: /inconclusive/,
    },
    {
      title: 'targets that nothing leads to yet are asked again under traffic, where they are measured all the time',
      gates: [aTargetsGate()],
      seen: [ready, counted(after(2 * minute), 'inconclusive')],
      now: after(2 * minute),
      decides: 'advance',
      because: /nothing speaks against it/,
    },
    {
      title: 'unhealthy targets of green take the release back at once: they have no second try',
      gates: [aTargetsGate()],
      seen: [ready, counted(noon, 'fail')],
      decides: 'go back: a gate failed',
      because: /limit 5/,
    },
    {
      title: 'an advisory smoke test is shown and not obeyed',
      gates: [aSmokeGate({ force: 'advisory' })],
      seen: [ready],
      decides: 'advance',
      because: /nothing speaks against it/,
    },
    {
      title: 'an alarm that is measured all the time speaks here too',
      gates: [aGate(), aSmokeGate()],
      seen: [ready, tried(noon, 'pass'), read(noon, 'fail')],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
  ])('$title', decidedAsTold);
});

describe('once traffic moves', () => {
  test.each<Case>([
    {
      title: 'a smoke test that is measured before traffic has spoken its word',
      gates: [aSmokeGate()],
      seen: [ready, tried(noon, 'pass'), shifting],
      now: after(4 * minute + 55 * second),
      decides: 'wait',
      because: /10 %/,
    },
    {
      title: 'one with tries left does not let the step pass',
      gates: [aSmokeGate({ when: 'during' })],
      seen: [shifting, tried(after(4 * minute + 50 * second), 'fail')],
      now: after(4 * minute + 50 * second),
      decides: 'go back: not proven',
      because: /Not proven/,
    },
    {
      title: 'one with tries left is heard out at the end of the bake, for blue is still warm',
      gates: [aSmokeGate({ when: 'bake' })],
      seen: [baking, tried(after(10 * minute), 'fail')],
      now: after(10 * minute),
      decides: 'wait',
      because: /smoke to pass/,
    },
    {
      title: 'a failure is no failure before the last of its tries',
      gates: [aSmokeGate({ when: 'always' }, 1)],
      seen: [shifting, tried(noon, 'fail')],
      decides: 'wait',
      because: /10 %/,
    },
    {
      title: 'the last failed try takes the traffic back, once blue is looked at',
      gates: [aSmokeGate({ when: 'always' }, 1)],
      seen: [shifting, tried(noon, 'fail'), tried(after(5 * second), 'fail'), inspectedInVain(after(5 * second))],
      now: after(5 * second),
      decides: 'go back: a gate failed',
      because: /limit 5/,
    },
  ])('$title', decidedAsTold);
});
