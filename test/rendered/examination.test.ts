import { describe, expect, test } from '@jest/globals';
import type { Browser } from './chromium.ts';
import { startExamination } from './examination.ts';
import type { Shown } from './shown.ts';

const text = (title: string, markdown: string) => {
  const shown: Shown = { markdown, frame: { kind: 'job summary', job: 'release' } };
  return { title, shown };
};

/** Stands for a browser to which a text looks wrong that says so, and in which one hangs that says so. */
const browser: Browser = {
  open: async ({ markdown }) => ({
    diagrams: 1,
    faults: async () => {
      if (markdown.includes('hangs')) throw new Error('nothing for 60 s');
      return markdown.includes('wrong') ? ['it looks wrong'] : [];
    },
    picture: async () => Buffer.alloc(0),
  }),
  [Symbol.asyncDispose]: async () => undefined,
};

describe('An examination of what people see', () => {
  test('counts every text, and looks once at each that is not known already', async () => {
    // given
    const examination = startExamination(browser);
    // when
    await examination.lookAt('canary', [text('summary', 'Released.'), text('comment', 'Releasing.')]);
    await examination.lookAt('rollback', [text('summary', 'Released.')]);
    // then
    expect(examination.result()).toEqual({ checked: { texts: 3, pages: 8, diagrams: 2 }, findings: [] });
  });

  test('says once what is wrong in many texts, and where it was seen first', async () => {
    // given
    const examination = startExamination(browser);
    // when
    await examination.lookAt('canary', [text('summary', 'wrong'), text('comment', 'wrong, too')]);
    await examination.lookAt('rollback', [text('summary', 'Released, <font>wrong')]);
    examination.find('docs', ['outdated']);
    // then
    expect(examination.result().findings).toEqual([
      { where: 'canary, summary, and 2 more', what: 'it looks wrong' },
      { where: 'rollback, summary', what: 'GitHub changes it: <font> is stripped' },
      { where: 'docs', what: 'outdated' },
    ]);
  });

  test('does not take nothing for well', async () => {
    // given
    const examination = startExamination(browser);
    // when
    await examination.lookAt('canary', []);
    // then
    expect(examination.result().findings).toEqual([
      { where: 'canary', what: expect.stringMatching(/nothing to look at/) },
    ]);
  });

  test('names the text at which the browser gives up', async () => {
    // given
    const examination = startExamination(browser);
    // when
    const looking = examination.lookAt('canary', [text('summary', 'Released.'), text('comment', 'it hangs')]);
    // then
    await expect(looking).rejects.toThrow(/^canary, comment: /);
    await expect(looking).rejects.toMatchObject({ cause: { message: 'nothing for 60 s' } });
  });
});
