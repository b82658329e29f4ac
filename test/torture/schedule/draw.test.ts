import { describe, expect, test } from '@jest/globals';
import { drawSchedule } from './draw.ts';
import type { NativeTale } from './native-tale.ts';
import type { Cut, LifeEnd, Moment, Schedule } from './schedule.ts';
import { inWords } from './words.ts';

const many = Array.from({ length: 1_000 }, (_, seed) => drawSchedule(seed));
const some = (is: (schedule: Schedule) => boolean): number => many.filter(is).length;

function isCut(end: LifeEnd, by: Cut, when: Moment['is']): boolean {
  return end.is === 'cut short' && end.by === by && end.when.is === when;
}

const holdsByRequest = ({ pauses }: NativeTale): boolean => pauses === 'as Greenlight asks it to';

describe('A schedule', () => {
  test('is the same for the same seed, and another one for another', () => {
    // when
    const again = many.map(({ seed }) => drawSchedule(seed));
    // then
    expect(again).toEqual(many);
    expect(new Set(many.map(schedule => inWords(schedule).slice(1).join())).size).toBeGreaterThan(700);
  });

  test('leaves its last attempt alone, so that every day has an end', () => {
    // when
    const ends = new Set(many.map(({ lives }) => lives.at(-1)?.end.is));
    // then
    expect([...ends]).toEqual(['its own']);
  });

  test('has no trouble but lost processes where it is compared with an undisturbed one', () => {
    // given
    const compared = many.filter(({ beside }) => beside !== 'nothing');
    // when
    const disturbed = compared.filter(
      ({ troubles, lives }) =>
        troubles.length > 0 ||
        lives.some(({ after, end }) => after > 0 || (end.is === 'cut short' && end.by !== 'loss')),
    );
    // then
    expect(compared.length).toBeGreaterThan(100);
    expect(disturbed).toEqual([]);
  });

  test.each<[string, (schedule: Schedule) => boolean]>([
    [
      'a lost answer of a write',
      ({ troubles }) =>
        troubles.some(
          one =>
            one.with === 'AWS' &&
            one.rule.fault.kind === 'lost-after' &&
            /Create|Register|Stop|Continue|Update|Publish|Switchover/.test(one.rule.operation),
        ),
    ],
    ['an old answer', ({ troubles }) => troubles.some(one => one.with === 'AWS' && one.rule.fault.kind === 'stale')],
    ['a slow answer', ({ troubles }) => troubles.some(one => one.with === 'AWS' && one.rule.fault.kind === 'slow')],
    ['a GitHub that fails', ({ troubles }) => troubles.some(one => one.with === 'GitHub')],
    ['a surface that hangs', ({ troubles }) => troubles.some(one => one.with === 'a surface' && one.does === 'hangs')],
    ['a colleague', ({ troubles }) => troubles.some(one => one.with === 'somebody')],
    ['a busy target', ({ tale }) => tale.turn === 'busy'],
    ['a blue that falls ill', ({ tale }) => tale.blue !== 'well'],
    ['four lives', ({ lives }) => lives.length === 4],
    ['a cancel at a call', ({ lives }) => lives.some(({ end }) => isCut(end, 'cancel', 'a call'))],
    ['a cancel at a time', ({ lives }) => lives.some(({ end }) => isCut(end, 'cancel', 'a time'))],
    ['a process without memory', ({ lives }) => lives.some(({ end }) => isCut(end, 'out of memory', 'a call'))],
    ['a stage that is promoted', ({ plot }) => plot === 'a stage and its promotion'],
    ['a drill', ({ plot }) => plot === 'a drill'],
    ['a rollback by hand', ({ plot }) => plot === 'a release that somebody takes back'],
    ['a rollback to a release by its id', ({ plot }) => plot === 'a release that somebody leaves for an older one'],
    ['blue let go early', ({ tale }) => tale.target === 'ecs' && tale.retire === 'now'],
    ['a function', ({ tale }) => tale.target === 'lambda'],
    ['a function whose old versions are deleted', ({ tale }) => tale.target === 'lambda' && tale.keeps !== 'all'],
    ['several steps', ({ tale }) => tale.moves === 'by 5, 25 and 60 %'],
    ['a version that cannot serve', ({ tale }) => tale.green === 'a version that cannot become active'],
    ['a database', ({ tale }) => tale.target === 'rds'],
    ['a cluster', ({ tale }) => tale.target === 'rds' && tale.of === 'a cluster of Aurora MySQL'],
    ['a green that falls behind for ever', ({ tale }) => tale.before === 'a lag that never falls'],
    ['a database that errs before its switchover', ({ tale }) => tale.blue === 'errs from 1m on'],
    ['a guardrail', ({ tale }) => tale.target === 'rds' && tale.switchover.startsWith('cancelled by a guardrail')],
    ['a switchover that is undone', ({ tale }) => tale.target === 'rds' && tale.switchover === 'undone at its timeout'],
    ['an upgrade that fails', ({ tale }) => tale.target === 'rds' && tale.making === 'with an upgrade that fails'],
    ['no consent', ({ tale }) => tale.target === 'rds' && tale.consent === 'never given'],
    ['a stage that is taken back', ({ plot }) => plot === 'a stage that somebody takes back'],
    ['a stage that is superseded', ({ plot }) => plot === 'a stage that a newer release supersedes'],
    ['a record that is deleted', ({ plot }) => plot === 'a release whose record somebody deletes'],
    ['hours between two jobs', ({ lives }) => lives.some(({ after }) => after >= 3 * 3_600_000)],
    ["a service of ECS's own", ({ tale }) => tale.target === 'ecs-native'],
    ['tasks that are replaced one by one', ({ tale }) => tale.moves === 'task by task'],
    ['a pause at each share', ({ tale }) => tale.target === 'ecs-native' && tale.pauses.endsWith('at each share')],
    [
      'a pause that goes on by itself',
      ({ tale }) => tale.target === 'ecs-native' && tale.pauses === 'and then goes on',
    ],
    ['pauses that Greenlight writes', ({ tale }) => tale.target === 'ecs-native' && holdsByRequest(tale)],
    ['settings that are changed', ({ tale }) => tale.target === 'ecs-native' && tale.settings === 'otherwise'],
    [
      'a hook of the service that says no',
      ({ tale }) => tale.target === 'ecs-native' && tale.before === 'a hook that it fails',
    ],
    [
      'an AWS that bakes after its pause',
      ({ tale }) => tale.target === 'ecs-native' && tale.leftOpen.stepBake === 'after-the-next-pause',
    ],
    ['a slow green', ({ tale }) => tale.green === 'slow'],
  ])('comes with %s in some of a thousand seeds', (_, is) => {
    // when
    const found = some(is);
    // then
    expect(found).toBeGreaterThanOrEqual(10);
  });
});
