import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { play, type Played } from '../releases/play.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { keep } from './keep.ts';
import { noteIn } from './png.ts';
import { everyShot, gallery, galleryShots } from './shots.ts';

const stories = { bad: scenarioNamed('ecs-bad-release')!, plan: scenarioNamed('ecs-plan')! };
const played = {} as Record<keyof typeof stories, Played>;

beforeAll(async () => {
  played.bad = await play(stories.bad);
  played.plan = await play(stories.plan);
});

describe('The pictures of the documentation', () => {
  test.each([
    ['bad', 'summary-rolled-back.png', /^## .*Rolled back/m, 'job summary'],
    ['bad', 'comment-shifting.png', /^### .*10 % on green[^]*Waiting for[^]*UTC/m, 'comment'],
    ['bad', 'comment-rolled-back-dark.png', /^### .*Rolled back/m, 'comment'],
    ['plan', 'comment-planned.png', /^### .*Planned/m, 'comment'],
  ] as const)('show of the %s story what their names say: %s', (story, title, says, where) => {
    // when
    const shot = galleryShots(stories[story], played[story]).find(taken => taken.title === title);
    // then
    expect(shot).toMatchObject({ shown: { markdown: expect.stringMatching(says), frame: { kind: where } } });
  });

  test('are there, are no others, and are small', async () => {
    // given
    const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
    // when
    const files = await readdir(folder);
    const pictures = await Promise.all(files.map(file => readFile(join(folder, file))));
    // then
    expect(files.toSorted()).toEqual(gallery.flatMap(({ name }) => [`${name}-dark.png`, `${name}.png`]).toSorted());
    expect(Math.max(...pictures.map(({ length }) => length))).toBeLessThanOrEqual(150_000);
    expect(pictures.map(noteIn)).toEqual(pictures.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)));
  });
});

describe('What is looked at of a story', () => {
  test('is its summary, and its comment after every edit', () => {
    // when
    const shots = everyShot(stories.bad, played.bad);
    // then
    const texts = shots.map(({ shown }) => shown);
    expect(texts.filter(({ frame }) => frame.kind === 'job summary')).toHaveLength(1);
    expect(texts.filter(({ frame }) => frame.kind === 'comment').map(({ markdown }) => markdown)).toEqual(
      played.bad.gitHub.comments.flatMap(({ versions }) => versions.map(({ body }) => body)),
    );
    expect(texts.at(1)).toMatchObject({ frame: { author: 'github-actions', edited: false } });
    expect(texts.at(-1)).toMatchObject({ frame: { edited: true } });
  });
});

describe('What is kept of a story', () => {
  test('is what people saw last, as Markdown and as a page, and the record; nothing of the time before', async () => {
    // given
    const root = await mkdtemp(join(tmpdir(), 'kept-'));
    const old = join(root, 'story', 'comment.txt');
    await mkdir(join(root, 'story'));
    await writeFile(old, 'of the time before');
    try {
      // when
      const kept = await keep(root, 'story', stories.bad, played.bad);
      // then
      const read = (file: string | undefined) => readFile(join(root, file!), 'utf8');
      expect(await read(kept.comment)).toBe(played.bad.gitHub.comments[0]?.body);
      expect(await read(kept['comment-page'])).toContain('</b> <i>bot</i> commented · edited</header>');
      expect(await read(kept.summary)).toMatch(/Rolled back/);
      expect(await read(kept['summary-page'])).toContain('<pre lang="mermaid">');
      expect(JSON.parse(await read(kept.record))).toMatchObject({ verdict: { name: 'rolled-back' } });
      await expect(readFile(old)).rejects.toThrow('ENOENT');
    } finally {
      await rm(root, { recursive: true });
    }
  });

  test('is said to be nothing where nobody was told anything', async () => {
    // given
    const root = await mkdtemp(join(tmpdir(), 'kept-'));
    const silent = { ...played.plan, record: undefined, gitHub: { ...played.plan.gitHub, comments: [] } };
    try {
      // when
      const kept = await keep(root, 'story', stories.plan, silent);
      // then
      expect(kept).toMatchObject({ comment: undefined, 'comment-page': undefined, record: undefined });
      expect((await readdir(join(root, 'story'))).toSorted()).toEqual(['summary.html', 'summary.md']);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
