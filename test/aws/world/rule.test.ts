import { describe, expect, test } from '@jest/globals';
import { inOrder, takesRequest, type RuleCondition } from './rule.ts';

const REQUEST = { host: 'www.example.com', path: '/img/Logo.png' };

describe('a rule', () => {
  test.each<{ field: RuleCondition['field']; pattern: string; taken: boolean }>([
    { field: 'path-pattern', pattern: '/img/*', taken: true },
    { field: 'path-pattern', pattern: '/IMG/*', taken: false },
    { field: 'path-pattern', pattern: '/img/Logo?png', taken: true },
    { field: 'path-pattern', pattern: '/img/Logo?.png', taken: false },
    { field: 'path-pattern', pattern: '/img', taken: false },
    { field: 'path-pattern', pattern: '*', taken: true },
    { field: 'host-header', pattern: 'WWW.example.com', taken: true },
    { field: 'host-header', pattern: '*.example.com', taken: true },
    { field: 'host-header', pattern: 'www-example.com', taken: false },
    { field: 'host-header', pattern: 'example.com', taken: false },
  ])(
    'for the $field $pattern takes a request for www.example.com/img/Logo.png: $taken',
    ({ field, pattern, taken }) => {
      expect(takesRequest({ priority: 1, field, pattern }, REQUEST)).toBe(taken);
    },
  );

  test('is tried in the order of priorities, and the default one takes the rest', () => {
    // given
    const byPath = { takes: { priority: 20, field: 'path-pattern', pattern: '/img/*' } } as const;
    const byHost = { takes: { priority: 3, field: 'host-header', pattern: '*' } } as const;
    const byDefault = { takes: 'the rest' } as const;

    // when
    const tried = inOrder([byDefault, byPath, byHost]);

    // then
    expect(tried).toEqual([byHost, byPath, byDefault]);
    expect(takesRequest(byDefault.takes, REQUEST)).toBe(true);
  });
});
