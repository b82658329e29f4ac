import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { runnerSurfaces } from '../../src/github/surfaces.ts';
import type { LogLine } from '../../src/report/log.ts';
import { createJobLog } from '../runner/job-log.ts';
import { createMasks } from '../runner/masks.ts';

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'greenlight-surfaces-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

/** What a process prints that puts these lines on the runner's log, and what the runner makes of it. */
async function printed(lines: readonly LogLine[]) {
  const module = new URL('../../src/github/surfaces.ts', import.meta.url).href;
  const script = `
    import { runnerSurfaces } from '${module}';
    const surfaces = runnerSurfaces({ summary: undefined, record: '/nowhere' });
    await surfaces.log(${JSON.stringify(lines)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const log = createJobLog(createMasks([]), () => undefined);
  for (const line of output.split(/\r?\n/).slice(0, -1)) log.read(line, 'stdout');
  return { output, log };
}

describe('a file that a release can be read in', () => {
  test('is replaced as a whole: whoever reads it meanwhile sees one version or another, never half of one', async () => {
    // given
    await using folder = await temporaryFolder();
    const summaryFile = join(folder.path, 'summary.md');
    const surfaces = runnerSurfaces({ summary: summaryFile, record: join(folder.path, 'record.json') });
    const versions = Array.from({ length: 30 }, (_, at) => `${at}:`.padEnd(400_000, String(at % 10)));
    await surfaces.summary(versions[0]!);
    const seen = new Set<string>();
    const written = new AbortController();
    const reading = (async () => {
      while (!written.signal.aborted) seen.add(await readFile(summaryFile, 'utf8'));
    })();
    // when
    for (const version of versions) await surfaces.summary(version);
    written.abort();
    await reading;
    // then
    expect([...seen].filter(version => !versions.includes(version))).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
    expect(await readFile(summaryFile, 'utf8')).toBe(versions.at(-1));
  });

  test('leaves nothing else behind, and makes the folder that it needs', async () => {
    // given
    await using folder = await temporaryFolder();
    const recordFile = join(folder.path, 'greenlight', 'record.json');
    const surfaces = runnerSurfaces({ summary: undefined, record: recordFile });
    // when
    await surfaces.record('{"verdict":"released"}');
    // then
    expect(await readdir(folder.path, { recursive: true })).toEqual(['greenlight', join('greenlight', 'record.json')]);
    expect(await readFile(recordFile, 'utf8')).toBe('{"verdict":"released"}');
  });

  test('is not needed: without a place for it a summary goes nowhere', async () => {
    // given
    await using folder = await temporaryFolder();
    const surfaces = runnerSurfaces({ summary: undefined, record: join(folder.path, 'record.json') });
    // when
    await surfaces.summary('# Released');
    // then
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe("the runner's log", () => {
  test('shows lines, groups and annotations', async () => {
    // when
    const { log } = await printed([
      { kind: 'group', title: 'Plan' },
      { kind: 'line', text: '10 % for 5 min' },
      { kind: 'end-group' },
      { kind: 'warning', title: 'No gates', text: 'Nothing proves this release.' },
      { kind: 'notice', title: 'Released', text: 'api:2 serves.' },
      { kind: 'error', title: 'Rolled back', text: 'api-5xx rang.\nBlue serves.' },
    ]);
    // then
    expect(log.lines.map(({ level, group, text: shown }) => [level, group, shown])).toEqual([
      ['group', 'Plan', 'Plan'],
      ['plain', 'Plan', '10 % for 5 min'],
      ['warning', undefined, 'Nothing proves this release.'],
      ['notice', undefined, 'api:2 serves.'],
      ['error', undefined, 'api-5xx rang.\nBlue serves.'],
    ]);
    expect(log.annotations.map(({ properties }) => properties['title'])).toEqual([
      'No gates',
      'Released',
      'Rolled back',
    ]);
  });

  test('takes no command from foreign text, and goes on taking ours after it', async () => {
    // given
    const foreign = ['::error::Not ours', '::stop-commands::me', '::me::', '##[warning]Nor this', '::add-mask::a'];
    // when
    const { log } = await printed([
      { kind: 'foreign', text: foreign.join('\n') },
      { kind: 'notice', title: 'Released', text: 'api:2 serves.' },
    ]);
    // then
    expect(log.lines.filter(({ level }) => level === 'plain').map(line => line.text)).toEqual(foreign);
    expect(log.annotations).toMatchObject([{ level: 'notice', message: 'api:2 serves.' }]);
  });

  test('is locked with another key for each foreign text, which nobody can guess', async () => {
    // when
    const { output } = await printed([
      { kind: 'foreign', text: 'one' },
      { kind: 'foreign', text: 'two' },
    ]);
    // then
    const keys = [...output.matchAll(/^::stop-commands::(.+)$/gm)].map(match => match[1]);
    expect(keys).toEqual([
      expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    ]);
    expect(new Set(keys).size).toBe(2);
  });
});
