import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { errorCodes } from '../../src/errors.ts';
import { type Standing, standingOf } from '../../src/release/ledger.ts';
import { exitStatus, type VerdictName, verdictNames } from '../../src/release/verdict.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md', 'test/**/*.md'], { cwd: root }).toSorted();

/** What stands in fences is no text of the page. */
const prose = (text: string) => text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');

function linksIn(page: string): readonly string[] {
  const patterns = [/\]\(([^)\s]+)\)/g, /\b(?:src|srcset)="([^"]+)"/g];
  const found = patterns.flatMap(pattern => [...prose(read(page)).matchAll(pattern)].map(([, target = '']) => target));
  return found.filter(target => !/^https?:/.test(target));
}

/** The anchors that GitHub gives to headings: lower case, spaces as dashes, most punctuation left out. */
function anchorsIn(page: string): readonly string[] {
  const headings = [...prose(read(page)).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) => text);
  return headings.map(text =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function leadsNowhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).includes(anchor);
}

test.each(pages)('Every link of %s leads somewhere', page => {
  // when
  const dead = linksIn(page).filter(link => leadsNowhere(page, link));
  // then
  expect(dead).toEqual([]);
});

test('A picture is described to those who cannot see it', () => {
  // given
  const images = pages.flatMap(page => [...read(page).matchAll(/<img [^>]*>|!\[[^\]]*\]/g)].map(([image]) => image));
  // then
  expect(images).not.toEqual([]);
  for (const image of images) expect(image).toMatch(/alt="[^"]{40,}"|^!\[[^\]]{40,}\]/);
});

describe('The troubleshooting page', () => {
  const page = read('docs/troubleshooting.md');

  test('has a section for each error code, and none for a code that does not exist', () => {
    // when
    const sections = [...page.matchAll(/^## `(.+)`$/gm)].map(([, code]) => code);
    // then
    expect(sections).toEqual([...errorCodes]);
  });

  test('is led to from the README, code by code', () => {
    // given
    const links = linksIn('README.md');
    // when
    const missing = errorCodes.filter(code => !links.includes(`docs/troubleshooting.md#${code}`));
    // then
    expect(missing).toEqual([]);
  });

  test('quotes messages as the code says them', () => {
    // given
    const source = globSync('src/**/*.ts', { cwd: root }).map(read).join('\n');
    const cells = page.split('\n').flatMap(line => /^\| (.*?) +\|/.exec(line)?.[1] ?? []);
    // when
    const quoted = cells.flatMap(cell => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text));
    const fragments = quoted.flatMap(text => text.split('…')).map(text => text.replace(/^[\s).]+|[\s.]+$/g, ''));
    // then
    const long = fragments.filter(text => text.length >= 8);
    expect(long.length).toBeGreaterThan(20);
    expect(long.filter(text => !source.includes(text))).toEqual([]);
  });
});

test('The README says how each verdict ends the step', () => {
  // given
  const rows = [...read('README.md').matchAll(/^\| `([a-z-]+)` +\| .* \| (\d) +\|$/gm)];
  // when
  const told = rows.map(([, name, status]) => [name, Number(status)]);
  // then
  const known = verdictNames.map(name => [name, exitStatus(name)]);
  expect(told.toSorted()).toEqual(known.toSorted());
});

test('The page on surfaces says which verdicts leave the GitHub deployment in progress', () => {
  // given
  const [, sentence = ''] = /What is ([^.]*?) stays `in_progress`/.exec(read('docs/surfaces.md')) ?? [];
  // when
  const told = sentence.split(/,| or | and /).map(name => name.trim());
  // then
  expect(told.toSorted()).toEqual(verdictNames.filter(name => standingOf(name) === 'open').toSorted());
});

test('The page on surfaces says with which status of the GitHub deployment each verdict ends', () => {
  // given
  const [, sentence = ''] = /`in_progress`, then ([^]*?)\. Each/.exec(read('docs/surfaces.md')) ?? [];
  const states: Record<Exclude<Standing, 'open'>, string> = {
    serves: 'success',
    'taken back': 'failure',
    unproven: 'error',
    rehearsed: 'failure',
  };
  // What only reads, a refusal, and what served already, are no change of a target.
  const silent: readonly VerdictName[] = ['planned', 'reported', 'refused', 'nothing-to-do', 'record-deleted'];
  const ended = verdictNames.flatMap(name => {
    const standing = standingOf(name);
    return silent.includes(name) || standing === 'open' ? [] : [[name, states[standing]]];
  });
  // when
  const [, ...parts] = sentence.split(/`(success|failure|error)` for/);
  const told = parts.flatMap((names, at) =>
    at % 2 === 0 ? [] : [...names.matchAll(/`([a-z-]+)`/g)].map(([, name]) => [name, parts[at - 1]]),
  );
  // then
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(ended));
});
