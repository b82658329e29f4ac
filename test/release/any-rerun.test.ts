import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Past } from '../../src/release/history.ts';
import { previousGood } from '../../src/release/known-good.ts';
import { answerRerun, type Rerun } from '../../src/release/rerun.ts';
import { back, change, isOf, releaseOfRun, standings } from './a-history.ts';

const revisions = ['api:1', 'api:2', 'api:3', 'api:4'] as const;
const anyRevision = fc.constantFrom(...revisions);
const run = 42;

/** Whatever a ledger can hold of few runs and revisions, newest first: also what no sound order of events would leave. */
const anyChange = fc
  .record({
    run: fc.integer({ min: 40, max: 44 }),
    attempt: fc.integer({ min: 1, max: 3 }),
    wanted: anyRevision,
    previous: anyRevision,
    standing: fc.constantFrom(...standings),
    restorable: fc.constantFrom('yes', 'do not restore'),
  })
  .map(of =>
    change(`${of.run}.${of.attempt}`, `${of.previous} → ${of.wanted}`, of.standing, { restorable: of.restorable }),
  );
const anyRerun = fc.record({
  policy: fc.constantFrom('auto', 'release', 'rollback', 'refuse'),
  run: fc.record({
    releaseId: fc.constant(releaseOfRun(run)),
    runId: fc.constant(`${run}`),
    attempt: fc.integer({ min: 1, max: 4 }),
  }),
  inFlight: fc.option(fc.record({ brings: anyRevision }), { nil: undefined, freq: 1 }),
  serves: anyRevision,
  servesMadeBy: fc.option(
    fc.integer({ min: 40, max: 44 }).map(by => `${releaseOfRun(by)}.1`),
    { nil: undefined },
  ),
  changes: fc.array(anyChange, { maxLength: 8 }),
}) satisfies fc.Arbitrary<Rerun>;
const runs = { numRuns: 2_000 };

/** The newer change by which a revision serves: of another run, and after all of ours. */
function newerThatServes({ changes, serves }: Rerun): Past | undefined {
  const own = changes.findIndex(past => isOf(past, run));
  if (own >= 0) return changes.slice(0, own).find(({ entry }) => entry.wanted === serves);
  return changes.find(past => past.entry.wanted === serves && (isOf(past, 43) || isOf(past, 44)));
}

describe('the answer to any re-run', () => {
  test('never moves traffic over a newer release that is not directly after ours', () => {
    fc.assert(
      fc.property(anyRerun, rerun => {
        // given
        fc.pre(rerun.inFlight === undefined);
        const newer = newerThatServes(rerun);
        fc.pre(newer !== undefined);
        const ours = rerun.changes.find(past => isOf(past, run));

        // when
        const answer = answerRerun(rerun);

        // then
        if (answer.do === 'restore') expect(newer.entry.previous).toBe(answer.revision);
        expect(answer.do).not.toBe('release');
        if (ours === undefined) expect(answer.do).not.toBe('restore');
      }),
      runs,
    );
  });

  test('never restores what is marked, nor what serves, nor anything on a first attempt', () => {
    fc.assert(
      fc.property(anyRerun, rerun => {
        // when
        const answer = answerRerun(rerun);

        // then
        if (answer.do !== 'restore') return;
        const marked = rerun.changes.filter(({ restorable }) => restorable === 'do not restore');
        expect(marked.map(({ entry }) => entry.wanted)).not.toContain(answer.revision);
        if (rerun.inFlight === undefined) expect(answer.revision).not.toBe(rerun.serves);
        expect(rerun.run.attempt).toBeGreaterThan(1);
      }),
      runs,
    );
  });

  test('to roll back never releases the inputs of a later attempt', () => {
    fc.assert(
      fc.property(anyRerun, rerun => {
        // when
        const answer = answerRerun({ ...rerun, policy: 'rollback' });

        // then
        if (answer.do === 'release') expect(rerun.run.attempt).toBe(1);
      }),
      runs,
    );
  });
});

interface World {
  readonly serves: string;
  readonly changes: readonly Past[];
}

/** How a change went, as the ledger was told: a runner that died told nothing of an end that came all the same. */
type End = 'well' | 'badly' | 'well, untold';

