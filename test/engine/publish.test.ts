import { describe, expect, test } from '@jest/globals';
import { publisher } from '../../src/engine/publish.ts';
import type { Page } from '../../src/github/page.ts';
import type { Surfaces } from '../../src/github/surfaces.ts';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { Verdict } from '../../src/release/verdict.ts';
import type { LogLine } from '../../src/report/log.ts';
import { after, aPlan, green, minute, noon, run } from '../release/a-release.ts';
import { virtualClock } from './a-clock.ts';
import { aPage } from './a-page.ts';

type Surface = 'log' | 'summary' | 'record' | 'output';

/** What the surfaces show in the end; those that are out of order throw at each word. */
function surfaces(...outOfOrder: readonly Surface[]) {
  const shown = { log: [] as LogLine[], summary: '', record: '', outputs: new Map<string, string>() };
  const on = (surface: Surface, show: () => void) => async () => {
    if (outOfOrder.includes(surface)) throw new Error(`ENOSPC, ${surface}`);
    show();
  };
  const writers: Surfaces = {
    log: lines => on('log', () => shown.log.push(...lines))(),
    summary: markdown => on('summary', () => (shown.summary = markdown))(),
    record: json => on('record', () => (shown.record = json))(),
    output: (name, value) => on('output', () => shown.outputs.set(name, value))(),
  };
  return { shown, writers };
}

const verdict: Verdict = {
  name: 'released',
  at: after(17 * minute),
  serving: { who: 'green', green: 100 },
  because: 'Green serves all traffic.',
  causes: [],
  followUps: [],
  code: undefined,
  next: undefined,
};

const events: readonly ReleaseEvent[] = [
  { at: noon, type: 'began', run },
  { at: noon, type: 'planned', plan: aPlan() },
  { at: noon, type: 'green', revision: green },
  { at: after(2 * minute), type: 'phase', phase: 'shifting', because: 'traffic moves' },
  { at: after(2 * minute), type: 'traffic', serving: { who: 'split', green: 10 } },
  { at: verdict.at, type: 'verdict', verdict },
];

const neverCancelled = new AbortController().signal;

function publishing(writers: Surfaces, ...pages: readonly Page[]) {
  const clock = virtualClock(verdict.at);
  return { clock, ...publisher({ surfaces: writers, recordPath: 'record.json', clock, pages }) };
}

async function told(...outOfOrder: readonly Surface[]) {
  const { shown, writers } = surfaces(...outOfOrder);
  const { publish, finish } = publishing(writers);
  for (const event of events) await publish([event]);
  await finish(neverCancelled);
  return shown;
}

const warnings = (log: readonly LogLine[]) => log.flatMap(line => (line.kind === 'warning' ? [line.text] : []));

describe('what a release has to say', () => {
  test('stands on every surface', async () => {
    // given, when
    const shown = await told();

    // then
    expect(shown.log.length).toBeGreaterThan(0);
    expect(shown.summary).toContain('api:8');
    expect(JSON.parse(shown.record)).toMatchObject({ verdict: { name: 'released' } });
    expect(Object.fromEntries(shown.outputs)).toMatchObject({ verdict: 'released', 'release-id': run.releaseId });
  });

  test('stands there in the order in which it was said, however fast it is said', async () => {
    // given
    const { shown, writers } = surfaces();
    const { publish, finish } = publishing(writers);

    // when
    await Promise.all(events.map(event => publish([event])));
    await finish(neverCancelled);

    // then
    expect(shown.log).toEqual((await told()).log);
  });
});

describe('a surface that cannot be written', () => {
  test.each<Surface>(['summary', 'record', 'output'])('(%s) is named once, in the log', async surface => {
    // given, when
    const shown = await told(surface);

    // then
    expect(warnings(shown.log).filter(text => text.includes(`ENOSPC, ${surface}`))).toHaveLength(1);
  });

  test.each<Surface>(['log', 'summary', 'record', 'output'])('(%s) changes nothing on the others', async surface => {
    // given
    const whole = await told();
    const spared = (shown: typeof whole) => ({
      log: surface === 'log' ? [] : shown.log.filter(line => !('text' in line && line.text.includes('ENOSPC'))),
      summary: surface === 'summary' ? '' : shown.summary,
      record: surface === 'record' ? '' : shown.record,
      outputs: surface === 'output' ? new Map() : shown.outputs,
    });

    // when
    const shown = await told(surface);

    // then
    expect(spared(shown)).toEqual(spared(whole));
  });
});

describe('a surface that is slow', () => {
  const hangs = (): Promise<void> => new Promise(() => undefined);

  test.each<keyof Surfaces>(['log', 'summary', 'record', 'output'])(
    '(%s) holds up what comes after for a second, and only once',
    async surface => {
      // given
      const { clock, publish } = publishing({ ...surfaces().writers, [surface]: hangs });

      // when
      for (const event of events) await publish([event]);

      // then
      expect(clock.now() - verdict.at).toBe(1_000);
    },
  );

  test('keeps nothing from the pages on GitHub', async () => {
    // given
    const page = aPage();
    const { publish, finish } = publishing({ ...surfaces().writers, summary: hangs }, page);

    // when
    for (const event of events) await publish([event]);
    await finish(neverCancelled);

    // then
    expect(page.shown.at(-1)?.gist).toBe('released');
  });

  test('is given up at last', async () => {
    // given
    const { clock, publish, finish } = publishing({ ...surfaces().writers, summary: hangs });

    // when
    await publish(events);
    await finish(neverCancelled);

    // then
    expect((clock.now() - verdict.at) / 1_000).toBeLessThanOrEqual(32);
  });

  test('is given up in time where the job was cancelled', async () => {
    // given
    const { clock, publish, finish } = publishing({ ...surfaces().writers, summary: hangs });

    // when
    await publish(events);
    await finish(AbortSignal.abort('SIGINT'));

    // then
    expect((clock.now() - verdict.at) / 1_000).toBeLessThanOrEqual(5);
  });
});
