import { describe, expect, test } from '@jest/globals';
import { ledger, type Status } from '../../src/github/deployments.ts';
import type { LedgerEntry, Standing } from '../../src/release/ledger.ts';
import { merge } from '../github/open-github.ts';
import { asked, type Asked } from './asked.ts';

const entry: LedgerEntry = {
  changeId: 'gl-42-3f9a12c0.1',
  targetKey: 'ecs/123456789012/eu-west-1/shop/api',
  environment: 'staging',
  wanted: 'api:2',
  previous: 'api:1',
  purpose: 'release',
};
const isOurs = ({ wanted }: LedgerEntry): boolean => wanted === entry.wanted;

const status = (standing: Standing): Status => ({
  standing,
  description: 'api:2 serves',
  environment: 'staging',
  log: undefined,
  environmentUrl: undefined,
});

/** The deployment that GitHub makes for the job itself, which makes former ones inactive when it succeeds. */
async function jobSucceeds({ world }: Asked): Promise<void> {
  const { repos } = world.octokit.rest;
  const here = { owner: 'octo-org', repo: 'shop', required_contexts: [] };
  const { data } = await repos.createDeployment({ ...here, ref: merge, environment: 'staging' });
  if (!('id' in data)) throw new Error('no deployment');
  await repos.createDeploymentStatus({ owner: 'octo-org', repo: 'shop', deployment_id: data.id, state: 'success' });
}

describe('an entry of the ledger', () => {
  test.each<[string, { statuses?: Record<string, 'failure'>; behind?: 'mergeable' | 'conflicting' }]>([
    ['whose checks have failed', { statuses: { build: 'failure' } }],
    ['that lacks commits of the default branch', { behind: 'mergeable' }],
    ['that could not be merged with the default branch', { behind: 'conflicting' }],
  ])('is made for a commit %s all the same', async (_, commit) => {
    // given
    await using github = await asked({ commits: [{ sha: merge, ...commit }] });

    // when
    await ledger(github.gitHub).open(entry, merge);

    // then
    expect(github.world.gitHub.deployments()).toMatchObject([{ sha: merge, environment: 'staging' }]);
  });

  test('does not say of its environment that it is production, or does not last', async () => {
    // given
    await using github = await asked();

    // when
    await ledger(github.gitHub).open(entry, merge);

    // then
    expect(github.world.gitHub.deployments()).toMatchObject([{ transient: false, production: false }]);
  });

  test('fits with the longest names', async () => {
    // given
    await using github = await asked();

    // when
    await ledger(github.gitHub).open({ ...entry, wanted: 'a'.repeat(255), previous: 'b'.repeat(255) }, merge);

    // then
    const [made] = github.world.gitHub.deployments();
    expect([...(made?.description ?? '')].length).toBeLessThanOrEqual(140);
    expect(made?.payload).toMatchObject({ wanted: 'a'.repeat(255) });
  });

  test.each<[Standing, Standing]>([
    ['open', 'open'],
    ['serves', 'serves'],
    ['taken back', 'taken back'],
    ['unproven', 'unproven'],
    ['rehearsed', 'taken back'],
  ])('that says `%s` last is found as `%s`', async (standing, foundAs) => {
    // given
    await using github = await asked();
    const book = ledger(github.gitHub);
    const id = await book.open(entry, merge);
    await book.tell(id, status('open'));
    await book.tell(id, status(standing));

    // when, then
    expect(await book.newest(entry, isOurs)).toEqual({ id, standing: foundAs });
  });

  test("keeps its outcome when GitHub's own deployment of the job retires it", async () => {
    // given
    await using github = await asked();
    const book = ledger(github.gitHub);
    const id = await book.open(entry, merge);
    await book.tell(id, status('serves'));
    await jobSucceeds(github);

    // when
    const found = await book.newest(entry, isOurs);

    // then
    const states = github.world.gitHub
      .deployments()
      .find(made => made.id === id)
      ?.statuses.map(({ state }) => state);
    expect(states).toEqual(['success', 'inactive']);
    expect(found).toEqual({ id, standing: 'serves' });
  });

  test('leaves the outcome of former ones as it was', async () => {
    // given
    await using github = await asked();
    const book = ledger(github.gitHub);
    const former = await book.open({ ...entry, changeId: 'gl-41-3f9a12c0.1' }, merge);
    await book.tell(former, status('serves'));

    // when
    await book.tell(await book.open(entry, merge), status('serves'));

    // then
    const states = github.world.gitHub.deployments().map(({ statuses }) => statuses.map(({ state }) => state));
    expect(states).toEqual([['success'], ['success']]);
  });

  test('is the newest of its kind that is found', async () => {
    // given
    await using github = await asked();
    const book = ledger(github.gitHub);
    await book.open(entry, merge);
    const again = await book.open({ ...entry, changeId: 'gl-42-3f9a12c0.2' }, merge);
    await book.open({ ...entry, changeId: 'gl-43-3f9a12c0.1', wanted: 'api:3' }, merge);

    // when, then
    expect(await book.newest(entry, isOurs)).toEqual({ id: again, standing: 'open' });
  });

  test('of another target or environment is not found', async () => {
    // given
    await using github = await asked();
    const book = ledger(github.gitHub);
    await book.open({ ...entry, targetKey: 'ecs/123456789012/eu-west-1/shop/web' }, merge);
    await book.open({ ...entry, environment: 'production' }, merge);

    // when, then
    expect(await book.newest(entry, isOurs)).toBeUndefined();
  });
});
