import { describe, expect, test } from '@jest/globals';
import { exitStatus, type Verdict, type VerdictName, verdictNames } from '../../../src/release/verdict.ts';
import { problems, releases, second, start, verdictAt } from '../stories.ts';
import { isEnding, logged, textOf, texts } from './logged.ts';

describe('the end of the log', () => {
  test.each(verdictNames.map(name => ({ name })))('$name ends in one annotation of the right kind', ({ name }) => {
    // given
    const events = [...releases.running, verdictAt(start, { name, serving: { who: 'blue', green: 0 } })];
    // when
    const endings = logged(events).filter(isEnding);
    // then
    expect(endings.map(line => line.kind)).toEqual([exitStatus(name) === 0 ? 'notice' : 'error']);
  });

  test('the roots stand in the frame at the end, and what followed from them is folded above it', () => {
    // given
    const lines = logged(releases.failed);
    // when
    const group = lines.findIndex(line => line.kind === 'group' && line.title.includes('what followed'));
    const folded = lines.slice(
      group,
      lines.findIndex((line, index) => index > group && line.kind === 'end-group'),
    );
    const frame = lines
      .slice(group + folded.length + 1)
      .map(textOf)
      .join('\n');
    // then
    expect(folded).toHaveLength(3);
    expect(folded.map(textOf).join()).toContain('unable to consistently start tasks');
    expect(frame).toContain('cause    3 tasks of green stopped: CannotPullContainerError');
    expect(frame).not.toContain('unable to consistently start tasks');
  });

  test('the code of an error stands under the reason, to be looked up', () => {
    // given
    const verdict = verdictAt(start, {
      name: 'refused',
      serving: { who: 'unknown', because: 'nothing was read' },
      code: 'denied',
    });
    // when
    const said = texts([verdict]);
    // then
    const because = said.findIndex(text => text.includes('┃ because'));
    expect(said[because + 1]).toBe('14:00:00 ┗ error    denied, see troubleshooting in the documentation');
  });

  test('a plan that nobody carries out ends in a notice that says how to go on', () => {
    // given
    const events = releases.planned;
    // when
    const [notice] = logged(events).filter(isEnding);
    // then
    expect(notice).toEqual({
      kind: 'notice',
      title: 'Planned: ecs service prod/api in production',
      text: 'This is what a release would do. Nothing was written. Now all traffic is on blue api:41. Next: To release it, say `operation: release` in the step.',
    });
  });
});

describe('the annotation of the end', () => {
  const end = (rest: Partial<Verdict> & Pick<Verdict, 'name' | 'serving'>) =>
    logged([...releases.running, verdictAt(start + 250 * second, rest)])
      .filter(isEnding)
      .map(textOf)
      .join();
  const blue = { who: 'blue', green: 0 } as const;

  test('keeps who serves and what to do within what the live view shows of a line, whatever AWS had to say', () => {
    // given, when
    const text = end({ name: 'rolled-back', serving: blue, because: 'x'.repeat(3_000), next: 'Mend the revision.' });
    // then
    expect(text).toMatch(/^x{700,}… Now all traffic is on blue api:41\. Next: Mend the revision\.$/);
    expect(text.length).toBeLessThan(1_024);
  });

  test('has room for a reason, however much there is to do', () => {
    // given, when
    const text = end({ name: 'rolled-back', serving: blue, because: 'x'.repeat(3_000), next: 'y'.repeat(2_000) });
    // then
    expect(text).toMatch(/^x{299}… Now .*y{2000}$/);
  });

  test.each<[serving: Verdict['serving'], name: VerdictName, says: string]>([
    [blue, 'rolled-back', 'Now all traffic is on blue api:41. Next: Mend the revision and release again.'],
    [{ who: 'unknown', because: 'no answer' }, 'unknown', 'Where the traffic is now is not known. Next: Mend'],
  ])('says once who serves, and plainly that nobody knows: %j', (serving, name, says) => {
    // given, when
    const text = end({ name, serving, next: 'Mend the revision and release again. Blue serves all traffic.' });
    // then
    expect(text).toContain(says);
    expect(text).not.toContain('Blue serves');
  });

  test('of a cancel says what AWS does, and not that all stays as it was last read', () => {
    // given
    const way = releases['rolled-back'].filter(({ at }) => at <= start + 247 * second);
    const cancelled = verdictAt(start + 248 * second, { name: 'cancelled', serving: { who: 'split', green: 10 } });
    // when
    const [error] = logged([...way, cancelled])
      .filter(isEnding)
      .map(textOf);
    // then
    expect(error).toContain(' Now AWS takes api:42 back (10 % on green when last read, 14:04:08 UTC).');
  });
});

describe('problems in the log', () => {
  test('problems are one error with all of them, and the refusal that follows adds none', () => {
    // given
    const events = releases.refused;
    // when
    const errors = logged(events).filter(isEnding);
    // then
    expect(errors).toHaveLength(1);
    for (const { where, reason } of problems) {
      expect(errors.map(textOf).join()).toContain(where);
      expect(errors.map(textOf).join()).toContain(reason);
    }
  });

  test('the command that mends a problem stands on a line of its own, to the letter, and in the error', () => {
    // given
    const command = problems.at(-1)?.command ?? '';
    // when
    const lines = logged(releases.refused);
    // then
    expect(lines.map(textOf)).toContain(`14:00:01 run: ${command}`);
    expect(lines.filter(isEnding).map(textOf).join()).toContain(`run: ${command}`);
  });

  test('a command that is too long for a line is not cut in half', () => {
    // given
    const problem = { where: 'gates', value: undefined, reason: 'no', remedy: undefined, command: 'x'.repeat(3_001) };
    // when
    const said = texts([{ at: start, type: 'problems', problems: [problem] }]);
    // then
    expect(said).toContain('14:00:00 run: (a long command: it stands in the record)');
  });
});
