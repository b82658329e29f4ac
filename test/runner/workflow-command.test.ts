import { describe, expect, test } from '@jest/globals';
import { parseWorkflowCommand } from './workflow-command.ts';

const known = (name: string) => ['error', 'group', 'debug'].includes(name);

describe('a line of output', () => {
  test.each([
    { line: '::error::no', name: 'error', properties: {}, data: 'no' },
    { line: '  ::debug::indented', name: 'debug', properties: {}, data: 'indented' },
    { line: '::group::a::b', name: 'group', properties: {}, data: 'a::b' },
    { line: '::error::', name: 'error', properties: {}, data: '' },
    { line: '::error::a%0Ab%0D%25', name: 'error', properties: {}, data: 'a\nb\r%' },
    { line: '::error::%250A', name: 'error', properties: {}, data: '%0A' },
    {
      line: '::error file=a%2Cb.ts,line=3,title=x%3A y=z,col=::m',
      name: 'error',
      properties: { file: 'a,b.ts', line: '3', title: 'x: y=z' },
      data: 'm',
    },
  ])('$line is the command $name', ({ line, ...command }) => {
    // given the line of the table
    // when
    const parsed = parseWorkflowCommand(line, known);
    // then
    expect(parsed).toEqual(command);
  });

  test.each(['error', ':error:', 'see ::error::x', '::unknown::x', '::error', ':: error::x'])(
    '%p is no command',
    line => {
      // given the line of the table
      // when
      const parsed = parseWorkflowCommand(line, known);
      // then
      expect(parsed).toBeUndefined();
    },
  );
});
