import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkVariables } from '../../src/request/environment-variables.ts';

describe('environment variables', () => {
  test('are set, set empty and removed, one per line, each value to the end of its line', () => {
    // given
    const text = '\n  MODE=fast\r\nEMPTY=\n-OLD_ONE\nQUERY=a=1&b=2, c\nPADDED=  x \n\n';

    // when
    const checked = checkVariables(text);

    // then
    expect(checked).toEqual({
      ok: true,
      value: new Map<string, unknown>([
        ['MODE', { set: 'fast' }],
        ['EMPTY', { set: '' }],
        ['OLD_ONE', 'removed'],
        ['QUERY', { set: 'a=1&b=2, c' }],
        ['PADDED', { set: '  x ' }],
      ]),
    });
  });

  test('keep any value of one line as it is', () => {
    const values = fc.string({ unit: 'binary' }).filter(text => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(values, value => {
        // when
        const checked = checkVariables(`KEY=${value}`);

        // then
        expect(checked).toEqual({ ok: true, value: new Map([['KEY', { set: value }]]) });
      }),
    );
  });

  const noPair = [
    'not a variable and its value',
    'write `NAME=value` without spaces around `=`, or `-NAME` to remove it',
  ];
  const noName = [
    'not the name of a variable',
    'a name begins with a letter and has letters, digits and `_`, two at least',
  ];

  test.each<[string, string, string | undefined, ...string[]]>([
    ['a name alone', 'MODE', undefined, ...noPair],
    ['spaces around `=`', 'MODE = s3cret', undefined, ...noPair],
    ['a value alone', '=s3cret', undefined, ...noPair],
    ['a name with a hyphen', 'MY-MODE=s3cret', undefined, ...noName],
    ['a name of one letter', 'M=s3cret', undefined, ...noName],
    ['a name that begins with a digit', '1MODE=s3cret', undefined, ...noName],
    ['two minuses', '--MODE', undefined, ...noName],
    ['a variable of Lambda', 'AWS_REGION=s3cret', 'AWS_REGION', 'Lambda sets this variable itself', 'leave it out'],
    [
      'a value for what is removed',
      '-MODE=s3cret',
      'MODE',
      'removes a variable, and gives it a value',
      'write `-MODE` to remove it, or `MODE=` and a value to set it',
    ],
    ['the same again', 'FIRST=s3cret', 'FIRST', 'this variable stands here twice', 'name each variable once'],
    ['the same again, removed', '-FIRST', 'FIRST', 'this variable stands here twice', 'name each variable once'],
  ])('are refused at their line, without a value: %s', (_, line, value, reason, remedy) => {
    // when
    const checked = checkVariables(`FIRST=1\n\n${line}`);

    // then
    const problem = { where: 'environment-variables, line 3', value, reason, remedy };
    expect(checked).toEqual({ ok: false, problems: [problem] });
    expect(JSON.stringify(checked)).not.toContain('s3cret');
  });
});
