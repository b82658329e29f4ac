import { describe, expect, test } from '@jest/globals';
import { allWithoutArns, withoutArns } from '../../../src/report/escape/arns.ts';

const arn = 'arn:aws:ecs:eu-west-1:123456789012:service/prod/api';

describe('a text without ARNs', () => {
  test.each([
    { text: `denied on ${arn}.`, said: 'denied on service/prod/api.' },
    { text: `${arn}, ${arn}`, said: 'service/prod/api, service/prod/api' },
    { text: 'arn:aws-cn:iam::123456789012:role/deployer', said: 'role/deployer' },
    { text: 'arn:aws:iam::aws:policy/ReadOnlyAccess', said: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    { text: 'learn:aws:ecs', said: 'learn:aws:ecs' },
  ])('keeps what is named and not the account: $text', ({ text, said }) => {
    // given a text
    // when
    const rest = withoutArns(text);
    // then
    expect(rest).toBe(said);
  });
});

describe('a value without ARNs', () => {
  test('has none in any text however deep, and is the same otherwise', () => {
    // given
    const value = { at: 1, list: [{ text: arn }, undefined], none: undefined, name: `\`${arn}\`` };
    // when
    const rest = allWithoutArns(value);
    // then
    expect(rest).toEqual({
      at: 1,
      list: [{ text: 'service/prod/api' }, undefined],
      none: undefined,
      name: '`service/prod/api`',
    });
  });

  test('keeps what is copied to the letter: a command, also in a sentence, and a link', () => {
    // given
    const value = {
      command: `aws ecs list-tags-for-resource --resource-arn ${arn}`,
      warning: `No tags on ${arn}. Command: \`aws ecs tag-resource --resource-arn ${arn}\``,
      runUrl: `https://github.com/example/api/actions?query=${arn}`,
    };
    // when
    const rest = allWithoutArns(value);
    // then
    expect(rest).toEqual({ ...value, warning: value.warning.replace(`on ${arn}`, 'on service/prod/api') });
  });
});
