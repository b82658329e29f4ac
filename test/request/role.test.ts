import { describe, expect, test } from '@jest/globals';
import { problemsWith, requestOf } from './ask.ts';

describe('the role of a step', () => {
  test.each([
    'arn:aws:iam::123456789012:role/release-api-production',
    'arn:aws:iam::123456789012:role/teams/shop/release@api',
    'arn:aws-us-gov:iam::123456789012:role/release',
    'arn:aws-cn:iam::123456789012:role/release',
  ])('is taken by its ARN: %s', async role => {
    // when
    const request = await requestOf({ 'role-to-assume': role });
    // then
    expect(request.role).toBe(role);
  });

  test('is none where nothing was asked: the job has credentials of its own', async () => {
    // when, then
    expect((await requestOf({})).role).toBeUndefined();
  });

  test.each<[string, string, RegExp]>([
    ['its name alone', 'release-api', /`arn:aws:iam::123456789012:role\/release-api`/],
    ['what follows the account', 'role/release-api', /`arn:aws:iam::123456789012:role\/release-api`/],
    ['a user', 'arn:aws:iam::123456789012:user/ann', /the ARN of the role/],
    ['an account of eleven digits', 'arn:aws:iam::12345678901:role/release-api', /the ARN of the role/],
    ['a role without a name', 'arn:aws:iam::123456789012:role/', /the ARN of the role/],
    ['an account alone', '123456789012:', /the ARN of the role/],
    [
      'its session, as `sts get-caller-identity` has it',
      'arn:aws:sts::123456789012:assumed-role/release-api/GitHubActions',
      /`arn:aws:iam::123456789012:role\/release-api`, with the role's path/,
    ],
  ])('is not taken by %s', async (_, text, remedy) => {
    // when
    const problems = await problemsWith({ 'role-to-assume': text });
    // then
    expect(problems).toEqual([
      {
        where: 'role-to-assume',
        value: text,
        reason: expect.stringMatching(/^(not the ARN of an IAM role|the ARN of a session, not of the role)$/),
        remedy: expect.stringMatching(remedy),
      },
    ]);
  });
});
