import { describe, expect, test } from '@jest/globals';
import { merge, openGitHub, refusalOf, shop, token } from '../open-github.ts';
import { OPERATION_IDS } from '../handlers/operation-ids.ts';
import { gitHubDocument, type Document } from './document.ts';
import { gitHubOperations, operationsIn } from './operations.ts';

const operationAt = (method: string, path: string) => gitHubOperations().at(method, path);

describe("GitHub's description", () => {
  test.each([
    { method: 'GET', path: '/repos/o/r/issues/comments/7', id: 'issues/get-comment' },
    { method: 'GET', path: '/repos/o/r/issues/7/comments', id: 'issues/list-comments' },
    { method: 'POST', path: '/repos/o/r/deployments/7/statuses', id: 'repos/create-deployment-status' },
    { method: 'DELETE', path: '/repos/o/r/issues/7/comments', id: undefined },
    { method: 'GET', path: '/repos/o/r/issues//comments', id: undefined },
    { method: 'GET', path: '/repos/o/r/issues/%zz/comments', id: undefined },
    { method: 'GET', path: '/nothing/here', id: undefined },
  ])('leads $method $path to $id', ({ method, path, id }) => {
    // when
    const found = operationAt(method, path);
    // then
    expect(found?.operation.id).toBe(id);
  });

  test('has every operation that is simulated', () => {
    // given
    const { paths } = gitHubDocument();
    // when
    const described = Object.values(paths).flatMap(path => Object.values(path).map(({ operationId }) => operationId));
    // then
    expect(described).toEqual(expect.arrayContaining([...OPERATION_IDS]));
  });

  test.each([
    { wrong: 'a text for a number', path: { issue_number: 'seven' }, query: {}, says: 'issue_number must be integer' },
    { wrong: 'a misspelt parameter', path: {}, query: { per_pag: '9' }, says: 'the query has "per_pag"' },
    { wrong: 'a wrong time', path: {}, query: { since: 'yesterday' }, says: 'since must match format "date-time"' },
  ])('does not allow $wrong in a path or query', ({ path, query, says }) => {
    // given
    const list = operationAt('GET', '/repos/o/r/issues/7/comments');
    // when
    const read = list?.operation.readParameters({ owner: 'o', repo: 'r', issue_number: '7', ...path }, query);
    // then
    expect(read?.faults.join()).toContain(says);
  });

  test('reads numbers and switches of a query as what they are', () => {
    // given
    const jobs = operationAt('GET', '/repos/o/r/actions/runs/7');
    // when
    const read = jobs?.operation.readParameters(jobs.path, { exclude_pull_requests: 'true' });
    // then
    expect(read).toMatchObject({ value: { run_id: 7, exclude_pull_requests: true }, faults: [] });
  });

  test.each([
    { wrong: 'another state', body: { state: 'done' }, says: 'state must be equal to one of the allowed values' },
    { wrong: 'no state', body: {}, says: "it must have required property 'state'" },
    {
      wrong: 'a misspelt member',
      body: { state: 'success', auto_inactve: false },
      says: '"auto_inactve" is no member',
    },
    { wrong: 'null for a text', body: { state: 'success', description: null }, says: 'description must be string' },
    { wrong: 'no body', body: undefined, says: 'it takes a body' },
  ])('does not allow $wrong in a body', ({ body, says }) => {
    // given
    const create = operationAt('POST', '/repos/o/r/deployments/7/statuses');
    // when
    const faults = create?.operation.faultsOfBody(body);
    // then
    expect(faults?.join()).toContain(says);
  });

  test('allows null where it says so, whatever else it allows there', () => {
    // given
    const create = operationAt('POST', '/repos/o/r/deployments');
    // when
    const faults = create?.operation.faultsOfBody({ ref: 'main', description: null, payload: { revision: 'api:3' } });
    // then
    expect(faults).toEqual([]);
  });

  test.each([
    { wrong: 'a body of another shape', status: 201, body: { id: 'seven' }, says: 'id must be integer' },
    { wrong: 'a status that is not answered', status: 200, body: {}, says: 'never answered 200' },
    { wrong: 'a failure without a message', status: 422, body: {}, says: "required property 'message'" },
  ])('does not allow $wrong in an answer', ({ status, body, says }) => {
    // given
    const create = operationAt('POST', '/repos/o/r/issues/7/comments');
    // when
    const faults = create?.operation.faultsOfReply(status, body);
    // then
    expect(faults?.join()).toContain(says);
  });

  test('that leads nowhere is a mistake of its own', () => {
    // given
    const broken: Document = {
      paths: {
        '/user': { get: { operationId: 'users/get', responses: { 200: { $ref: '#/components/responses/gone' } } } },
      },
      components: {},
    };
    // when
    const find = () => operationsIn(broken).at('GET', '/user')?.operation.faultsOfReply(200, {});
    // then
    expect(find).toThrow('The description has nothing at #/components/responses/gone.');
  });
});

describe('the simulated GitHub', () => {
  test('refuses a request that the description does not allow, and remembers it', async () => {
    // given
    await using world = await openGitHub();
    const body = 7 as unknown as string;
    // when
    const refused = await refusalOf(world.octokit.rest.issues.createComment({ ...shop, issue_number: 7, body }));
    // then
    expect([refused.status, world.gitHub.comments(7)]).toEqual([422, []]);
    expect(world.gitHub.bugs().map(({ message }) => message)).toEqual([
      'A request is not what GitHub describes as issues/create-comment: body must be string.',
    ]);
  });

  test('gives no answer that the description does not allow, and remembers that it was about to', async () => {
    // given
    await using world = await openGitHub();
    world.gitHub.actions.begin(
      {
        run: 99,
        attempt: 1,
        number: 4.2,
        workflow: '.github/workflows/release.yml',
        event: 'push',
        sha: merge,
        ref: 'refs/heads/main',
        actor: 'octocat',
        triggeringActor: 'octocat',
        name: 'release',
        environment: undefined,
      },
      token,
    );
    // when
    const refused = await refusalOf(world.octokit.rest.actions.getWorkflowRun({ ...shop, run_id: 99 }));
    // then
    expect(refused.status).toBe(500);
    expect(world.gitHub.bugs().map(({ message }) => message)).toEqual([
      'An answer is not what GitHub describes for actions/get-workflow-run: 200, run_number must be integer.',
    ]);
  });

  test('says that it lacks what GitHub has', async () => {
    // given
    await using world = await openGitHub();
    // when
    const refused = await refusalOf(world.octokit.rest.issues.get({ ...shop, issue_number: 7 }));
    // then
    expect(refused.status).toBe(500);
    expect(world.gitHub.bugs()[0]?.message).toContain('issues/get');
  });

  test.each([
    { body: '{"body":', message: 'Problems parsing JSON' },
    { body: '["body"]', message: 'Body should be a JSON object' },
  ])('answers 400 to $body', async ({ body, message }) => {
    // given
    await using world = await openGitHub();
    // when
    const response = await fetch(`${world.gitHub.apiUrl}/repos/octo-org/shop/issues/7/comments`, {
      method: 'POST',
      headers: { authorization: `bearer ${token}`, 'user-agent': 'a test' },
      body,
    });
    // then
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([400, message]);
  });
});
