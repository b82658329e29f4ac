import { describe, expect, test } from '@jest/globals';
import type { Change, Sighting } from '../../../src/release/words.ts';
import { codeDeployMover } from '../../../src/targets/codedeploy/mover.ts';
import type { Mover } from '../../../src/targets/ports.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import type { ShopChanges } from '../../releases/shop.ts';
import { type OpenShop, openShop } from '../open-shop.ts';
import { handOn, minute, registerGreen } from './hand.ts';

interface Begun extends AsyncDisposable {
  readonly shop: OpenShop;
  readonly mover: Mover;
  readonly change: Change;
  readonly began: number;
  /** Looks every five seconds until it is so. */
  until(so: (sighting: Sighting) => boolean): Promise<Sighting>;
}

async function beginRelease(changes: ShopChanges = {}): Promise<Begun> {
  const shop = await openShop(changes);
  const mover = codeDeployMover(await handOn(shop));
  const began = shop.clock.now();
  const change = await mover.begin(await registerGreen(shop));
  const until: Begun['until'] = async so => {
    for (let looks = 0; looks < 600; looks += 1) {
      const sighting = await mover.see(change);
      if (so(sighting)) return sighting;
      await shop.clock.sleep(5_000);
    }
    throw new Error('it was not so for 50 minutes');
  };
  return { shop, mover, change, began, until, [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose]() };
}

const onDeployment = (members: Record<string, unknown>): FaultRule => ({
  operation: 'codedeploy:GetDeployment',
  calls: 'every',
  fault: { kind: 'set', members },
});

describe('a deployment that goes well', () => {
  test('is seen from its first second: nothing has moved, and blue is whole', async () => {
    // given
    await using release = await beginRelease();
    // when
    const sighting = await release.mover.see(release.change);
    // then
    expect(sighting).toMatchObject({ motion: { is: 'preparing' }, serving: { who: 'blue', green: 0 } });
  });

  test('is seen to shift at its first share, with the moment of the next', async () => {
    // given
    await using release = await beginRelease();
    // when
    const sighting = await release.until(({ serving }) => serving.who === 'split');
    // then
    expect(sighting).toMatchObject({
      motion: { is: 'shifting' },
      serving: { who: 'split', green: 10 },
      blue: { revision: 'api:1', wanted: 3, running: 3 },
      green: { revision: 'api:2', wanted: 3, running: 3 },
    });
    const { motion } = sighting;
    if (motion.is !== 'shifting' || motion.nextAt === undefined) throw new Error('the next share has a moment');
    const all = await release.until(({ serving }) => serving.who === 'green');
    expect(Math.abs(all.at - motion.nextAt)).toBeLessThanOrEqual(10_000);
  });

  test('is seen to settle with all traffic on green, to tell when blue ends, and to finish then', async () => {
    // given
    await using release = await beginRelease();
    // when
    const { motion, serving } = await release.until(sighting => sighting.motion.is === 'settled');
    const finished = await release.until(sighting => sighting.motion.is === 'finished');
    // then
    expect(serving).toEqual({ who: 'green', green: 100 });
    if (motion.is !== 'settled' || motion.blueEnds === 'never') throw new Error('blue ends');
    expect(motion.blueEnds - motion.since).toBeGreaterThanOrEqual(10 * minute);
    expect(Math.abs(finished.at - motion.blueEnds)).toBeLessThanOrEqual(15_000);
  });
});

describe('a deployment that waits for a word', () => {
  const waiting = { group: { readyWait: { minutes: 30, onTimeout: 'STOP_DEPLOYMENT' as const } } };

  test('is seen to be ready, and goes on when it is told to', async () => {
    // given
    await using release = await beginRelease(waiting);
    await release.until(({ motion }) => motion.is === 'ready');
    // when
    await release.mover.advance(release.change, 10);
    // then
    const sighting = await release.until(({ motion }) => motion.is === 'shifting');
    expect(sighting.at - release.began).toBeLessThan(10 * minute);
  });

  test('takes no harm from the word said twice', async () => {
    // given
    await using release = await beginRelease(waiting);
    await release.until(({ motion }) => motion.is === 'ready');
    await release.mover.advance(release.change, 10);
    // when
    const again = release.mover.advance(release.change, 10);
    // then
    await expect(again).resolves.toBe('moved');
  });
});