/** A change to a revision, as the ledger remembers it. */
function changed({ serves, changes }: World, by: string, wanted: string, end: End, made = change): World {
  const standing = end === 'well' ? 'serves' : end === 'badly' ? 'taken back' : 'open';
  const entry = made(by, `${serves} → ${wanted}`, standing);
  return { serves: end === 'badly' ? serves : wanted, changes: [entry, ...changes] };
}

/** A way back; sometimes the word to the entry of what was left is lost, as it always is when the runner dies. */
function goneBack(world: World, by: string, to: string, end: End, word: 'told' | 'lost'): World {
  const gone = changed(world, by, to, end, back);
  if (end !== 'well' || word === 'lost') return gone;
  const left = gone.changes.findIndex(({ entry }) => entry.wanted === world.serves);
  return {
    ...gone,
    changes: gone.changes.map((past, at) => (at === left ? { ...past, standing: 'taken back' } : past)),
  };
}

const untouched: World = { serves: 'api:0', changes: [] };
const anyEnd = fc.constantFrom<End>('well', 'well', 'badly', 'well, untold');
const anyWord = fc.constantFrom<'told' | 'lost'>('told', 'lost');
const anyDeed = fc.oneof(
  fc.record({ deed: fc.constant('release'), end: anyEnd, word: anyWord }),
  fc.record({ deed: fc.constant('rollback'), end: anyEnd, word: anyWord }),
  fc.record({
    deed: fc.constant('re-run'),
    of: fc.nat(),
    policy: fc.constantFrom<Rerun['policy']>('auto', 'rollback', 'release'),
    end: anyEnd,
    word: anyWord,
  }),
);

describe('whatever is released, rolled back and re-run, in any order', () => {
  test('nobody is led back to a revision that was gone back from, and nothing newer is lost to a re-run of older inputs', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 14 }), deeds => {
        // given
        let world = untouched;
        const attempts: number[] = [];
        const left = new Set<string>();
        const goBack = (by: string, to: string, end: End, word: 'told' | 'lost'): void => {
          // then
          expect([...left]).not.toContain(to);
          if (end !== 'badly') left.add(world.serves);
          world = goneBack(world, by, to, end, word);
        };

        // when
        for (const [at, deed] of deeds.entries()) {
          if (deed.deed === 're-run') {
            if (attempts.length === 0) continue;
            const id = deed.of % attempts.length;
            const attempt = (attempts[id] ?? 0) + 1;
            attempts[id] = attempt;
            const answer = answerRerun({
              policy: deed.policy,
              run: { releaseId: releaseOfRun(id), runId: `${id}`, attempt },
              inFlight: undefined,
              serves: world.serves,
              servesMadeBy: undefined,
              changes: world.changes,
            });
            const by = `${id}.${attempt}`;
            if (answer.do === 'restore') goBack(by, answer.revision, deed.end, deed.word);
            if (answer.do === 'release') {
              const serving = world.changes.find(({ entry }) => entry.wanted === world.serves);
              // then
              if (serving !== undefined) expect(runIn(serving)).toBeLessThanOrEqual(id);
              world = changed(world, by, `api:${at + 1}`, deed.end);
            }
            continue;
          }
          const id = attempts.push(1) - 1;
          if (deed.deed === 'release') world = changed(world, `${id}.1`, `api:${at + 1}`, deed.end);
          else {
            const good = previousGood(world.changes, world.serves);
            if (good.is === 'found') goBack(`${id}.1`, good.past.entry.wanted, deed.end, deed.word);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('`operation: rollback` by itself comes to an end', () => {
    fc.assert(
      fc.property(
        fc.array(anyEnd, { minLength: 1, maxLength: 6 }),
        fc.array(anyWord, { minLength: 8, maxLength: 8 }),
        (ends, words) => {
          // given
          let world = ends.reduce((past, end, at) => changed(past, `${at + 1}.1`, `api:${at + 1}`, end), untouched);

          // when
          for (const [at, word] of words.entries()) {
            const good = previousGood(world.changes, world.serves);
            if (good.is === 'found') world = goneBack(world, `${50 + at}.1`, good.past.entry.wanted, 'well', word);
          }

          // then
          expect(previousGood(world.changes, world.serves)).toMatchObject({ is: 'none' });
        },
      ),
      runs,
    );
  });
});

/** The run that brought a revision to service. */
function runIn({ entry }: Past): number {
  return Number(/^gl-(\d+)-/.exec(entry.changeId)?.[1]);
}
