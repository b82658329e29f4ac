import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/release/decide.ts';
import { leftToAws } from '../../src/release/left-to-aws.ts';
import type { Observation } from '../../src/release/observation.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Instant, Reading } from '../../src/release/words.ts';
import { aLagGate, aSwitchover, sawDatabase, switched, switching } from './a-database.ts';
import {
  aCourse,
  aCourseOf,
  after,
  aGate,
  confirmed,
  inWords,
  minute,
  motion,
  noon,
  read,
  second,
  turned,
} from './a-release.ts';

interface Case {
  readonly title: string;
  readonly plan?: Plan;
  readonly seen: readonly Observation[];
  readonly now?: Instant;
  readonly decides: string;
  readonly because: RegExp;
}

function decidedAsTold({ plan = aSwitchover(), seen, now = noon, decides, because }: Case): void {
  // given, when
  const decision = decide(plan, aCourse(...seen), now);

  // then
  expect(inWords(decision)).toBe(decides);
  expect(decision.because).toMatch(because);
}

const ready = sawDatabase(noon, motion.ready);
const failed = turned(noon, 'a gate failed', 'The smoke test failed.');
const cancelled = turned(noon, 'cancelled', 'The job was cancelled (SIGINT).');
const quiet = read(noon, 'pass');

function lagSays(at: Instant, outcome: Reading['outcome']): Observation {
  const says = outcome === 'pass' ? 'Green is 1 s behind, limit 5 s.' : 'Green is 340 s behind, limit 5 s.';
  return {
    saw: 'gates',
    of: 'lag',
    at,
    readings: [{ gate: 'lag', subject: 'lag', force: 'obeyed', at, outcome, says }],
  };
}

