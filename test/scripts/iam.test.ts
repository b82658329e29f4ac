import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The command as npm runs it: at the root of the repository, told where the person stands. */
function iam(words: readonly string[], env: Readonly<Record<string, string>> = { AWS_REGION: 'eu-west-1' }) {
  return new Promise<{ readonly status: unknown; readonly out: string; readonly faults: string }>(resolve => {
    const running = execFile(process.execPath, ['scripts/iam.mjs', ...words], { cwd: root, env }, (_, out, faults) => {
      resolve({ status: running.exitCode, out, faults });
    });
  });
}

describe('The command that prints the policy', () => {
  test('prints the policy and nothing else, for the inputs as a step has them', async () => {
    // when
    const { status, out, faults } = await iam(['account=123456789012', 'cluster=prod', 'service=api', 'steps=10% 7m']);
    // then
    expect({ status, faults }).toEqual({ status: 0, faults: '' });
    expect(JSON.parse(out)).toMatchObject({ Version: '2012-10-17', Statement: expect.any(Array) });
    expect(out).toContain('arn:aws:ecs:eu-west-1:123456789012:service/prod/api');
    expect(out).toContain('Greenlight.ECSCanary10Percent7Minutes');
  });

  test('reads files from where the person stands', async () => {
    // given
    const env = { INIT_CWD: `${root}test/releases`, AWS_REGION: 'eu-west-1' };
    // when
    const { out } = await iam(['service=api', 'task-definition=ecs/api.json'], env);
    // then
    expect(out).toContain('arn:aws:iam::123456789012:role/api-execution');
  });

  test.each([
    ['an input that does not exist, with the nearest name', ['service=api', 'clutser=prod'], /clutser.*`cluster`/],
    ['every problem at once', ['cluster=a/b'], /cluster.*[\s\S]*service: required/],
    ['a word that is no input', ['service=api', 'production'], /production: not NAME=VALUE/],
    ['an input that is given twice', ['service=api', 'service=web'], /service: given twice/],
    ['an account that is none', ['service=api', 'account=prod'], /account \(prod\)/],
  ])('prints no policy, and says why, for %s', async (_what, words, said) => {
    // when
    const { status, out, faults } = await iam(words);
    // then
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(faults).toMatch(said);
  });

  test('prints another for each operation', async () => {
    // given
    const place = ['service=api', 'cluster=prod', 'controller=codedeploy'];
    // when
    const [release, rollback] = await Promise.all([iam(place), iam([...place, 'operation=rollback'])]);
    // then
    expect(release.out).toContain('iam:PassRole');
    expect(rollback).toMatchObject({ status: 0, out: expect.not.stringContaining('iam:PassRole') });
  });

  test.each([
    ['codedeploy', /codedeploy:/, /ecs:UpdateService/],
    ['ecs', /ecs:UpdateService/, /codedeploy:/],
  ])('prints what %s needs to deploy the service, and nothing of the other', async (controller, its, others) => {
    // when
    const { out } = await iam(['service=api', 'cluster=prod', `controller=${controller}`]);
    // then
    expect(out).toMatch(its);
    expect(out).not.toMatch(others);
  });

  test('prints what either needs where nobody says who deploys the service', async () => {
    // when
    const { out } = await iam(['service=api', 'cluster=prod']);
    // then
    expect(out).toMatch(/codedeploy:[\s\S]*ecs:UpdateService/);
  });

  test('explains itself', async () => {
    expect(await iam(['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('account=123456789012') });
  });
});
