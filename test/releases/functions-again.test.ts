import { describe, expect, test } from '@jest/globals';
import type { Act } from '../aws/act.ts';
import {
  bluePackage,
  checkout,
  type CheckoutChanges,
  files,
  greenPackage,
  handlerOf,
  inputs,
  newestPackage,
} from './checkout.ts';
import { type Days, nth, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { countsOf } from './told-here.ts';
import { servingImage, shareOfGreen } from './traffic.ts';

const minute = 60_000;
const quick = { strategy: 'blue-green', bake: '1m', gates: 'none' };
const statusOnly = { operation: 'status', gates: '', strategy: '', bake: '' };
const canary = { strategy: 'canary', steps: '10% 2m', bake: '1m', gates: 'none' };

/** What people do with a function, run after run. */
function story(changes: CheckoutChanges = {}): Scenario {
  const { package: _, ...place } = inputs;
  return {
    name: 'functions',
    tells: 'People release a function, look, go on and go back.',
    files: { ...files(), 'dist-2.5.0/index.mjs': handlerOf('2.5.0') },
    blue: bluePackage,
    inputs: { ...place, ...quick },
    world: checkout({ ...changes, world: { warmUp: '2m', ...changes.world } }),
  };
}

const release = (days: Days, run: number, more: Readonly<Record<string, string>> = {}, attempt = 1) =>
  days.run({ github: nth(run, attempt), inputs: { package: 'dist', ...more } });

/** A minute later, when what was asked for last has taken effect. */
async function served(days: Days): Promise<string | undefined> {
  await days.pass(minute);
  return servingImage(days.aws);
}

const writes = (days: Days) =>
  days.aws
    .calls()
    .map(({ operation }) => operation)
    .filter(operation => /^(Update|Publish|Create|Delete|Put)/.test(operation));

/** The alias as a run has left it that died with a tenth of the traffic on what it brought. */
const leftBy = (run: number, version: string, until = '2026-11-20T12:40:00Z'): Act => ({
  call: 'lambda:UpdateAlias',
  input: {
    FunctionName: 'checkout',
    Name: 'live',
    FunctionVersion: '1',
    Description: `what users call [greenlight ${changeOf(run)} 1>${version} until ${until} by ${nth(run).runId}.1]`,
    RoutingConfig: { AdditionalVersionWeights: { [version]: 0.1 } },
  },
});

/** The digest of environment and target, as every release of this function's alias has it. */
const place = '5f1eae1b';
const changeOf = (run: number): string => `gl-${nth(run).runId}-${place}.1`;

/** Version 2 is published, as the run that died has left it. */
const published: CheckoutChanges['function'] = {
  package: greenPackage,
  versions: [
    { version: '1', package: bluePackage },
    { version: '2', package: greenPackage, description: `greenlight ${changeOf(42)}` },
  ],
};

describe('A version that is staged', () => {
  test('is published and proven, and the alias is as it was', async () => {
    // given
    await using days = await openDays(story());
    // when
    const staged = await release(days, 42, { operation: 'stage' });
    // then
    expect(staged.verdict).toMatchObject({ name: 'staged', serving: { who: 'blue' } });
    expect(writes(days)).toEqual(['UpdateFunctionCode', 'PublishVersion']);
  });

  test('is given the traffic by a job of another run that is handed its change-id', async () => {
    // given
    await using days = await openDays(story());
    const staged = await release(days, 42, { operation: 'stage' });
    // when
    const promoted = await days.run({
      github: nth(43),
      inputs: { operation: 'promote', 'release-id': staged.outputs.get('change-id') ?? '' },
    });
    // then
    expect(promoted.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(promoted.outputs.get('change-id')).toBe(staged.outputs.get('change-id'));
    expect(await served(days)).toBe(greenPackage);
    expect(countsOf(days.aws.calls())['PublishVersion']).toBe(1);
  });

  test('is not promoted once something else has served since', async () => {
    // given
    await using days = await openDays(story());
    const staged = await release(days, 42, { operation: 'stage' });
    await release(days, 43, { package: 'dist-2.5.0' });
    // when
    const promoted = await days.run({
      github: nth(44),
      inputs: { operation: 'promote', 'release-id': staged.outputs.get('change-id') ?? '' },
    });
    // then
    expect(promoted.verdict.name).toBe('refused');
    expect(await served(days)).toBe(newestPackage);
  });
});

describe('A split that a lost runner has left', () => {
  test('is gone on with by a re-run of its job, and not published anew', async () => {
    // given
    await using days = await openDays(story({ function: published }));
    await days.aws.perform(leftBy(42, '2'));
    // when
    const again = await release(days, 42, canary, 2);
    // then
    expect(again.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(again.outputs.get('change-id')).toBe(changeOf(42));
    expect(await served(days)).toBe(greenPackage);
    expect(countsOf(days.aws.calls())['PublishVersion']).toBeUndefined();
  });

  test('is waited for by another run while its lease lasts and nobody knows of its end, and then taken back', async () => {
    // given
    await using days = await openDays(story({ function: published }));
    await days.aws.perform(leftBy(42, '2', '2026-11-20T12:05:00Z'));
    // when
    const next = await release(days, 43, { package: 'dist-2.5.0', ...canary });
    // then
    expect(next.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(next.log).toMatch(/waiting for the split of gl-\d+-5f1eae1b\.1/);
    expect(next.log).toContain(`gave the traffic of ${changeOf(42)} back`);
    expect(next.endedAt).toBeGreaterThan(Date.parse('2026-11-20T12:20:00Z'));
    expect(await served(days)).toBe(newestPackage);
  });

  test('is left alone by a run that refuses to wait', async () => {
    // given
    await using days = await openDays(story({ function: published }));
    await days.aws.perform(leftBy(42, '2'));
    await days.pass(minute);
    // when
    const next = await release(days, 43, { package: 'dist-2.5.0', 'when-busy': 'refuse' });
    // then
    expect(next.verdict.name).toBe('refused');
    expect(shareOfGreen(days.aws, bluePackage)).toBe(10);
  });

  test('is sent back by a rollback, in one write, whoever holds it', async () => {
    // given
    await using days = await openDays(story({ function: published }));
    await days.aws.perform(leftBy(42, '2'));
    // when
    const back = await days.run({ github: nth(43), inputs: { operation: 'rollback' } });
    // then
    expect(back.verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(await served(days)).toBe(bluePackage);
  });

  test('is told by `status` with its share, and that nobody moves it', async () => {
    // given
    await using days = await openDays(story({ function: published }));
    await days.aws.perform(leftBy(42, '2', '2026-11-20T11:00:00Z'));
    // when
    const told = await days.run({
      github: nth(43),
      inputs: { operation: 'status', gates: '', strategy: '', bake: '' },
    });
    // then
    expect(told.verdict).toMatchObject({ name: 'reported', serving: { who: 'split', green: 10 } });
    expect(told.log).toContain('nobody moves it any more');
    expect(told.log).toContain('operation: rollback');
  });

  test('is no trap for a run without a token: it is refused at once, with the permission that would have told', async () => {
    // given
    await using days = await openDays(story({ function: published }));
    await days.aws.perform(leftBy(42, '2', '2026-11-20T14:00:00Z'));
    await days.pass(minute);
    // when
    const next = await days.run({
      github: { ...nth(43), token: '' },
      inputs: { package: 'dist-2.5.0', ...canary },
    });
    const status = await days.run({ github: { ...nth(44), token: '' }, inputs: statusOnly });
    // then
    expect(next.verdict).toMatchObject({ name: 'refused', next: expect.stringContaining('`actions: read`') });
    expect(next.endedAt).toBeLessThan(Date.parse('2026-11-20T12:10:00Z'));
    expect(status.log).toMatch(/whether its run is still there is not known.*`actions: read`/);
    expect(status.log).toContain('the next release ends it after 14:15:00 UTC');
  });
});

describe('A split that is not Greenlight’s', () => {
  /** Version 3 beside 2, by hand, where run 41 has released 2. */
  const divided = async () => {
    const days = await openDays(story());
    await release(days, 41);
    await release(days, 42, { package: 'dist-2.5.0', operation: 'stage' });
    await days.aws.perform({
      call: 'lambda:UpdateAlias',
      input: {
        FunctionName: 'checkout',
        Name: 'live',
        FunctionVersion: '2',
        Description: 'prod',
        RoutingConfig: { AdditionalVersionWeights: { 3: 0.1 } },
      },
    });
    await days.pass(minute);
    return days;
  };
  const command =
    'aws lambda update-alias --region eu-west-1 --function-name checkout --name live --function-version 2 ' +
    `--routing-config '{"AdditionalVersionWeights":{}}'`;

  test.each(['release', 'stage'])('is waited for by a %s, which names the command that ends it', async operation => {
    // given
    await using days = await divided();
    const before = writes(days).length;
    // when
    const next = await release(days, 43, { operation, 'when-busy': 'supersede' });
    // then
    expect(next.log).toContain(command);
    expect(next.verdict).toMatchObject({
      name: 'refused',
      because: expect.stringMatching(/has waited .* in vain for alias live to lead to one version/),
    });
    expect(writes(days)).toHaveLength(before);
  });

  test('is ended by a rollback, in one write: what the alias names as its own has all traffic again', async () => {
    // given
    await using days = await divided();
    const before = writes(days).length;
    // when
    const back = await days.run({ github: nth(43), inputs: { operation: 'rollback' } });
    // then
    expect(back.verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(back.log).toContain('gave all traffic of alias live to checkout:2');
    expect(writes(days).slice(before)).toEqual(['UpdateAlias']);
    expect(await served(days)).toBe(greenPackage);
  });

  test('is told by `status` with what ends it, and with nothing that does not', async () => {
    // given
    await using days = await divided();
    // when
    const { log, verdict, summary } = await days.run({ github: nth(43), inputs: statusOnly });
    // then
    expect(verdict.serving).toMatchObject({ who: 'split', green: 10 });
    for (const page of [log, summary]) expect(page).toContain(`\`${command}\``);
    expect(log).toContain('operation: rollback');
    expect(log).not.toContain('re-run its job');
  });
});

describe('Going back to a version that has served', () => {
  test('takes one write of the alias, and no publishing', async () => {
    // given
    await using days = await openDays(story());
    await release(days, 42);
    await release(days, 43, { package: 'dist-2.5.0' });
    const before = writes(days).length;
    // when
    const back = await days.run({ github: nth(44), inputs: { operation: 'rollback' } });
    // then
    expect(back.verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(back.outputs.get('revision')).toBe('checkout:2');
    expect(await served(days)).toBe(greenPackage);
    expect(writes(days).slice(before)).toEqual(['UpdateAlias', 'UpdateAlias']);
  });

  test('is what a re-run of the release directly before does', async () => {
    // given
    await using days = await openDays(story());
    await release(days, 42);
    await release(days, 43, { package: 'dist-2.5.0' });
    // when
    const again = await release(days, 42, {}, 2);
    // then
    expect(again.verdict.name).toBe('restored');
    expect(await served(days)).toBe(greenPackage);
  });

  test('is rehearsed by a drill: a tenth of users, and back', async () => {
    // given
    await using days = await openDays(story());
    // when
    const drilled = await release(days, 42, { operation: 'drill', ...canary });
    // then
    expect(drilled.verdict).toMatchObject({ name: 'drilled', serving: { who: 'blue' } });
    expect(await served(days)).toBe(bluePackage);
  });

  test('is no drill of code that was gone back from, and that nobody has named', async () => {
    // given: `$LATEST` still holds it
    await using days = await openDays(story());
    await release(days, 42);
    await release(days, 43, { package: 'dist-2.5.0' });
    await release(days, 44, { operation: 'rollback', package: '' });
    // when
    const drilled = await release(days, 45, { operation: 'drill', package: '', 'environment-variables': 'DRILL=45' });
    // then
    expect(drilled.verdict).toMatchObject({
      name: 'refused',
      because: expect.stringContaining('the drill would give it to users, and nobody has proven it'),
    });
    expect(await served(days)).toBe(greenPackage);
  });
});

describe('Old versions', () => {
  const many: CheckoutChanges['function'] = {
    versions: ['1', '2', '3', '4', '5'].map(version => ({ version, package: bluePackage })),
    aliases: [
      { name: 'live', version: '5' },
      { name: 'partner', version: '2' },
    ],
  };
  const deleted = (days: Days) =>
    days.aws
      .calls()
      .filter(({ operation }) => operation === 'DeleteFunction')
      .map(({ input }) => /"Qualifier":"(\d+)"/.exec(input)?.[1]);

  test('are deleted only when that is asked for', async () => {
    // given
    await using days = await openDays(story({ function: many }));
    // when
    await release(days, 42);
    // then
    expect(deleted(days)).toEqual([]);
  });

  test('that an alias or the way back needs stay, however few are to be kept', async () => {
    // given
    await using days = await openDays(story({ function: many }));
    // when
    const told = await release(days, 42, { 'keep-versions': '1' });
    // then
    expect(told.verdict.name).toBe('released');
    expect(deleted(days)).toEqual(['1', '3', '4']);
  });
});