describe('a deployment that is sent back', () => {
  test('is seen to be stopped by a request, with its rollback until blue has all traffic', async () => {
    // given
    await using release = await beginRelease();
    await release.until(({ serving }) => serving.who === 'split');
    // when
    const answer = await release.mover.goBack(release.change);
    // then
    expect(answer).toBe('accepted');
    const done = await release.until(({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    expect(done).toMatchObject({
      motion: { by: 'a request', back: { id: expect.stringMatching(/^d-/) } },
      serving: { who: 'blue', green: 0 },
      blue: { revision: 'api:1', running: 3 },
      green: { revision: 'api:2' },
    });
  });

  test('is awaited, and no failure, while its rollback has a name and cannot be read yet', async () => {
    // given
    await using release = await beginRelease();
    await release.until(({ serving }) => serving.who === 'split');
    await release.mover.goBack(release.change);
    await release.until(({ motion }) => motion.is === 'stopped' && motion.back.is !== 'awaited');
    const notYet = { kind: 'error' as const, name: 'DeploymentDoesNotExistException', message: 'not yet' };
    for (const operation of ['codedeploy:GetDeployment', 'codedeploy:BatchGetDeploymentTargets'])
      release.shop.aws.faults.inject({ operation, calls: { nth: 2 }, fault: notYet });
    // when
    const sighting = await release.mover.see(release.change);
    // then
    expect(sighting.motion).toMatchObject({ is: 'stopped', back: { is: 'awaited' } });
  });

  test('too late is told so', async () => {
    // given
    await using release = await beginRelease({ group: { terminationWaitMinutes: 0 } });
    await release.until(({ motion }) => motion.is === 'finished');
    // when
    const answer = await release.mover.goBack(release.change);
    // then
    expect(answer).toBe('too late');
  });

  test('and cannot come back is told with the reason', async () => {
    // given
    await using release = await beginRelease({ group: { rollbackFails: 'The target group is gone.' } });
    await release.until(({ serving }) => serving.who === 'split');
    // when
    await release.mover.goBack(release.change);
    // then
    const { motion } = await release.until(
      sighting => sighting.motion.is === 'stopped' && sighting.motion.back.is === 'failed',
    );
    expect(motion).toMatchObject({ back: { because: expect.stringContaining('The target group is gone.') } });
  });
});

describe('what nobody knows', () => {
  test('is strange and no success: a status of the deployment', async () => {
    // given
    await using release = await beginRelease();
    release.shop.aws.faults.inject(onDeployment({ 'deploymentInfo.status': 'Levitating' }));
    // when
    const sighting = await release.mover.see(release.change);
    // then
    expect(sighting.motion).toEqual({ is: 'strange', status: 'Levitating' });
  });

  test('leaves it unknown who serves: weights that do not add up', async () => {
    // given
    await using release = await beginRelease();
    await release.until(({ serving }) => serving.who === 'split');
    release.shop.aws.faults.inject({
      operation: 'codedeploy:BatchGetDeploymentTargets',
      calls: 'every',
      fault: { kind: 'set', members: { 'deploymentTargets.0.ecsTarget.taskSetsInfo.0.trafficWeight': 55 } },
    });
    // when
    const sighting = await release.mover.see(release.change);
    // then
    expect(sighting.serving).toMatchObject({ who: 'unknown', because: expect.stringContaining('55 %') });
  });

  test('is a failed look, and one try: a server error', async () => {
    // given
    await using release = await beginRelease();
    release.shop.aws.faults.inject({
      operation: 'codedeploy:GetDeployment',
      calls: 'every',
      fault: { kind: 'server-error' },
    });
    // when
    const looking = release.mover.see(release.change);
    // then
    await expect(looking).rejects.toMatchObject({ code: 'trouble' });
  });
});
