import { describe, expect, test } from '@jest/globals';
import { alarmsIn, holds, parseRule } from './alarm-rule.ts';

const states: Readonly<Record<string, 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'>> = {
  red: 'ALARM',
  green: 'OK',
  grey: 'INSUFFICIENT_DATA',
  'two words (and more)': 'ALARM',
};

describe('composite alarm rules', () => {
  test.each([
    { rule: 'ALARM(red)', expected: true },
    { rule: 'ALARM(green)', expected: false },
    { rule: 'OK("green")', expected: true },
    { rule: "INSUFFICIENT_DATA('grey')", expected: true },
    { rule: 'TRUE', expected: true },
    { rule: 'FALSE', expected: false },
    { rule: 'NOT ALARM(green)', expected: true },
    { rule: 'ALARM(red) AND ALARM(green)', expected: false },
    { rule: 'ALARM(red) OR ALARM(green)', expected: true },
    { rule: 'TRUE OR TRUE AND FALSE', expected: true },
    { rule: '(TRUE OR TRUE) AND FALSE', expected: false },
    { rule: 'NOT FALSE AND FALSE', expected: false },
    { rule: 'NOT (FALSE AND FALSE)', expected: true },
    { rule: '((ALARM( "two words (and more)" )))', expected: true },
    { rule: 'ALARM(nobody)', expected: false },
  ])('$rule is $expected', ({ rule, expected }) => {
    expect(holds(parseRule(rule), name => states[name])).toBe(expected);
  });

  test('each alarm that a rule names is found once', () => {
    expect(alarmsIn(parseRule('ALARM(a) AND NOT (OK("b c") OR ALARM(a) OR TRUE)'))).toEqual(['a', 'b c']);
  });

  test.each([
    { rule: '', complaint: 'the rule ends where a term is expected' },
    { rule: 'ALARM(a', complaint: 'the rule ends where ")" is expected' },
    { rule: 'ALARM a', complaint: '"a" stands at character 7 where "(" is expected' },
    { rule: 'alarm(a)', complaint: '"alarm" at character 1 is not a function or constant of alarm rules' },
    { rule: 'TRUE FALSE', complaint: '"FALSE" at character 6 stands after the end of the rule' },
  ])('"$rule" is refused with its place', ({ rule, complaint }) => {
    expect(() => parseRule(rule)).toThrow(complaint);
  });
});
