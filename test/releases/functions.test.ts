import { describe, expect, test } from '@jest/globals';
import type { SeedInput } from '../aws/seed.ts';
import { bluePackage, brokenHandler, checkout, type CheckoutChanges, files, inputs } from './checkout.ts';
import type { Scenario } from './scenario.ts';
import { nth } from './chapter.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { threeTimesSlower } from './shop.ts';
import { openStage } from './stage.ts';
import { countsOf, mostOnGreen, stepHere, toldHere } from './told-here.ts';

const minute = 60_000;

/** A release of the checkout that differs in something from one that goes well. */
function story(changes: CheckoutChanges = {}, asked: Readonly<Record<string, string>> = {}): Scenario {
  return {
    name: 'checkout',
    tells: '',
    inputs: { ...inputs, ...asked },
    files: files(changes.code),
    blue: bluePackage,
    world: checkout(changes),
  };
}

const named = (name: string): Scenario => scenarioNamed(name)!;

type Actor = NonNullable<SeedInput['actors']>[number];

const alone = { name: 'live', version: '1' };

/** Somebody else, two minutes after the release began. */
const meanwhile = (call: string, input: object): Actor => ({
  at: '2m',
  do: { call, input: { FunctionName: 'checkout', ...input } },
});

describe('A good version of a function', () => {
  test('is invoked before any user, gets what each step asks for, and all of it in the end', async () => {
    // when
    const told = await toldHere(named('lambda-canary'));
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(told.shares.map(({ green }) => green)).toEqual([0, 5, 25, 100]);
    expect(countsOf(told.calls)).toMatchObject({ Invoke: 1, PublishVersion: 1, UpdateFunctionCode: 1 });
    // One for each share, one in the bake for the lease, and one that notes the end.
    expect(countsOf(told.calls)).toMatchObject({ UpdateAlias: 5 });
  });

  test('keeps what a user wrote into the description of the alias, and says there which change it is', async () => {
    // when
    const told = await toldHere(story({}, { strategy: 'blue-green', bake: '0s' }));
    // then
    const [last] = told.calls.filter(({ operation }) => operation === 'UpdateAlias').slice(-1);
    expect(last?.input).toMatch(/what users call \[greenlight gl-\d+-[0-9a-f]{8}\.1 1>2\]/);
  });

  test('is told how many of the requests reached it at each share', async () => {
    // when
    const { log } = await toldHere(named('lambda-canary'));
    // then
    expect(log).toMatch(/\d+ of \d+ requests reached green \(\d\.?\d? %\), which was given 5 %\./);
  });

  test('is not made anew by a later run of the same package: what serves is what was asked for', async () => {
    // given
    const same = story({}, { strategy: 'blue-green', bake: '0s' });
    await using stage = await openStage(same, { kind: 'stepped' });
    const first = await stepHere(stage, same, { github: nth(42) });
    // when
    const second = await stepHere(stage, same, { github: nth(43) });
    // then
    expect([first.verdict.name, second.verdict.name]).toEqual(['released', 'nothing-to-do']);
    expect(countsOf(stage.aws.calls())['PublishVersion']).toBe(1);
  });
});

describe('A bad version of a function', () => {
  test('is back at nothing within one look of the alarm, by one write', async () => {
    // when
    const told = await toldHere(named('lambda-bad-release'));
    // then
    const alarm = told.alarms.find(({ state, at }) => state === 'ALARM' && at > told.beganAt)!;
    const back = told.shares.at(-1)!;
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(mostOnGreen(told)).toBe(10);
    expect(back.green).toBe(0);
    expect(back.at - alarm.at).toBeLessThanOrEqual(11_000);
  });

  test('that fails with status 200 meets no user, and what it said is in the job log alone', async () => {
    // when
    const told = await toldHere(named('lambda-smoke-fails'));
    // then
    expect(told.verdict).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect(mostOnGreen(told)).toBe(0);
    expect(told.log).toContain('TypeError');
    for (const page of [told.summary, told.record, ...told.comments.map(({ body }) => body)])
      expect(page).not.toContain('session of token');
  });

  test('whose weights nobody follows is not taken for proven', async () => {
    // given
    const ignored = { aliases: [{ ...alone, weightsAre: 'ignored' as const }] };
    // when
    const told = await toldHere(
      story({ function: ignored, green: threeTimesSlower }, { steps: '10% 10m', gates: 'none' }),
    );
    // then
    expect(told.verdict).toMatchObject({
      name: 'rolled-back',
      because: expect.stringMatching(/given 10 % of traffic, and 0 of \d+ requests reached it/),
    });
  });
});

