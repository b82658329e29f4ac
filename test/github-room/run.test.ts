import { describe, expect, test } from '@jest/globals';
import { foreignHead, inputsFrom, placesFrom, runFrom } from '../../src/github/run.ts';

const env = {
  GITHUB_RUN_ID: '16501234567',
  GITHUB_RUN_ATTEMPT: '3',
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_REPOSITORY: 'shop/api',
  GITHUB_EVENT_NAME: 'workflow_dispatch',
  GITHUB_WORKFLOW_REF: 'shop/api/.github/workflows/release.yml@refs/heads/main',
  GITHUB_RUN_NUMBER: '12',
  GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_API_URL: 'https://github.example.com/api/v3',
};

describe('the run that a step belongs to', () => {
  test('is told by the runner, with the page of this very attempt', () => {
    // when
    const run = runFrom(env);
    // then
    expect(run).toEqual({
      id: '16501234567',
      attempt: 3,
      repository: 'shop/api',
      workflow: '.github/workflows/release.yml',
      runNumber: 12,
      eventName: 'workflow_dispatch',
      commit: 'ffac537e6cbbf934b08745a378932722df287a53',
      ref: 'refs/heads/main',
      apiUrl: 'https://github.example.com/api/v3',
      url: 'https://github.example.com/shop/api/actions/runs/16501234567/attempts/3',
    });
  });

  test('outside of a runner is a first attempt without a page', () => {
    // when
    const run = runFrom({});
    // then
    expect(run).toEqual({
      id: 'local',
      attempt: 1,
      repository: '',
      workflow: '',
      runNumber: 0,
      eventName: '',
      commit: '',
      ref: '',
      apiUrl: 'https://api.github.com',
      url: undefined,
    });
  });

  test.each([
    { on: 'a branch with a slash and an @', ref: 'refs/heads/fix/@home', path: '.github/workflows/release.yml' },
    { on: 'a tag', ref: 'refs/tags/v1@refs', path: '.github/workflows/release.yml' },
    { on: 'a pull request', ref: 'refs/pull/7/merge', path: '.github/workflows/release.yml' },
    { on: 'a file with an @ in its name', ref: 'refs/heads/main', path: '.github/workflows/release@eu.yml' },
  ])('is of one workflow wherever it was read from: $on', ({ ref, path }) => {
    // when
    const { workflow } = runFrom({ ...env, GITHUB_WORKFLOW_REF: `shop/api/${path}@${ref}` });
    // then
    expect(workflow).toBe(path);
  });

  test.each(['', 'release.yml', 'shop/api/release.yml', 'shop/api/release.yml@main'])(
    'is of no workflow where the runner names it in a way that is not known: %p',
    ref => {
      // when
      const { workflow } = runFrom({ ...env, GITHUB_WORKFLOW_REF: ref });
      // then
      expect(workflow).toBe('');
    },
  );
});

describe('the inputs of a step', () => {
  test('have the names that users write, dashes and all, whatever their case', () => {
    // when
    const inputs = inputsFrom({
      'INPUT_TASK-DEFINITION': 'ecs/api.json',
      INPUT_IMAGE: 'Registry.example.com/API:2',
      'input_on-failure': 'not as the runner writes it',
    });
    // then
    expect([...inputs]).toEqual([
      ['task-definition', 'ecs/api.json'],
      ['image', 'Registry.example.com/API:2'],
    ]);
  });

  test('keep their value as it is: empty, padded, of several lines', () => {
    // when
    const inputs = inputsFrom({ INPUT_BAKE: '', INPUT_IMAGE: ' api:2 ', INPUT_GATES: 'alarms:\n  - api-5xx\n' });
    // then
    expect(Object.fromEntries(inputs)).toEqual({ bake: '', image: ' api:2 ', gates: 'alarms:\n  - api-5xx\n' });
  });

  test('are nothing else of the environment', () => {
    // when
    const inputs = inputsFrom({ ...env, PATH: '/bin', AWS_REGION: 'eu-west-1', INPUT_BAKE: undefined });
    // then
    expect([...inputs]).toEqual([]);
  });
});

describe('a run that was triggered by another', () => {
  const run = runFrom({ ...env, GITHUB_EVENT_NAME: 'workflow_run' });
  const from = (full_name: unknown) => ({ workflow_run: { head_repository: { full_name } } });

  test.each(['shop/api', 'Shop/API'])("is this repository's own where its head is %s", head => {
    // when
    const problems = foreignHead(run, from(head));
    // then
    expect(problems).toEqual([]);
  });

  test.each([
    { what: 'is of a fork', event: from('stranger/api') },
    { what: 'is of a repository whose name only begins like this one', event: from('shop/api-fork') },
    { what: 'is of a repository that was deleted', event: { workflow_run: { head_repository: null } } },
    { what: 'says nothing', event: {} },
    { what: 'has no payload', event: undefined },
    { what: 'has no name', event: from(17) },
  ])("writes nothing where its head $what: a stranger's code would have this repository's rights", ({ event }) => {
    // when
    const problems = foreignHead(run, event);
    // then
    expect(problems).toMatchObject([
      { where: 'event', value: 'workflow_run', remedy: 'release from `push` or `workflow_dispatch`' },
    ]);
  });

  test('is looked at for no other event', () => {
    // when
    const problems = foreignHead(runFrom(env), from('stranger/api'));
    // then
    expect(problems).toEqual([]);
  });
});

describe('the places of a step', () => {
  test('are those that the runner gives, with a record of its own for each step', () => {
    // when
    const places = placesFrom(
      {
        GITHUB_WORKSPACE: '/home/runner/shop',
        RUNNER_TEMP: '/tmp/runner',
        GITHUB_ACTION: 'release',
        GITHUB_STEP_SUMMARY: '/tmp/summary',
        GITHUB_EVENT_PATH: '/tmp/event.json',
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://tokens.example.com/?api-version=2',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'ask with it',
      },
      '/home/me',
    );

    // then
    expect(places).toEqual({
      workspace: '/home/runner/shop',
      record: '/tmp/runner/greenlight/release.json',
      summary: '/tmp/summary',
      event: '/tmp/event.json',
      tokenDesk: { url: 'https://tokens.example.com/?api-version=2', token: 'ask with it' },
    });
  });

  test('outside of a runner are the folder that one stands in', () => {
    // when
    const places = placesFrom({}, '/home/me');

    // then
    expect(places).toMatchObject({
      workspace: '/home/me',
      record: '/home/me/greenlight/record.json',
      summary: undefined,
    });
  });
});
