import { describe, expect, test } from '@jest/globals';
import { type Holder, type Mark, type Presence, printMark, type Stage } from '../../../src/release/mark.ts';
import { findAlias } from '../../../src/targets/lambda/alias.ts';
import { aliasRouter } from '../../../src/targets/lambda/alias-router.ts';
import { holdingOf } from '../../../src/targets/lambda/holding.ts';
import { type Around, occupantOf } from '../../../src/targets/lambda/occupant.ts';
import { bluePackage } from '../../releases/checkout.ts';
import { openFunction, type OpenFunction, revision } from './open-function.ts';

const minute = 60_000;
/** When the world begins. */
const start = Date.UTC(2026, 10, 20, 12);

const versions = ['1', '2', '3'].map((version, index) => ({
  version,
  package: bluePackage,
  configuration: { Timeout: 10 + index },
}));

const by: Holder = { runId: '8', attempt: 1 };
const held = (until: number, holder = by): Stage => ({ is: 'held', until, by: holder });
const markOf = (stage: Stage): Mark => ({ changeId: 'gl-8-0123abcd.1', from: '1', to: '2', stage });

type AliasNow = { readonly version: string; readonly weights?: Readonly<Record<string, number>>; readonly mark?: Mark };

const at10 = (stage: Stage): AliasNow => ({ version: '1', weights: { 2: 0.1 }, mark: markOf(stage) });
const at100 = (stage: Stage): AliasNow => ({ version: '2', mark: markOf(stage) });

const inAlias = ({ version, weights = {}, mark }: AliasNow) => ({
  version,
  weights,
  description: mark === undefined ? 'what users call' : `what users call ${printMark(mark)}`,
});

function openAt(alias: AliasNow): Promise<OpenFunction> {
  return openFunction({ function: { versions, aliases: [{ name: 'live', ...inAlias(alias) }] } });
}

const readIn = ({ hand }: OpenFunction) => findAlias(hand, hand.brisk, 'live');

const presences = {
  'under way': { is: 'under way' },
  over: { is: 'over' },
  'not known': { is: 'not known', because: 'there is no token', remedy: 'Grant `actions: read`' },
} as const satisfies Record<Presence['is'], Presence>;

function around(world: OpenFunction, presence: () => Presence['is']): Around {
  const { clients, patient, brisk, clock, hand } = world;
  return {
    reach: {
      region: 'eu-west-1',
      clients,
      patient,
      brisk,
      presence: async () => presences[presence()],
      now: clock.now,
    },
    hand,
    router: aliasRouter({ ...hand, alias: 'live', revision }),
    read: () => readIn(world),
    idOf: number => revision(number).id,
    nameOf: number => revision(number).name,
    brings: undefined,
    alias: 'live',
  };
}

const occupantIn = async (world: OpenFunction, presence: () => Presence['is'] = () => 'not known') =>
  occupantOf(holdingOf(await readIn(world)), around(world, presence));

/** Somebody else, or the holder itself, writes the alias. */
const rewritten = (world: OpenFunction, alias: AliasNow) => {
  const { version, weights, description } = inAlias(alias);
  return world.theyCall('UpdateAlias', {
    Name: 'live',
    FunctionVersion: version,
    Description: description,
    RoutingConfig: { AdditionalVersionWeights: weights },
  });
};

describe('An alias', () => {
  test.each<[what: string, alias: AliasNow, holding: object]>([
    ['with one version is free', { version: '1' }, { is: 'free' }],
    ['whose release is over is free', at100({ is: 'released' }), { is: 'free' }],
    ['that was taken back is free', { version: '1', mark: markOf({ is: 'taken back' }) }, { is: 'free' }],
    ['with a share under a lease is held', at10(held(start)), { is: 'held', share: 10 }],
    ['with all of it under a lease is held', at100(held(start)), { is: 'held', share: 100 }],
    [
      'given back to blue by hand is free, whatever its lease says',
      { ...at10(held(start)), weights: {} },
      { is: 'free' },
    ],
    [
      'divided without a word is somebody’s',
      { version: '1', weights: { 3: 0.5 } },
      { is: 'divided', to: '3', share: 50 },
    ],
    [
      'divided otherwise than its lease says is somebody’s',
      { ...at10(held(start)), weights: { 3: 0.1 } },
      { is: 'divided' },
    ],
    ['divided after its release was over is somebody’s', at10({ is: 'released' }), { is: 'divided' }],
  ])('%s', async (_, alias, holding) => {
    // given
    await using world = await openAt(alias);
    // when
    const is = holdingOf(await readIn(world));
    // then
    expect(is).toMatchObject(holding);
  });
});

