import { describe, expect, test } from '@jest/globals';
import { ledger } from '../../src/github/deployments.ts';
import { readHistory } from '../../src/github/history.ts';
import type { History } from '../../src/release/history.ts';
import { type LedgerEntry, ledgerTask, printEntry, type Standing } from '../../src/release/ledger.ts';
import { merge } from '../github/open-github.ts';
import type { DeploymentSeed, GitHubSeedInput } from '../github/seed.ts';
import { type Asked, asked } from './asked.ts';

const place = { targetKey: 'ecs/123456789012/eu-west-1/shop/api', environment: 'production' };
type State = NonNullable<DeploymentSeed['statuses'][number]>['state'];
type Said = State | { readonly state: State; readonly description?: string; readonly logUrl?: string };

function entryOf(run: number, attempt = 1): LedgerEntry {
  return {
    changeId: `gl-${run}-3f9a12c0.${attempt}`,
    ...place,
    wanted: `api:${run}`,
    previous: `api:${run - 1}`,
    purpose: 'release',
  };
}

/** An entry of the ledger and what was said of it, oldest first. */
function told(entry: LedgerEntry, ...said: readonly Said[]) {
  return {
    sha: merge,
    environment: entry.environment,
    task: ledgerTask(entry.targetKey),
    payload: printEntry(entry),
    statuses: said.map(one => (typeof one === 'string' ? { state: one } : one)),
  };
}

const pausing =
  ({ clock }: Asked) =>
  (ms: number): Promise<void> =>
    clock.sleep(ms, new AbortController().signal);
const read = (github: Asked, most?: number): Promise<History> =>
  readHistory(ledger(github.gitHub), place, pausing(github), most);

function changesIn(history: History) {
  if (history.is !== 'read') throw new Error(history.because);
  return history.changes;
}

const listings = ({ world }: Asked): number => world.gitHub.calls().length;

describe('the history of a target', () => {
  test('is what became of its changes, the newest first', async () => {
    // given
    await using github = await asked({
      deployments: [
        told(entryOf(41), 'in_progress', 'success'),
        told(entryOf(42), 'in_progress', 'failure'),
        told(entryOf(43), 'in_progress'),
      ],
    });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history).map(({ entry, standing }) => [entry.wanted, standing])).toEqual([
      ['api:43', 'open'],
      ['api:42', 'taken back'],
      ['api:41', 'serves'],
    ]);
    expect(changesIn(history)[0]?.entry).toEqual(entryOf(43));
    expect(changesIn(history)[0]?.at).toBeGreaterThan(Date.UTC(2026, 0, 1));
  });

  test.each<{ said: readonly Said[]; standing: Standing }>([
    { said: [], standing: 'open' },
    { said: ['queued'], standing: 'open' },
    { said: ['in_progress'], standing: 'open' },
    { said: ['in_progress', 'success'], standing: 'serves' },
    { said: ['success', 'inactive'], standing: 'serves' },
    { said: ['failure', 'inactive'], standing: 'taken back' },
    { said: ['inactive'], standing: 'open' },
    { said: ['success', 'failure'], standing: 'taken back' },
    { said: ['in_progress', 'error'], standing: 'unproven' },
    { said: ['error', 'in_progress', 'success'], standing: 'serves' },
  ])('has a change of which $said was said as `$standing`', async ({ said, standing }) => {
    // given
    await using github = await asked({ deployments: [told(entryOf(41), ...said)] });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toMatchObject([{ standing }]);
  });

  test.each<{ title: string; said: readonly Said[]; restorable: string }>([
    { title: 'without a mark', said: ['in_progress', 'success'], restorable: 'yes' },
    {
      title: 'that its own release has marked',
      said: [{ state: 'success', description: 'do-not-restore: Released: api:41 serves.' }],
      restorable: 'do not restore',
    },
    {
      title: 'that a person has marked later',
      said: ['success', { state: 'inactive', description: 'do-not-restore: loses orders' }],
      restorable: 'do not restore',
    },
    {
      title: 'of which more was said after the mark',
      said: [{ state: 'inactive', description: 'do-not-restore' }, 'success'],
      restorable: 'do not restore',
    },
    {
      title: 'that only speaks of such marks',
      said: [{ state: 'success', description: 'not marked do-not-restore' }],
      restorable: 'yes',
    },
  ])('has a change $title as restorable: $restorable', async ({ said, restorable }) => {
    // given
    await using github = await asked({ deployments: [told(entryOf(41), ...said)] });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toMatchObject([{ standing: 'serves', restorable }]);
  });

  test('finds a mark under more words than GitHub lists at once', async () => {
    // given
    const words = Array.from({ length: 120 }, (): Said => 'in_progress');
    const mark: Said = { state: 'inactive', description: 'do-not-restore: loses orders' };
    await using github = await asked({ deployments: [told(entryOf(41), mark, ...words, 'success')] });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toMatchObject([{ standing: 'serves', restorable: 'do not restore' }]);
  });

  test.each<{ title: string; said: readonly Said[]; toldBy: object }>([
    {
      title: 'a later attempt that saw its end',
      said: [{ state: 'success', logUrl: 'https://github.com/octo-org/shop/actions/runs/41/attempts/3' }],
      toldBy: { runId: '41', attempt: 3 },
    },
    {
      title: 'another run that went back from it',
      said: ['success', { state: 'failure', logUrl: 'https://github.com/octo-org/shop/actions/runs/44/attempts/1' }],
      toldBy: { runId: '44', attempt: 1 },
    },
    {
      title: 'its own attempt where nothing tells whose word it is',
      said: ['success'],
      toldBy: { runId: '41', attempt: 2 },
    },
    {
      title: 'its own attempt and not whoever made it inactive',
      said: ['success', { state: 'inactive', logUrl: 'https://github.com/octo-org/shop/actions/runs/44/attempts/1' }],
      toldBy: { runId: '41', attempt: 2 },
    },
  ])('names as the last speaker $title', async ({ said, toldBy }) => {
    // given
    await using github = await asked({ deployments: [told(entryOf(41, 2), ...said)] });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toMatchObject([{ toldBy }]);
  });

  test('has nothing of what others deploy', async () => {
    // given
    const elsewhere = { ...entryOf(43), environment: 'staging' };
    const another = { ...entryOf(44), targetKey: 'ecs/123456789012/eu-west-1/shop/web' };
    await using github = await asked({
      deployments: [
        told(entryOf(41), 'success'),
        { sha: merge, environment: 'production', statuses: [{ state: 'success' }] },
        { ...told(entryOf(42), 'success'), payload: { web: 3 } },
        told(elsewhere, 'success'),
        told(another, 'success'),
      ],
    });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history).map(({ entry }) => entry)).toEqual([entryOf(41)]);
  });

  test.each([
    { most: undefined, changes: 30 },
    { most: 3, changes: 3 },
    { most: 50, changes: 30 },
  ])(
    'of 35 changes is the newest $changes where $most are asked for, a request for each and one for all',
    async ({ most, changes }) => {
      // given
      const deployments = Array.from({ length: 35 }, (_, at) => told(entryOf(at + 1), 'success'));
      await using github = await asked({ deployments });

      // when
      const history = await read(github, most);

      // then
      expect(changesIn(history).map(({ entry }) => entry.wanted)).toEqual(
        Array.from({ length: changes }, (_, at) => `api:${35 - at}`),
      );
      expect(listings(github)).toBe(1 + changes);
    },
  );

  test('has all of its changes where as many others lie between them', async () => {
    // given
    const foreign = Array.from({ length: 60 }, () => ({ ...told(entryOf(1), 'success'), payload: { web: 3 } }));
    await using github = await asked({ deployments: [told(entryOf(41), 'success'), ...foreign] });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toMatchObject([{ entry: entryOf(41) }]);
  });

  test('leaves out a change whose deployment is deleted meanwhile', async () => {
    // given
    await using github = await asked({
      deployments: [told(entryOf(41), 'success'), told(entryOf(42), 'success')],
      faults: [
        {
          operation: 'repos/list-deployment-statuses',
          calls: { nth: 1 },
          fault: { kind: 'error', status: 404, message: 'Not Found' },
        },
      ],
    });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toHaveLength(1);
  });

  test('is read all the same after a moment of trouble', async () => {
    // given
    const faults: GitHubSeedInput['faults'] = [
      { operation: 'repos/list-deployments', calls: { nth: 1 }, fault: { kind: 'bad-gateway' } },
      { operation: 'repos/list-deployments', calls: { nth: 2 }, fault: { kind: 'malformed' } },
      { operation: 'repos/list-deployment-statuses', calls: { nth: 1 }, fault: { kind: 'lost-before' } },
    ];
    await using github = await asked({ deployments: [told(entryOf(41), 'success')], faults });

    // when
    const history = await read(github);

    // then
    expect(changesIn(history)).toMatchObject([{ entry: entryOf(41), standing: 'serves' }]);
  });
});

