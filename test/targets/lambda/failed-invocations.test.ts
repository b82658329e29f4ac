import { describe, expect, test } from '@jest/globals';
import type { Invoked } from '../../../src/release/vantage.ts';
import { failedInvocations } from '../../../src/targets/lambda/failed-invocations.ts';
import { knownIn } from '../../../src/targets/lambda/hands.ts';
import { invoking } from '../../../src/targets/lambda/invoke.ts';
import { versionOf } from '../../../src/targets/lambda/version.ts';
import type { Wanted } from '../../../src/targets/lambda/wanted.ts';
import { openFunction, revision } from './open-function.ts';

const never = new AbortController().signal;

const version = (Variables: Readonly<Record<string, string>>) =>
  versionOf({ Version: '1', CodeSha256: 'one', RevisionId: 'one', Environment: { Variables } }, 'checkout');

/** What the job log shows of an invocation that ended so. */
async function logOf(invoked: Invoked, known: readonly string[], payload?: string): Promise<string | undefined> {
  const failed = failedInvocations(known, () => 0);
  await failed.watching(() => Promise.resolve(invoked))(payload, never);
  return failed.last()[0]?.log;
}

const failedWith = (log: string): Invoked => ({ is: 'failed', error: 'Unhandled', payload: '{}', log });

describe('The log of an invocation that failed', () => {
  test('shows nothing of what the function was invoked with, though it prints one member of it', async () => {
    // given
    const payload = '{"auth":{"token":"tok-99887766"},"dry":true}';
    // when
    const log = await logOf(failedWith('INFO token is tok-99887766 { dry: true }'), [], payload);
    // then
    expect(log).toBe('INFO token is *** { dry: true }');
  });

  test('replaces the longest value first, wherever it is known from', async () => {
    // given
    const known = ['tok-99'];
    // when
    const log = await logOf(failedWith('tok-99887766'), known, '{"token":"tok-99887766"}');
    // then
    expect(log).toBe('***');
  });

  test.each<[what: string, wanted: Wanted, log: string]>([
    ['as it is', { is: 'known', version: version({}) }, 'a"quoted"value'],
    ['as JSON prints it', { is: 'known', version: version({}) }, '{"JS":"a\\"quoted\\"value"}'],
    ['a member of one that is JSON', { is: 'known', version: version({}) }, 'connects with hunter22'],
    [
      'one that this release brings',
      {
        is: 'to be published',
        configuration: { Environment: { Variables: { NEW: 's3cr3t-new' } } },
        goneBack: undefined,
      },
      's3cr3t-new',
    ],
  ])('shows no value of the environment: %s', async (_, wanted, printed) => {
    // given
    const now = version({ JS: 'a"quoted"value', DB: '{"user":"shop","password":"hunter22"}' });
    // when
    const log = await logOf(failedWith(printed), knownIn({ now, blue: undefined, wanted }));
    // then
    expect(log).toContain('***');
    expect(log).not.toMatch(/quoted|hunter22|s3cr3t/);
  });

  test('begins with a whole line where Lambda has cut it: half a value is known to nobody', async () => {
    // given
    const code = `export const handler = async () => {
      for (let at = 0; at < 40; at += 1) console.log('line ' + at + ' ' + 'secret-'.repeat(20) + 'end');
      throw new Error('no');
    };`;
    await using shop = await openFunction({
      function: { package: 'talks', versions: [{ version: '1', package: 'talks' }] },
      lambda: { packages: { talks: { files: { 'index.mjs': code } } } },
    });
    // when
    const { log = '' } = await invoking(shop.hand, revision('1'))(undefined, never);
    // then
    const lines = log.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\S+Z\t.*line \d+ (secret-){20}end$/);
    expect(lines.at(-1)).toMatch(/^REPORT/);
  });

  test('is shown from its beginning where Lambda has cut nothing', async () => {
    // given
    await using shop = await openFunction();
    // when
    const { log } = await invoking(shop.hand, revision('1'))('{"ping":true}', never);
    // then
    expect(log).toMatch(/^START/);
  });
});