describe('Whoever divides an alias', () => {
  test.each<[what: string, until: number, presence: Presence['is'], holder: 'at it' | 'gone' | 'not known']>([
    ['is at it while its run goes on', start + minute, 'under way', 'at it'],
    ['is gone when its run is over, however long its lease', start + 60 * minute, 'over', 'gone'],
    ['may be at it for 15 min beyond its lease where nobody can say', start - 14 * minute, 'not known', 'not known'],
    ['is gone after that', start - 16 * minute, 'not known', 'gone'],
    ['is gone after that, also where its run goes on: it would have written', start - 16 * minute, 'under way', 'gone'],
  ])('%s', async (_, until, presence, holder) => {
    // given
    await using world = await openAt(at10(held(until)));
    // when
    const busy = await occupantIn(world, () => presence);
    // then
    expect(busy?.with).toMatchObject({
      is: 'split',
      id: 'gl-8-0123abcd.1',
      madeBy: {
        is: 'another release',
        holder: { is: holder },
        revision: 'checkout:2',
        beside: 'checkout:1',
        serves: 'not all',
      },
    });
    expect(await busy?.watch()).toBe(holder === 'gone' ? 'free' : 'busy');
  });

  test('is nobody where it leads to one version', async () => {
    // given
    await using world = await openAt({ version: '1' });
    // when
    const busy = await occupantIn(world);
    // then
    expect(busy).toBeUndefined();
  });

  test('and is none of Greenlight’s is told with its two versions, and the command that gives one of them everything', async () => {
    // given
    await using world = await openAt({ version: '1', weights: { 3: 0.5 } });
    // when
    const busy = await occupantIn(world, () => 'over');
    // then
    expect(busy?.with.madeBy).toEqual({
      is: 'somebody else',
      between: ['checkout:1', 'checkout:3'],
      command:
        'aws lambda update-alias --region eu-west-1 --function-name checkout --name live --function-version 1 ' +
        `--routing-config '{"AdditionalVersionWeights":{}}'`,
    });
    expect(await busy?.watch()).toBe('busy');
  });

  test.each([undefined, 'checkout:2'])(
    'and is none of Greenlight’s is not ended for what is none of its versions (%s)',
    async askedBack => {
      // given
      await using world = await openAt({ version: '1', weights: { 3: 0.5 } });
      const busy = await occupantIn(world);
      // when
      const ended = busy?.end(askedBack);
      // then
      await expect(ended).rejects.toThrow('divided by somebody else');
      expect(world.written()).toEqual([]);
    },
  );

  test('is waited for no longer once the alias leads to one version', async () => {
    // given
    await using world = await openAt({ version: '1', weights: { 3: 0.5 } });
    const busy = await occupantIn(world);
    // when
    await rewritten(world, { version: '3' });
    // then
    expect(await busy?.watch()).toBe('free');
  });
});

describe('To end what somebody has left divided', () => {
  test('is one write: all traffic to where it came from, in the name of that change, with the user’s words kept', async () => {
    // given
    await using world = await openAt(at10(held(start - 60 * minute)));
    const busy = await occupantIn(world);
    // when
    const ended = await busy?.end(undefined);
    // then
    expect(ended).toBe('ended');
    expect(world.written()).toEqual(['UpdateAlias']);
    expect(await readIn(world)).toMatchObject({
      version: '1',
      beside: undefined,
      description: 'what users call',
      mark: markOf({ is: 'taken back' }),
    });
  });

  test.each<[what: string, meanwhile: AliasNow]>([
    ['has ended it itself', at100({ is: 'released' })],
    ['has taken it back', { version: '1', mark: markOf({ is: 'taken back' }) }],
    ['has gone on with it, in another attempt', at10(held(start + 30 * minute, { runId: '8', attempt: 2 }))],
    [
      'is not the last any more: another release divides it',
      { ...at10(held(start + minute)), mark: { ...markOf(held(start + minute)), changeId: 'gl-7-0123abcd.1' } },
    ],
  ])('writes nothing where whoever left it %s by then', async (_, meanwhile) => {
    // given
    await using world = await openAt(at10(held(start - 60 * minute)));
    const busy = await occupantIn(world, () => 'over');
    await rewritten(world, meanwhile);
    const before = await readIn(world);
    // when
    const ended = await busy?.end(undefined);
    // then
    expect(ended).toBe('stale');
    expect(await readIn(world)).toEqual(before);
  });
});

describe('To end what is none of Greenlight’s, for whoever asks one of its versions back,', () => {
  const byHand: AliasNow = { version: '1', weights: { 3: 0.5 } };

  test.each(['1', '3'])(
    'is one write, which gives %s everything and leaves the description to its owner',
    async version => {
      // given
      await using world = await openAt(byHand);
      const busy = await occupantIn(world);
      // when
      const ended = await busy?.end(revision(version).name);
      // then
      expect(ended).toBe('ended');
      expect(world.written()).toEqual(['UpdateAlias']);
      expect(await readIn(world)).toMatchObject({ version, beside: undefined, description: 'what users call' });
    },
  );

  test.each<[what: string, meanwhile: AliasNow]>([
    ['has ended it', { version: '3' }],
    ['has given it a third version', { version: '1', weights: { 2: 0.5 } }],
    ['is a release by now', at10(held(start + minute))],
  ])('writes nothing where whoever made it %s by then', async (_, meanwhile) => {
    // given
    await using world = await openAt(byHand);
    const busy = await occupantIn(world);
    await rewritten(world, meanwhile);
    const before = await readIn(world);
    // when
    const ended = await busy?.end('checkout:1');
    // then
    expect(ended).toBe('stale');
    expect(await readIn(world)).toEqual(before);
  });

  test('is refused by Lambda where somebody writes it in the very moment between the read and the write', async () => {
    // given
    await using world = await openAt(byHand);
    const usual = around(world, () => 'over');
    const write: typeof usual.hand.patient.write = async (...call) => {
      await rewritten(world, { version: '2' });
      return usual.hand.patient.write(...call);
    };
    const hand = { ...usual.hand, patient: { ...usual.hand.patient, write } };
    const busy = await occupantOf(holdingOf(await readIn(world)), { ...usual, hand });
    // when
    const ended = await busy?.end('checkout:1');
    // then
    expect([ended, (await readIn(world))?.version]).toEqual(['stale', '2']);
  });
});
