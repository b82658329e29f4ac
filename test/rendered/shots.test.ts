import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { play, type Played } from '../releases/play.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { keep } from './keep.ts';
import { digestOf, outdated } from './outdated.ts';
import { noteIn, writePng } from './png.ts';
import { gallery, galleryShots, type Shot } from './shots.ts';

const stories = { bad: scenarioNamed('ecs-bad-release')!, plan: scenarioNamed('ecs-plan')! };
const played = {} as Record<keyof typeof stories, Played>;

beforeAll(async () => {
  played.bad = await play(stories.bad);
  played.plan = await play(stories.plan);
});

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

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
    // when
    const files = await readdir(folder);
    const pictures = await Promise.all(files.map(file => readFile(join(folder, file))));
    // then
    expect(files.toSorted()).toEqual(gallery.flatMap(({ name }) => [`${name}-dark.png`, `${name}.png`]).toSorted());
    expect(Math.max(...pictures.map(({ length }) => length))).toBeLessThanOrEqual(150_000);
    expect(pictures.map(noteIn)).toEqual(pictures.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)));
  });
});

describe('A picture', () => {
  test.each(['bad', 'plan'] as const)('of the documentation shows what is said today: %s', async story => {
    // given
    const shots = galleryShots(stories[story], played[story]);
    // when
    const faults = await Promise.all(shots.map(shot => outdated(folder, shot)));
    // then
    expect(shots).not.toEqual([]);
    expect(faults.filter(fault => fault !== undefined)).toEqual([]);
  });

  test.each([
    { of: 'what is said today', markdown: 'Released.', fault: undefined },
    { of: 'an older text', markdown: 'Released, once.', fault: 'shows an older text' },
  ])('of $of is told by the digest that it carries', async ({ markdown, fault }) => {
    // given
    const scratch = await mkdtemp(join(tmpdir(), 'pictures-'));
    const shot: Shot = {
      title: 'a.png',
      shown: { markdown: 'Released.', frame: { kind: 'job summary', job: 'a' } },
      theme: 'light',
    };
    try {
      const note = digestOf({ ...shot.shown, markdown });
      const png = writePng({ width: 1, height: 1, colours: [0xffffff], places: Uint8Array.of(0), note });
      await writeFile(join(scratch, shot.title), png);
      // when
      const found = await outdated(scratch, shot);
      const missing = await outdated(scratch, { ...shot, title: 'b.png' });
      // then
      expect(found ?? '').toContain(fault ?? '');
      expect(found === undefined).toBe(fault === undefined);
      expect(missing).toContain('is missing');
    } finally {
      await rm(scratch, { recursive: true });
    }
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
      const [kept] = await keep(root, 'story', played.bad);
      // then
      const read = (file: string | undefined) => readFile(join(root, file!), 'utf8');
      expect(await read(kept?.comment)).toBe(played.bad.gitHub.comments[0]?.body);
      expect(await read(kept?.['comment-page'])).toContain('</b> <i>bot</i> commented · edited</header>');
      expect(await read(kept?.summary)).toMatch(/Rolled back/);
      expect(await read(kept?.['summary-page'])).toContain('<pre lang="mermaid">');
      expect(JSON.parse(await read(kept?.record))).toMatchObject({ verdict: { name: 'rolled-back' } });
      await expect(readFile(old)).rejects.toThrow('ENOENT');
    } finally {
      await rm(root, { recursive: true });
    }
  });

  test('is said to be nothing where nobody was told anything', async () => {
    // given
    const root = await mkdtemp(join(tmpdir(), 'kept-'));
    const chapters = [{ ...played.plan, record: undefined }];
    const silent = { ...played.plan, chapters, gitHub: { ...played.plan.gitHub, comments: [] } };
    try {
      // when
      const [kept] = await keep(root, 'story', silent);
      // then
      expect(kept).toMatchObject({ comment: undefined, 'comment-page': undefined, record: undefined });
      expect((await readdir(join(root, 'story'))).toSorted()).toEqual(['summary.html', 'summary.md']);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
