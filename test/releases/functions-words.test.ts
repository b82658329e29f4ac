import { describe, expect, test } from '@jest/globals';
import { takeOver } from '../../src/engine/take-over.ts';
import type { Left } from '../../src/release/left.ts';
import { clockHere } from './bad-days/clock-here.ts';
import { type Released, releaseBy, releaseHere } from './bad-days/release-here.ts';
import { bluePackage, checkout, type CheckoutChanges, files, handlerOf, inputs } from './checkout.ts';
import { type Days, nth, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { toldHere } from './told-here.ts';

const minute = 60_000;
const quick = { strategy: 'blue-green', bake: '1m', gates: 'none' };
const canary = { strategy: 'canary', steps: '10% 5m', bake: '1m', gates: 'none' };

function story(changes: CheckoutChanges = {}): Scenario {
  const { package: _, ...place } = inputs;
  return {
    name: 'functions',
    tells: 'A function, and what is said of it.',
    files: { ...files(), 'dist-2.5.0/index.mjs': handlerOf('2.5.0') },
    blue: bluePackage,
    inputs: { ...place, ...quick },
    world: checkout({ ...changes, world: { warmUp: '2m', ...changes.world } }),
  };
}

/** What is true of ECS and of CodeDeploy: nothing of it is there where Greenlight moves an alias. */
const ofOthers =
  /\b(ECS|CodeDeploy|from-revision|task sets?|listeners?|target groups?|healthy targets?|deployments? (of|is|was|had|ended)|the (stop|deployment)|take the stop|AWS goes on)\b/;

/** All that people read of it; what CodeDeploy would add to it is said on purpose. */
function saidOf({ log, summary, verdict }: Released): readonly string[] {
  return [...log.split('\n'), ...summary.split('\n'), verdict.because, verdict.next ?? ''].filter(
    line => !line.includes('CodeDeploy does not have this gap'),
  );
}

const wrongIn = (told: Released): readonly string[] => saidOf(told).filter(line => ofOthers.test(line));

describe('What is said of a function whose alias Greenlight moves', () => {
  test.each(['lambda-canary', 'lambda-bad-release', 'lambda-smoke-fails', 'lambda-first-release'])(
    'is not what is true of a deployment or a service: %s',
    async name => {
      // when
      const told = await toldHere(scenarioNamed(name)!);

      // then
      expect(wrongIn(told)).toEqual([]);
    },
  );

  test.each([
    [
      'while green is made',
      3_000,
      /The job was cancelled\. Green was in the making by then \(.+\), and serves nobody\./,
    ],
    ['with a tenth of users on green', 2 * minute, /The job was cancelled\./],
  ])('is true of a release that is cancelled %s, and says what was written by then', async (_, at, because) => {
    // given
    await using days = await openDays(story());
    const cancel = new AbortController();
    days.aws.timeline.at(days.aws.timeline.now() + at, () => cancel.abort('SIGINT'));

    // when
    const asked = { ...story(), inputs: { ...story().inputs, ...canary, package: 'dist' } };
    const told = await releaseHere(days.aws, asked, days.gitHub, { cancelled: cancel.signal });

    // then
    expect(told.verdict).toMatchObject({ name: 'cancelled', because: expect.stringMatching(because) });
    expect(wrongIn(told)).toEqual([]);
  });
});

describe('Somebody who goes back without a ledger is told to release a version, with the input of a function', () => {
  test.each<[how: string, asked: Readonly<Record<string, string>>, attempt: number]>([
    ['by a rollback', { operation: 'rollback' }, 1],
    ['by a re-run that is there to go back', { package: 'dist', 'on-rerun': 'rollback' }, 2],
  ])('%s', async (_, asked, attempt) => {
    // given
    await using days = await openDays(story());

    // when
    const told = await days.run({ github: { ...nth(42, attempt), token: '' }, inputs: asked });

    // then
    expect(told.verdict).toMatchObject({ name: 'refused', next: expect.stringContaining('`from-version`') });
  });

  test('and so is one whose ledger has no release that was good', async () => {
    // given
    await using days = await openDays(story());

    // when
    const told = await days.run({ github: nth(42), inputs: { operation: 'rollback' } });

    // then
    expect(told.verdict).toMatchObject({ name: 'refused', next: expect.stringContaining('`from-version`') });
  });
});

describe('A plan of a function', () => {
  test('says on its page what follows the alias, and that nobody ends a split whose runner is lost', async () => {
    // given
    const qualifier = 'live';
    const permissions = [{ sid: 'x', qualifier, principal: 'apigateway.amazonaws.com' }];
    await using days = await openDays(story({ function: { permissions } }));

    // when
    const told = await days.run({ github: nth(42), inputs: { operation: 'plan', package: 'dist', ...canary } });

    // then
    for (const page of [told.summary, told.record]) {
      expect(page).toContain('What follows the alias and its weights: calls of apigateway.amazonaws.com.');
      expect(page).toContain('where the runner is lost while it is divided, it stays divided');
    }
  });
});

describe('A plan of a first release', () => {
  test('replaces nothing', async () => {
    // given
    await using days = await openDays(story({ function: { versions: [], aliases: [], users: [] } }));

    // when
    const told = await days.run({ github: nth(42), inputs: { operation: 'plan', package: 'dist' } });

    // then
    expect(told.verdict.because).toBe(
      'A release would bring a new revision of checkout, and nothing serves before it. Nothing was written.',
    );
    expect(wrongIn(told)).toEqual([]);
  });
});

/** The step of run 42 has left a tenth of users on version 2, and its process is gone. */
async function left(days: Days): Promise<Left> {
  const staged = await days.run({ github: nth(42), inputs: { operation: 'stage', package: 'dist' } });
  const change = staged.outputs.get('change-id')!;
  const now = days.aws.timeline.now();
  const until = new Date(now + 45 * minute).toISOString().replace(/\.\d+/, '');
  await days.aws.perform({
    call: 'lambda:UpdateAlias',
    input: {
      FunctionName: 'checkout',
      Name: 'live',
      FunctionVersion: '1',
      Description: `what users call [greenlight ${change} 1>2 until ${until} by ${nth(42).runId}.1]`,
      RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } },
    },
  });
  await days.pass(5_000);
  return {
    releaseId: change.replace(/\.\d+$/, ''),
    began: now - minute,
    deployment: change,
    cancelled: now,
    stood: { is: 'going on' },
  };
}

