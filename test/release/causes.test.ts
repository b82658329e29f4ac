import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { rootFirst } from '../../src/release/causes.ts';
import type { CauseKind, Happening } from '../../src/release/words.ts';

const cause = (of: CauseKind, text: string = of): Happening => ({ id: text, at: 0, kind: 'cause', of, text });

const kinds: readonly CauseKind[] = ['image', 'exit', 'placement', 'health check', 'hook', 'alarm', 'symptom'];

const anyCauses = fc.array(
  fc.tuple(fc.constantFrom(...kinds), fc.string({ minLength: 1, maxLength: 3 })).map(([of, text]) => cause(of, text)),
);

describe('the causes of a bad end', () => {
  test('stand root first: the image before what exits, that before a place, a health check, a hook, an alarm', () => {
    // given
    const told = kinds.toReversed().map(of => cause(of));
    // when
    const { causes, followUps } = rootFirst(told, '');
    // then
    expect(causes).toEqual(['image', 'exit', 'placement', 'health check', 'hook', 'alarm']);
    expect(followUps).toEqual(['symptom']);
  });

  test('of one kind keep the order in which they were told', () => {
    // given
    const told = [
      cause('exit', '5 tasks: exit code 1'),
      cause('image', 'no image'),
      cause('exit', '1 task: exit code 2'),
    ];
    // when
    const { causes } = rootFirst(told, '');
    // then
    expect(causes).toEqual(['no image', '5 tasks: exit code 1', '1 task: exit code 2']);
  });

  test('are the symptoms where nothing else is known, so that a bad end always has a reason', () => {
    // given
    const told = [cause('symptom', 'is unable to consistently start tasks'), cause('symptom', 'the deployment ended')];
    // when
    const all = rootFirst(told, '');
    // then
    expect(all).toEqual({
      causes: ['is unable to consistently start tasks', 'the deployment ended'],
      followUps: [],
    });
  });

  test.each<{ what: string; told: Happening; decided: string }>([
    { what: 'a cause', told: cause('exit', 'It exits.'), decided: 'Green does not start: It exits.' },
    {
      what: 'a cause that had happened less often by then',
      told: { ...cause('exit', '6 tasks of green stopped: X'), uncounted: 'of green stopped: X' } as Happening,
      decided: 'Green does not start: 3 tasks of green stopped: X',
    },
  ])('are not said twice: the sentence that decided says $what', ({ told, decided }) => {
    // given
    const symptom = cause('symptom', 'is unable to consistently start tasks');
    // when
    const all = rootFirst([symptom, told], decided);
    // then
    expect(all).toEqual({ causes: [], followUps: ['is unable to consistently start tasks'] });
  });

  test('are all said where the sentence that decided says another', () => {
    // given
    const told = [cause('exit', '5 tasks of green stopped: exit code 2')];
    // when
    const { causes } = rootFirst(told, 'Green does not start: 5 tasks of green stopped: exit code 1');
    // then
    expect(causes).toEqual(['5 tasks of green stopped: exit code 2']);
  });

  test('hold no milestone', () => {
    // given
    const milestone: Happening = { id: '1', at: 0, kind: 'progress', text: 'Install succeeded.' };
    // when
    const all = rootFirst([milestone], '');
    // then
    expect(all).toEqual({ causes: [], followUps: [] });
  });

  test('lose nothing that was told and say nothing twice', () => {
    fc.assert(
      fc.property(anyCauses, told => {
        // given any causes
        // when
        const { causes, followUps } = rootFirst(told, '');
        // then
        expect(new Set([...causes, ...followUps])).toEqual(new Set(told.map(({ text }) => text)));
        expect(new Set(causes).size).toBe(causes.length);
        if (told.length > 0) expect(causes.length).toBeGreaterThan(0);
      }),
    );
  });
});
