import { describe, expect, test } from '@jest/globals';
import type { Handed } from '../../src/release/aim.ts';
import type { History, Past } from '../../src/release/history.ts';
import { type Scene, servingIn } from '../../src/release/scene.ts';
import { type Fate, servingOf, statusOf, type Way } from '../../src/release/status.ts';
import type { Serving } from '../../src/release/words.ts';
import { change, releaseOfRun } from './a-history.ts';
import { aFlight, aScene, at10, standing } from './a-scene.ts';
import { after, minute, motion } from './a-release.ts';

const read = (...changes: readonly Past[]): History => ({ is: 'read', changes });
const unreadable: History = { is: 'not readable', because: 'there is no token' };
const handed = (run: number): Handed => ({ releaseId: releaseOfRun(run), changeId: undefined });

/** Run 8 released api:6, run 9 api:7. */
const twoReleases = read(change('9', 'api:6 → api:7', 'serves'), change('8', 'api:5 → api:6', 'serves'));

describe('who serves, by the shares that the load balancer is asked for,', () => {
  test.each<[string, Partial<Scene>, Serving]>([
    ['is what stands alone, as blue', {}, { who: 'blue', green: 0 }],
    ['is divided while a deployment moves traffic', at10, { who: 'split', green: 10 }],
    [
      'is green where a deployment has moved all, whichever AWS names first',
      { stands: [standing('api:8', 100), standing('api:7', 0)], flight: aFlight({ motion: motion.settled() }) },
      { who: 'green', green: 100 },
    ],
    [
      'is blue where what serves is deployed anew, under the same name',
      { stands: [standing('api:7', 100), standing('api:7', 0)], flight: aFlight({ brings: 'api:7' }) },
      { who: 'blue', green: 0 },
    ],
    [
      'is divided where a stop has left it so, with nothing in flight',
      { stands: [standing('api:7', 90), standing('api:8', 10)] },
      { who: 'split', green: 10 },
    ],
    [
      'is not known where the rules of the listener disagree',
      { weightsUnknown: 'they disagree' },
      { who: 'unknown', because: 'they disagree' },
    ],
  ])('%s', (_, scene, serving) => {
    // given, when, then
    expect(servingIn(aScene(scene))).toEqual(serving);
  });

  test('is green where what was asked for by its id serves alone', () => {
    // given, when
    const status = statusOf(aScene(), twoReleases, handed(9));
    // then
    expect(servingOf(status)).toEqual({ who: 'green', green: 100 });
  });
});

describe('of a release that is asked for by its id is told that', () => {
  test.each<{ title: string; run: number; scene?: Partial<Scene>; history: History; is: Fate['is'] }>([
    { title: 'it is in flight', run: 9, scene: at10, history: read(), is: 'in flight' },
    { title: 'it serves', run: 9, history: twoReleases, is: 'serves' },
    { title: 'another has superseded it', run: 8, history: twoReleases, is: 'superseded' },
    {
      title: 'it was taken back',
      run: 9,
      history: read(change('9', 'api:7 → api:8', 'taken back')),
      is: 'over',
    },
    {
      title: 'it was taken back, also where what it replaced has the same name',
      run: 9,
      history: read(change('9', 'api:7 → api:7', 'taken back')),
      is: 'over',
    },
    {
      title: 'it serves, although nobody has told its end',
      run: 9,
      history: read(change('9', 'api:6 → api:7', 'open')),
      is: 'serves',
    },
    { title: 'nothing was ever released by it', run: 5, history: twoReleases, is: 'never released' },
    {
      title: 'it has only made what serves, where the ledger has no change of it',
      run: 9,
      scene: { stands: [standing('api:7', 100, { madeBy: `${releaseOfRun(9)}.1` })] },
      history: read(),
      is: 'never released',
    },
    {
      title: 'it serves, by the tags alone where there is no ledger',
      run: 9,
      scene: { stands: [standing('api:7', 100, { madeBy: `${releaseOfRun(9)}.1` })] },
      history: unreadable,
      is: 'serves',
    },
    { title: 'nobody knows, without ledger and tags', run: 9, history: unreadable, is: 'not known' },
  ])('$title', ({ run, scene, history, is }) => {
    // given, when
    const { asked } = statusOf(aScene(scene), history, handed(run));
    // then
    expect(asked?.is).toBe(is);
  });

  test('one change of it is meant, where its change-id is given', () => {
    // given
    const changeId = `${releaseOfRun(9)}.2`;
    // when
    const { asked } = statusOf(aScene(at10), twoReleases, { releaseId: releaseOfRun(9), changeId });
    // then: what is in flight is of its first attempt
    expect(asked).toEqual({ id: changeId, is: 'never released' });
  });
});

describe('a person can', () => {
  const ready = aFlight({ motion: { is: 'ready', until: after(30 * minute) } });
  const staged = { stands: [standing('api:7', 100), standing('api:8', 0)], flight: ready } as const;

  test.each<{ title: string; scene?: Partial<Scene>; history?: History; ways: readonly Way['do'][] }>([
    { title: 'let go on what is staged, or stop it', scene: staged, ways: ['promote', 'send back'] },
    {
      title: 'only stop what somebody else has staged',
      scene: { ...staged, flight: { ...ready, by: { is: 'somebody else', creator: 'user' } } },
      ways: ['send back'],
    },
    { title: 'send back what is in flight', scene: at10, ways: ['send back'] },
    {
      title: 'only wait while AWS goes back',
      scene: { ...at10, flight: aFlight({ by: { is: 'a rollback', of: 'd-0' } }) },
      ways: ['wait for AWS'],
    },
    { title: 'roll back to the release before', history: twoReleases, ways: ['roll back'] },
    {
      title: 'not roll back to what is marked not to be restored',
      history: read(
        change('9', 'api:6 → api:7', 'serves'),
        change('8', 'api:5 → api:6', 'serves', { restorable: 'do not restore' }),
      ),
      ways: ['nothing'],
    },
    {
      title: 'release a good revision where traffic was left divided',
      scene: { stands: [standing('api:7', 90), standing('api:8', 10)] },
      ways: ['release a good revision'],
    },
    { title: 'do nothing where nothing is known to go back to', history: unreadable, ways: ['nothing'] },
  ])('$title', ({ scene, history = read(), ways }) => {
    // given, when
    const status = statusOf(aScene(scene), history, undefined);
    // then
    expect(status.ways.map(way => way.do)).toEqual(ways);
  });
});
