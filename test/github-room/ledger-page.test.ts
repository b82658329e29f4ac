import { describe, expect, test } from '@jest/globals';
import { ledger } from '../../src/github/deployments.ts';
import { ledgerPage, type Shown } from '../../src/github/ledger-page.ts';
import type { RunFacts } from '../../src/release/identity.ts';
import { ledgerTask, type LedgerEntry, printEntry } from '../../src/release/ledger.ts';
import type { Purpose } from '../../src/release/purpose.ts';
import type { VerdictName } from '../../src/release/verdict.ts';
import { emptyStory, tell } from '../../src/report/story.ts';
import { merge } from '../github/open-github.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { minute, plan, run, start, verdictAt } from '../report/stories.ts';
import { asked, type Asked } from './asked.ts';

/** The change of another run that brought `api:41`, the blue of the story. */
const former: LedgerEntry = {
  changeId: 'gl-77-3f9a12c0.1',
  targetKey: run.targetKey,
  environment: run.environment,
  wanted: 'api:41',
  previous: 'api:40',
  purpose: 'release',
};
const own: LedgerEntry = { ...former, changeId: run.changeId, wanted: 'api:42', previous: 'api:41' };
const made = (entry: LedgerEntry, ...states: ('in_progress' | 'success')[]) => ({
  sha: merge,
  environment: entry.environment,
  task: ledgerTask(entry.targetKey),
  payload: printEntry(entry),
  statuses: states.map(state => ({ state })),
});

/** A story of a run with this purpose: in the middle, or ended. */
function story(purpose: Purpose, verdict?: VerdictName, facts: RunFacts = run) {
  return [
    { at: start, type: 'began', run: facts } as const,
    { at: start, type: 'planned', plan: { ...plan, run: facts, purpose } } as const,
    {
      at: start,
      type: 'green',
      revision: { id: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42', name: 'api:42' },
    } as const,
    { at: start, type: 'phase', phase: 'shifting', because: 'traffic moves' } as const,
    ...(verdict === undefined
      ? []
      : [verdictAt(start + minute, { name: verdict, serving: { who: 'green', green: 100 }, because: 'It is so.' })]),
  ].reduce(tell, emptyStory);
}

/** A later attempt that had nothing to do. */
function foundServing(facts: RunFacts) {
  const events = [
    { at: start, type: 'began', run: facts } as const,
    { at: start, type: 'green', revision: { id: 'api:42', name: 'api:42' } } as const,
    verdictAt(start, { name: 'nothing-to-do', serving: { who: 'green', green: 100 }, because: 'It serves.' }),
  ];
  return events.reduce(tell, emptyStory);
}

const restore: Purpose = { is: 'restore', because: 'api:42 is asked back.' };
const swapBack: Purpose = { is: 'swap back', because: 'api:41 is asked back.' };
const url = 'https://github.com/octo-org/shop/actions/runs/42/attempts/2';
const page = (github: Asked, shown: Partial<Shown> = {}) =>
  ledgerPage(ledger(github.gitHub), { commit: merge, url }, { environmentUrl: undefined, restorable: 'yes', ...shown });

/** Entries as a reader sees them: the change, and what was said of it, oldest first. */
const entries = ({ world }: Asked) =>
  world.gitHub
    .deployments()
    .toReversed()
    .map(({ payload, statuses }) => [
      (payload as Record<string, unknown>)['change-id'],
      statuses.map(({ state }) => state).join(),
    ])
    .toSorted();

describe('the ledger', () => {
  test('learns of a way back in both entries, that of what was left having been written by another run', async () => {
    // given
    await using github = await asked({ deployments: [made(former, 'success')] });
    const ours = page(github);

    // when
    await ours.write(story(restore), start);
    await ours.write(story(restore, 'restored'), start);

    // then
    expect(entries(github)).toEqual([
      [own.changeId, 'in_progress,success'],
      [former.changeId, 'success,failure'],
    ]);
  });

  test.each(['lost-before', 'lost-after'] as const)(
    'tells what was left once, also where an answer was lost (%s)',
    async kind => {
      // given
      const faults: GitHubSeedInput['faults'] = [
        { operation: 'repos/create-deployment-status', calls: { nth: 1 }, fault: { kind } },
      ];
      await using github = await asked({ deployments: [made(former, 'success')], faults });
      const ours = page(github);

      // when
      const first = await ours.write(story(restore, 'restored'), start);
      const second = await ours.write(story(restore, 'restored'), start);

      // then
      expect([first.is, second.is]).toEqual(['not now', 'written']);
      expect(entries(github)).toEqual([
        [own.changeId, 'success'],
        [former.changeId, 'success,failure'],
      ]);
    },
  );

  test('leaves what it cannot find alone, such as what served before there was a ledger', async () => {
    // given
    await using github = await asked();

    // when
    const written = await page(github).write(story(restore, 'restored'), start);

    // then
    expect(written).toEqual({ is: 'written' });
    expect(entries(github)).toEqual([[own.changeId, 'success']]);
  });

  test('learns of a change in flight that was sent back in the entry of that change alone', async () => {
    // given
    const inFlight = { ...own, changeId: 'gl-78-3f9a12c0.1' };
    await using github = await asked({ deployments: [made(former, 'success'), made(inFlight, 'in_progress')] });
    const ours = page(github);

    // when
    const gist = ours.gist(story(swapBack));
    await ours.write(story(swapBack, 'restored'), start);

    // then
    expect(gist).toBeUndefined();
    expect(entries(github)).toEqual([
      [former.changeId, 'success'],
      [inFlight.changeId, 'in_progress,failure'],
    ]);
  });

  test('has one entry for what one run stages and another promotes', async () => {
    // given
    await using github = await asked();
    await page(github).write(story({ is: 'stage' }, 'staged'), start);

    // when
    const promoter = { ...run, runId: '99', attempt: 1 };
    await page(github).write(story({ is: 'release' }, undefined, promoter), start);
    await page(github).write(story({ is: 'release' }, 'released', promoter), start);

    // then
    expect(entries(github)).toEqual([[own.changeId, 'in_progress,in_progress,success']]);
  });

  test('closes once, in a later attempt, what an earlier one left open', async () => {
    // given
    await using github = await asked({ deployments: [made(own, 'in_progress')] });
    const later = { ...run, attempt: 2 };

    // when
    const ours = page(github);
    await ours.write(foundServing(later), start);
    await ours.write(foundServing(later), start);

    // then
    expect(entries(github)).toEqual([[own.changeId, 'in_progress,success']]);
  });

  test('keeps the mark of a release that must not be restored', async () => {
    // given
    await using github = await asked();

    // when
    await page(github, { restorable: 'do not restore' }).write(story({ is: 'release' }, 'released'), start);

    // then
    const history = await ledger(github.gitHub).history(own, 30);
    expect(history).toMatchObject([{ entry: own, standing: 'serves', restorable: 'do not restore' }]);
  });

  test('does not mark what a way back has left: its own run may release it again', async () => {
    // given
    await using github = await asked({ deployments: [made(former, 'success')] });

    // when
    await page(github).write(story(restore, 'restored'), start);

    // then
    const history = await ledger(github.gitHub).history(own, 30);
    expect(history.map(({ entry, standing, restorable }) => [entry.wanted, standing, restorable])).toEqual([
      ['api:42', 'serves', 'yes'],
      ['api:41', 'taken back', 'yes'],
    ]);
    expect(history[1]?.toldBy).toEqual({ runId: '42', attempt: 2 });
  });
});