describe('before the switchover, a release of a database', () => {
  test.each<Case>([
    {
      title: 'gives the word once green is settled and proven',
      seen: [ready, quiet],
      decides: 'advance',
      because: /ready/,
    },
    {
      title: 'takes nothing back where a gate fails: blue is read back as what serves',
      seen: [ready, failed],
      decides: 'confirm',
      because: /blue/,
    },
    {
      title: 'ends as failed then, and touches nothing',
      seen: [ready, failed, confirmed(noon, 'blue')],
      decides: 'end: failed',
      because: /smoke test failed/,
    },
    {
      title: 'ends at once where its job is cancelled',
      seen: [ready, cancelled],
      decides: 'end: cancelled',
      because: /No traffic was on green/,
    },
    {
      title: 'says that a third serves, where somebody else has changed the database',
      seen: [ready, failed, confirmed(noon, { third: 'db-THIRD' })],
      decides: 'end: superseded',
      because: /db-THIRD serves/,
    },
    {
      title: 'waits while green catches up',
      plan: aSwitchover({ gates: [aLagGate()] }),
      seen: [ready, lagSays(after(29 * minute), 'inconclusive')],
      now: after(29 * minute),
      decides: 'wait',
      because: /lag to pass, before any traffic/,
    },
    {
      title: 'does not wait for ever for a lag that never falls',
      plan: aSwitchover({ gates: [aLagGate()] }),
      seen: [ready, lagSays(after(60 * minute), 'inconclusive')],
      now: after(60 * minute),
      decides: 'go back: time ran out',
      because: /time limit of 1h ran out, while waiting for lag to pass\. Green is 340 s behind, limit 5 s/,
    },
    {
      title: 'is held for a person where a gate fails and that was asked for',
      plan: aSwitchover({ policy: { onFailure: 'leave' } }),
      seen: [ready, read(noon, 'fail')],
      decides: 'end: held',
      because: /5XX 12, limit 5/,
    },
    {
      title: 'ends its stage while AWS makes green, where that was asked for',
      plan: aSwitchover({ purpose: { is: 'stage' }, policy: { onTimeout: 'leave' } }),
      seen: [sawDatabase(noon, motion.preparing)],
      now: after(60 * minute),
      decides: 'end: staged',
      because: /No gate has measured it yet/,
    },
    {
      title: 'ends its stage with green waiting for as long as it takes',
      plan: aSwitchover({ purpose: { is: 'stage' } }),
      seen: [ready, quiet],
      decides: 'end: staged',
      because: /proven as far as it can be/,
    },
  ])('$title', decidedAsTold);

  test('looks once a minute when green has been in the making for long', () => {
    // given
    const course = aCourse(sawDatabase(noon, motion.preparing));
    // when
    const [soon, late] = [after(9 * minute), after(11 * minute)].map(now => decide(aSwitchover(), course, now).step);
    // then
    expect([soon, late]).toMatchObject([{ watch: 'calmly' }, { watch: 'rarely' }]);
  });

  test.each([
    ['a gate failed', failed],
    ['its job was cancelled', cancelled],
  ])('says that green stays, and how to go on or to remove it, where %s', (_, turn) => {
    // given
    const course = aCourse(ready, turn, confirmed(noon, 'blue'));
    // when
    const { step } = decide(aSwitchover(), course, noon);
    // then
    expect(step).toMatchObject({ do: 'end' });
    expect(step.do === 'end' && step.next).toMatch(
      /Green stays, .* promote it with `release-id: .*`operation: rollback`/,
    );
  });
});

describe('while AWS switches over, a release of a database', () => {
  const under = sawDatabase(noon, switching);

  test.each<Case>([
    { title: 'waits for its end', seen: [under, quiet], decides: 'wait', because: /to be switched over/ },
    {
      title: 'turns back for no gate: an alarm may ring because nobody can write',
      seen: [under, read(noon, 'fail')],
      decides: 'wait',
      because: /to be switched over/,
    },
    {
      title: 'ends at no time limit of its own while AWS keeps to its',
      plan: aSwitchover({ policy: { timeout: minute } }),
      seen: [under, quiet],
      now: after(9 * minute),
      decides: 'wait',
      because: /to be switched over/,
    },
    {
      title: 'calls a person when AWS calls it under way long after it was to be over',
      seen: [under, quiet],
      now: after(10 * minute),
      decides: 'end: unknown',
      because: /was to have switched over by 12:05:00 UTC/,
    },
    {
      title: 'goes on looking in the first seconds after a cancel',
      seen: [under, cancelled],
      now: after(3 * second),
      decides: 'wait',
      because: /to be switched over/,
    },
    {
      title: 'says when it is cancelled that nothing stops it, and until when it lasts',
      seen: [under, cancelled],
      now: after(4 * second),
      decides: 'end: cancelled',
      because: /nothing stops: by 12:05:00 UTC/,
    },
  ])('$title', decidedAsTold);
});

describe('after the switchover, a release of a database', () => {
  const over = sawDatabase(after(minute), switched(), 100);
  const failing = (at: Instant): Observation => read(at, 'fail');

  test.each<Case>([
    {
      title: 'bakes, and says that there is no way back',
      seen: [over, read(after(minute), 'pass')],
      now: after(2 * minute),
      decides: 'wait',
      because: /no way back/,
    },
    {
      title: 'gives an alarm time to be quiet that rang because nobody could write',
      seen: [over, failing(after(5 * minute))],
      now: after(5 * minute),
      decides: 'wait',
      because: /bake/,
    },
    {
      title: 'calls a person when it still rings after that: nothing is reverted',
      seen: [over, failing(after(6 * minute)), turned(after(6 * minute), 'a gate failed', 'The alarm rang.')],
      now: after(6 * minute),
      decides: 'end: broken',
      because: /written since is on green alone/,
    },
    {
      title: 'is not released over an alarm that rings, however short the bake is',
      plan: aSwitchover({ bake: 0 }),
      seen: [over, failing(after(2 * minute))],
      now: after(2 * minute),
      decides: 'wait',
      because: /quiet after the switchover/,
    },
    {
      title: 'is left where it is by a cancel, and that nobody watches it is said',
      seen: [over, turned(after(2 * minute), 'cancelled', 'The job was cancelled.')],
      now: after(2 * minute),
      decides: 'end: cancelled',
      because: /green serves for good, and nobody watches it any more/,
    },
  ])('$title', decidedAsTold);

  test('tells how long AWS took for it, when it is released', () => {
    // given
    const at = after(12 * minute);
    const course = aCourse(over, read(at, 'pass'), sawDatabase(at, switched(38), 100), confirmed(at, 'green'), {
      saw: 'health',
      health: { at, blue: undefined, green: undefined },
    });
    // when
    const decision = decide(aSwitchover(), course, at);
    // then
    expect(inWords(decision)).toBe('end: released');
    expect(decision.because).toContain('the primary was switched over within 38 s');
  });

  test('tells whoever is woken what stands, what is lost by going back, and what not to delete', () => {
    // given
    const course = aCourse(over, turned(after(6 * minute), 'a gate failed', 'The alarm rang.'));
    // when
    const { step } = decide(aSwitchover(), course, after(6 * minute));
    // then
    expect(step.do === 'end' && step.next).toMatch(
      /orders-old1 still stands, read-only.*loses what was written since.*record as it is/,
    );
  });
});

test.each([
  ['makes green', motion.preparing, /moves no traffic before it is told to/],
  ['waits', motion.ready, /moves no traffic before it is told to/],
  ['switches', switching, /by 12:05:00 UTC/],
  ['has switched', switched(), /no way back/],
])('a database that is left while AWS %s is left with what AWS does', (_, moves, words) => {
  // given
  const course = aCourse(sawDatabase(noon, moves));
  // when
  const left = leftToAws(aSwitchover(), course);
  // then
  expect(left).toMatch(words);
});

test('an alarm of blue is no reason to look at green every 5 s for hours', () => {
  // given
  const course = aCourse(sawDatabase(noon, motion.preparing), read(after(20 * minute), 'pass'));
  // when
  const { step } = decide(aSwitchover({ gates: [aGate()] }), course, after(20 * minute));
  // then
  expect(step).toMatchObject({ do: 'wait', watch: 'rarely' });
});

describe('a lag that cannot be read', () => {
  const gates = [aLagGate()];

  test.each([
    { what: 'may pass', outcome: 'no-data' as const, decides: 'wait' },
    { what: 'does not', outcome: 'error' as const, decides: 'go back: not proven' },
  ])('is waited for where the trouble $what', ({ outcome, decides }) => {
    // given
    const at = after(3 * minute);
    const course = aCourse(ready, lagSays(at, outcome));
    // when
    const decision = decide(aSwitchover({ gates }), course, at);
    // then
    expect(inWords(decision)).toBe(decides);
  });

  test('is not waited for where policy lets it proceed', () => {
    // given
    const plan = aSwitchover({ gates, policy: { onInconclusive: 'proceed' } });
    // when
    const decision = decide(plan, aCourse(ready, lagSays(noon, 'inconclusive')), noon);
    // then
    expect(inWords(decision)).toBe('advance');
  });
});

describe('a database whose name nobody has any more', () => {
  test.each([
    ['while green waits', [ready, failed, confirmed(noon, 'nobody')]],
    [
      'after a switchover that was undone',
      [sawDatabase(noon, motion.stopped({ back: { is: 'none' } })), confirmed(noon, 'nobody')],
    ],
    ['in the bake', [sawDatabase(noon, switched(), 100), sawDatabase(after(minute), switched(), 'unknown'), failed]],
  ])('calls a person %s', (_, seen) => {
    // given, when
    const decision = decide(aSwitchover(), aCourse(...seen), after(minute));
    // then
    expect(inWords(decision)).toBe('end: broken');
    expect(decision.because).toContain('Nothing has the name that users ask for');
  });
});

test('green in the making is told to whoever ends before it is there', () => {
  // given
  const course = aCourseOf({ is: 'in the making', doing: 'RDS to make green' }, cancelled);
  // when
  const { step } = decide(aSwitchover(), course, noon);
  // then
  expect(step).toMatchObject({
    name: 'cancelled',
    next: expect.stringMatching(/goes on making green.*`operation: rollback`/),
  });
});

describe('a time limit', () => {
  test('begins no switchover that nobody could watch to the end', () => {
    // given
    const at = after(46 * minute);
    const course = aCourse(ready, read(at, 'pass'));
    // when
    const [early, late] = [after(45 * minute), at].map(now =>
      inWords(decide(aSwitchover(), aCourse(ready, read(now, 'pass')), now)),
    );
    const { because } = decide(aSwitchover(), course, at);
    // then
    expect([early, late]).toEqual(['advance', 'go back: time ran out']);
    expect(because).toContain('leaves no time to switch over (5m at most) and to watch what serves then for 10m');
  });

  test('ends no bake: what has moved for good is watched to the end', () => {
    // given
    const at = after(65 * minute);
    const course = aCourse(sawDatabase(after(56 * minute), switched(), 100), read(at, 'pass'));
    // when
    const decision = decide(aSwitchover(), course, at);
    // then
    expect(inWords(decision)).toBe('wait');
  });

  test('leaves green in the making to AWS, where a stage was told to', () => {
    // given
    const plan = aSwitchover({ purpose: { is: 'stage' }, policy: { onTimeout: 'leave' } });
    // when
    const decision = decide(plan, aCourseOf({ is: 'in the making', doing: 'RDS to make green' }), after(60 * minute));
    // then
    expect(inWords(decision)).toBe('end: staged');
  });
});

describe('once AWS was told to switch over, and nothing was seen since,', () => {
  const told: Observation = { saw: 'told', at: noon };
  const unread: Observation = { saw: 'no target', at: after(5 * second), trouble: 'The credentials ran out.' };

  test('a cancelled job says so, and not that no traffic was on green', () => {
    // given, when
    const { because } = decide(aSwitchover(), aCourse(ready, told, cancelled), after(4 * second));
    // then
    expect(because).toMatch(/nothing stops: by 12:05:00 UTC all traffic is on green, or AWS has undone it/);
    expect(because).not.toContain('No traffic was on green');
  });

  test('no gate is said to be waited for', () => {
    // given
    const course = aCourse(ready, told, unread);
    // when
    const decision = decide(aSwitchover({ gates: [aLagGate()] }), course, after(5 * second));
    // then
    expect(inWords(decision)).toBe('wait');
    expect(decision.because).toContain('it was told to switch over');
  });

  test('whoever has to decide is told to do neither before it is over', () => {
    // given, when
    const left = leftToAws(aSwitchover(), aCourse(ready, told, unread));
    // then
    expect(left).toMatch(/was told to switch over: by 12:05:00 UTC .* neither promote nor roll back before/);
  });
});

test('a released database names what stays and costs', () => {
  // given
  const at = after(12 * minute);
  const health: Observation = { saw: 'health', health: { at, blue: undefined, green: undefined } };
  const course = aCourse(sawDatabase(at, switched(), 100), read(at, 'pass'), confirmed(at, 'green'), health);
  // when
  const { step } = decide(aSwitchover({ bake: 0 }), course, at);
  // then
  expect(step).toMatchObject({
    name: 'released',
    next: expect.stringMatching(/^orders-old1 stays, takes no writes, and costs/),
  });
});
