import { describe, expect, test } from '@jest/globals';
import { problemsWith, requestOf } from './ask.ts';

describe('Pauses are written into a service only where somebody says so', () => {
  test.each([
    ['as they stand, where nothing is said', {}, 'as they stand'],
    ['as they stand', { hooks: 'as-they-stand' }, 'as they stand'],
    ['managed', { hooks: 'manage' }, 'managed'],
  ])('hooks are %s', async (_name, inputs, hooks) => {
    // given inputs
    // when
    const { target } = await requestOf(inputs);
    // then
    expect(target).toMatchObject({ kind: 'ecs', hooks });
  });

  test('a word that is neither is a problem, with the nearest that is', async () => {
    // given
    const inputs = { hooks: 'managed' };
    // when
    const problems = await problemsWith(inputs);
    // then
    expect(problems).toMatchObject([{ where: 'hooks', value: 'managed', remedy: expect.stringContaining('`manage`') }]);
  });

  test('whoever releases something else is told that it has no hooks of this kind', async () => {
    // given
    const inputs = { target: 'lambda', function: 'checkout', hooks: 'manage', service: '' };
    // when
    const problems = await problemsWith(inputs);
    // then
    expect(problems.map(({ where }) => where)).toContain('hooks');
  });
});