async function postStep(days: Days, of: Left): Promise<Released> {
  await using clock = clockHere(days.aws.timeline);
  const asked = { ...story(), inputs: { ...story().inputs, package: 'dist' }, github: nth(42) };
  return await releaseBy(clock, days.aws, asked, {
    gitHub: days.gitHub,
    by: (request, surroundings) => takeOver(request, of, surroundings),
  });
}

describe('The post step of a release that moved an alias', () => {
  test('gives the traffic back, in the words of an alias', async () => {
    // given
    await using days = await openDays(story());

    // when
    const told = await postStep(days, await left(days));

    // then
    expect(told.verdict).toMatchObject({ name: 'cancelled', serving: { who: 'blue' } });
    expect(wrongIn(told)).toEqual([]);
  });

  test('that cannot see it says that the traffic stays divided, and not that AWS goes on with it', async () => {
    // given
    await using days = await openDays(story());
    const leftBehind = await left(days);
    days.aws.faults.inject({ operation: 'lambda:GetAlias', calls: 'every', fault: { kind: 'server-error' } });

    // when
    const { verdict } = await postStep(days, leftBehind);

    // then
    expect(verdict).toMatchObject({
      name: 'unknown',
      next: expect.stringMatching(
        /^What it has moved stays where it is: nothing moves it on or back\..*`operation: rollback`/,
      ),
    });
  });

  test('looks again for as long as it has, where AWS does not answer at first', async () => {
    // given
    await using days = await openDays(story());
    const leftBehind = await left(days);
    const fault = days.aws.faults.inject({
      operation: 'lambda:GetAlias',
      calls: 'every',
      fault: { kind: 'server-error' },
    });
    days.aws.timeline.at(days.aws.timeline.now() + 2.5 * minute, () => days.aws.faults.remove(fault));

    // when
    const { verdict } = await postStep(days, leftBehind);

    // then
    expect(verdict).toMatchObject({ name: 'cancelled', serving: { who: 'blue' } });
  });
});

describe('A rollback of what another run has begun', () => {
  test('does not name a change as the one who began it', async () => {
    // given
    await using days = await openDays(story());
    const { deployment = '' } = await left(days);

    // when
    const told = await days.run({ github: nth(43), inputs: { operation: 'rollback' } });

    // then
    expect(told.verdict.name).toBe('restored');
    expect(told.log).toContain(`${deployment} began with checkout:2, which is sent back now.`);
    expect(wrongIn(told)).toEqual([]);
  });
});
