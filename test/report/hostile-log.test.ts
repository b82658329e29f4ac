import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { logOf, type LogLine } from '../../src/report/log.ts';
import { emptyStory } from '../../src/report/story.ts';
import { createJobLog, type JobLog } from '../runner/job-log.ts';
import { createMasks } from '../runner/masks.ts';
import { type HostileText, hostileTexts } from './hostile-texts.ts';
import { poisoned } from './poisoned.ts';

const harmless = (one: string): string => one.replace(/[^\s]/gu, 'x');
const linesOf = (one: string): readonly LogLine[] => logOf(poisoned(one), emptyStory);

/** What one process prints that puts all of these logs out, each read as the runner reads it. */
async function read(logs: readonly (readonly LogLine[])[]): Promise<readonly JobLog[]> {
  const module = new URL('../../src/github/surfaces.ts', import.meta.url).href;
  const script = `
    import { json } from 'node:stream/consumers';
    import { runnerSurfaces } from '${module}';
    const surfaces = runnerSurfaces({ summary: undefined, record: '/nowhere' });
    for (const lines of await json(process.stdin)) {
      await surfaces.log(lines);
      console.log('=== the next log');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(logs));
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return output
    .split('=== the next log\n')
    .slice(0, -1)
    .map(part => {
      const log = createJobLog(createMasks([]), () => undefined);
      for (const line of part.split('\n').slice(0, -1)) log.read(line, 'stdout');
      return log;
    });
}

describe('the log, as the runner reads it', () => {
  let logs = new Map<HostileText, { readonly log: JobLog; readonly same: JobLog }>();

  beforeAll(async () => {
    const read_ = await read(hostileTexts.flatMap(one => [linesOf(one.text), linesOf(harmless(one.text))]));
    logs = new Map(hostileTexts.map((one, index) => [one, { log: read_[2 * index]!, same: read_[2 * index + 1]! }]));
  });

  test.each(hostileTexts)('takes no command, mask, output or annotation from $what', one => {
    // given
    const { log, same } = logs.get(one)!;
    // when
    const { annotations, outputs, state, refused } = log;
    // then
    expect({ outputs, state, refused }).toEqual({ outputs: {}, state: {}, refused: false });
    expect(annotations.map(({ level, properties }) => [level, Object.keys(properties)])).toEqual(
      same.annotations.map(({ level, properties }) => [level, Object.keys(properties)]),
    );
    expect(log.lines.filter(line => /##\[/.test(line.text))).toEqual([]);
  });

  test.each(hostileTexts.filter(one => one.text.length < 1_000))(
    'has a line for a line, and the time before each, for $what',
    one => {
      // given
      const { log, same } = logs.get(one)!;
      // when
      const levels = log.lines.map(line => line.level);
      // then
      expect(levels).toEqual(same.lines.map(line => line.level));
      for (const line of log.lines.filter(({ level }) => level === 'plain'))
        expect(line.text).toMatch(/^\d\d:\d\d:\d\d [^\p{Cc}\p{Cf}]*$/u);
    },
  );
});