describe('The first release of a function', () => {
  test('makes its alias with all traffic at once, and says that there was nothing to go back to', async () => {
    // when
    const told = await toldHere(named('lambda-first-release'));
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(told.greenShare).toBe(100);
    expect(told.warnings.join()).toContain('there is nothing to go back to');
    expect(told.outputs.has('previous-revision')).toBe(false);
  });

  test('calls a person where it turns bad, and leaves the only version where it is', async () => {
    // given
    const first = { versions: [], aliases: [], users: [{ call: 'live', requestsPerSecond: 50 }] };
    // when
    const told = await toldHere(story({ function: first, green: threeTimesSlower }, { 'on-alarm-already': 'ignore' }));
    // then
    expect(told.verdict).toMatchObject({ name: 'broken', because: expect.stringContaining('nothing to go back to') });
    expect(told.greenShare).toBe(100);
  });

  test('is refused where users reach $LATEST: they would meet the code before anything is proven', async () => {
    // given
    const bare = { versions: [], aliases: [], urls: [{ authType: 'NONE' as const }] };
    // when
    const told = await toldHere(story({ function: bare }));
    // then
    expect(told.verdict).toMatchObject({ name: 'refused', because: expect.stringContaining('$LATEST') });
    expect(told.summary).toContain('aws lambda create-alias');
  });
});

describe('A bad day of a function', () => {
  test.each<{
    readonly what: string;
    readonly changes?: CheckoutChanges;
    readonly asked?: Readonly<Record<string, string>>;
    readonly verdict: string;
    readonly because: RegExp;
    readonly green: number;
  }>([
    {
      what: 'an update that never settles',
      changes: { function: { update: 'never' } },
      asked: { timeout: '25m' },
      verdict: 'failed',
      because: /time limit of 25 min|25m.*ran out/,
      green: 0,
    },
    {
      what: 'code storage that is full',
      changes: { lambda: { limits: { codeStorageBytes: 700 } } },
      verdict: 'failed',
      because: /CodeStorageExceededException/,
      green: 0,
    },
    {
      what: 'a version with another role',
      asked: { configuration: 'Role: arn:aws:iam::123456789012:role/other' },
      verdict: 'refused',
      because: /not the same role/,
      green: 0,
    },
    {
      what: 'somebody who gives the alias to a third version',
      changes: {
        function: {
          versions: [
            { version: '1', package: bluePackage },
            { version: '2', package: bluePackage },
          ],
          aliases: [alone],
        },
        world: {
          actors: [
            meanwhile('lambda:UpdateAlias', {
              Name: 'live',
              FunctionVersion: '2',
              RoutingConfig: { AdditionalVersionWeights: {} },
            }),
          ],
        },
      },
      verdict: 'superseded',
      because: /checkout:2/,
      green: 0,
    },
    {
      what: 'somebody who gives all of it back to blue',
      changes: {
        world: {
          actors: [
            meanwhile('lambda:UpdateAlias', {
              Name: 'live',
              FunctionVersion: '1',
              RoutingConfig: { AdditionalVersionWeights: {} },
            }),
          ],
        },
      },
      verdict: 'rolled-back',
      because: /Somebody else/,
      green: 0,
    },
    {
      what: 'somebody who deletes blue in the bake of a bad version: there is no way back',
      changes: {
        green: threeTimesSlower,
        world: { actors: [meanwhile('lambda:DeleteFunction', { Qualifier: '1' })] },
      },
      asked: { strategy: 'blue-green', bake: '10m' },
      verdict: 'broken',
      because: /version 1 was deleted/,
      green: 100,
    },
    {
      what: 'a handler that fails where nobody looks but the alarm',
      changes: { code: brokenHandler, green: { ...threeTimesSlower, requestErrors: 1 } },
      verdict: 'rolled-back',
      because: /checkout-errors|checkout-p99/,
      green: 0,
    },
  ])('$what: $verdict', async ({ changes = {}, asked = {}, verdict, because, green }) => {
    // when
    const told = await toldHere(story(changes, asked));
    // then
    expect(told.verdict).toMatchObject({ name: verdict, because: expect.stringMatching(because) });
    expect(told.greenShare).toBe(green);
  });

  test('a control plane that others throttle loses nothing, and doubles nothing', async () => {
    // given
    const throttled = [2, 5, 9, 14, 15, 16, 30, 31].map(nth => ({
      operation: '*',
      calls: { nth },
      fault: { kind: 'throttle' as const },
    }));
    // when
    const told = await toldHere(story({ world: { faults: throttled } }));
    // then
    expect(told.verdict.name).toBe('released');
    expect(told.greenShare).toBe(100);
  });

  test('no alias is moved on while green is not proven: its step is longer, and then it goes back', async () => {
    // given
    const silent = story(
      {},
      { gates: 'alarms: [checkout-errors]', 'on-no-data': 'hold', 'hold-for': '10m', steps: '10% 5m', timeout: '2h' },
    );
    const unread = {
      operation: 'cloudwatch:DescribeAlarms',
      calls: { from: 20, to: 10_000 },
      fault: { kind: 'server-error' },
    } as const;
    // when
    const told = await toldHere({ ...silent, world: { ...silent.world, faults: [unread] } });
    // then
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(told.verdict.at - told.beganAt).toBeGreaterThanOrEqual(15 * minute);
    expect(mostOnGreen(told)).toBe(10);
  });
});
