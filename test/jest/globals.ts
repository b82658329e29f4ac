import type * as jest from '@jest/globals';

/** What a test or a hook may take unless it says more: a world that stands still must end with its name, not stop the run. */
const LIMIT_MS = 60_000;

type Body = (...args: readonly unknown[]) => unknown;
type Define = (title: string, body: Body, limitMs?: number) => void;
type Hook = (body: Body, limitMs?: number) => void;

/** As the light runner puts them there; it knows no limits. */
const given = globalThis as unknown as Record<'afterAll' | 'afterEach' | 'beforeAll' | 'beforeEach', Hook> &
  Pick<typeof jest, 'describe' | 'expect'> & {
    readonly test: Define & {
      readonly each: (...table: readonly unknown[]) => Define;
      readonly skip: Define;
    };
  };

function limited(body: Body, limitMs = LIMIT_MS): Body {
  return async (...args) => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`It did not end within ${limitMs / 1000} s.`)), limitMs);
    try {
      await Promise.race([body(...args), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const limitedHook =
  (hook: Hook): Hook =>
  (body, limitMs) =>
    hook(limited(body, limitMs));

export const { describe, expect } = given;
export const afterAll = limitedHook(given.afterAll);
export const afterEach = limitedHook(given.afterEach);
export const beforeAll = limitedHook(given.beforeAll);
export const beforeEach = limitedHook(given.beforeEach);
export const test = Object.assign<Define, Pick<typeof given.test, 'each' | 'skip'>>(
  (title, body, limitMs) => given.test(title, limited(body, limitMs)),
  {
    each:
      (...table) =>
      (title, body, limitMs) =>
        given.test.each(...table)(title, limited(body, limitMs)),
    skip: given.test.skip,
  },
);