describe('a history that cannot be read', () => {
  test('names the token that is not there', async () => {
    // when
    const history = await readHistory(undefined, place, async () => undefined);

    // then
    expect(history).toEqual({ is: 'not readable', because: 'there is no token (`github-token` is empty)' });
  });

  test.each<{ title: string; token: string; says: string }>([
    {
      title: 'the permission that the job lacks',
      token: 'ghs_poor',
      says: 'GitHub denied it. Grant the job `deployments: write` under `permissions:`',
    },
    {
      title: 'a token that GitHub does not know',
      token: 'ghs_nobody',
      says: "GitHub does not accept the token. A job's own token ends with the job: look at `github-token`",
    },
  ])('names $title', async ({ token, says }) => {
    // given
    await using github = await asked({ tokens: [{ token: 'ghs_poor', permissions: { contents: 'read' } }] });

    // when
    const history = await readHistory(ledger(github.as(token)), place, pausing(github));

    // then
    expect(history).toEqual({ is: 'not readable', because: says });
  });

  test.each<{
    title: string;
    fault: NonNullable<GitHubSeedInput['faults']>[number]['fault'];
    says: RegExp;
    asks: number;
  }>([
    {
      title: 'a limit, and until when',
      fault: { kind: 'primary-limit' },
      says: /limit is used up until 13:00:00 UTC/,
      asks: 1,
    },
    {
      title: 'a trouble that does not pass',
      fault: { kind: 'server-error', status: 503 },
      says: /answered 503/,
      asks: 4,
    },
    { title: 'an answer that is none', fault: { kind: 'malformed' }, says: /cannot be read/, asks: 4 },
    {
      title: 'a refusal',
      fault: { kind: 'error', status: 422, message: 'Validation Failed' },
      says: /answered 422/,
      asks: 1,
    },
  ])('names $title', async ({ fault, says, asks }) => {
    // given
    await using github = await asked({
      faults: [{ operation: 'repos/list-deployments', calls: 'every', fault }],
    });

    // when
    const history = await read(github);

    // then
    expect(history).toEqual({ is: 'not readable', because: expect.stringMatching(says) });
    expect(listings(github)).toBe(asks);
  });
});
