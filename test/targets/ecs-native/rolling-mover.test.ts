import { describe, expect, test } from '@jest/globals';
import { nothingYet, type Sighting } from '../../../src/release/words.ts';
import { deploymentArn } from '../../../src/targets/ecs-native/place.ts';
import { findDeployment } from '../../../src/targets/ecs-native/read-deployment.ts';
import { rollingConfirmed } from '../../../src/targets/ecs-native/rolling/confirm.ts';
import { goBack } from '../../../src/targets/ecs-native/rolling/go-back.ts';
import { takenBackBy } from '../../../src/targets/ecs-native/rolling/way-back.ts';
import { rolling } from '../../releases/native-shop.ts';
import { healthy } from '../../releases/shop.ts';
import { beginRolling, type OpenRolling } from './open-rolling.ts';
import { registerGreen } from './open-native.ts';

const is =
  (what: Sighting['motion']['is']) =>
  ({ motion }: Sighting): boolean =>
    motion.is === what;
/** ECS has said its last word: going back is a deployment of its own from here on. */
const isOver = ({ motion }: Sighting): boolean => motion.is === 'settled' && motion.awaits === undefined;
const isBack =
  (what: 'running' | 'done' | 'failed' | 'none') =>
  ({ motion }: Sighting): boolean =>
    motion.is === 'stopped' && motion.back.is === what;

const beginsOf = (release: OpenRolling) =>
  release.shop.called().filter(operation => operation === 'UpdateService').length;

describe('a rolling deployment of ECS', () => {
  test('is prepared, replaces tasks, and stays to be watched once all are green', async () => {
    // given
    await using release = await beginRolling();
    // when
    const first = await release.mover.see(release.change);
    const half = await release.until(({ serving }) => serving.who === 'split');
    const settled = await release.until(is('settled'));
    const later = await release.until(({ at }) => at > settled.at + 10 * 60_000);
    // then
    expect(first).toMatchObject({ motion: { is: 'preparing' }, serving: { who: 'blue' } });
    expect(half).toMatchObject({
      motion: { is: 'shifting' },
      blue: { revision: 'api:1' },
      green: { revision: 'api:2' },
    });
    expect(settled.serving).toEqual({ who: 'green', green: 100 });
    expect(later.motion).toMatchObject({ is: 'settled', blueEnds: 'never', awaits: undefined });
    expect(await rollingConfirmed(release.hand, release.change)).toMatchObject({ served: 'green' });
  });

  test('that is over before it is whole is still under way', async () => {
    // given
    const earlySuccessCriteria = {
      enable: true,
      healthyPercent: 100,
      sourceServiceRevisionCleanup: 'DEFERRED' as const,
    };
    await using release = await beginRolling({ configuration: { ...rolling, earlySuccessCriteria } });
    // when
    await release.until(() => release.follower.last()?.deployment.status === 'SUCCESSFUL');
    const over = await release.mover.see(release.change);
    const settled = await release.until(is('settled'));
    // then
    expect(['shifting', 'settled']).toContain(over.motion.is);
    expect(settled.serving).toEqual({ who: 'green', green: 100 });
  });

  test('is taken back by ECS itself while it is in flight, and then blue serves', async () => {
    // given
    await using release = await beginRolling();
    await release.until(is('shifting'));
    // when
    const answer = await release.mover.goBack(release.change);
    const done = await release.until(isBack('done'));
    // then
    expect(answer).toBe('accepted');
    expect(done).toMatchObject({
      motion: { by: 'a request', reached: 'users', back: { id: release.change.id } },
      serving: { who: 'blue', green: 0 },
    });
    expect(await rollingConfirmed(release.hand, release.change)).toMatchObject({ served: 'blue' });
    expect(beginsOf(release)).toBe(1);
  });

  test.each<{ id: 'former' | 'new' }>([{ id: 'former' }, { id: 'new' }])(
    'that does not start is taken back by the circuit breaker, under the $id id',
    async ({ id: rollbackDeploymentId }) => {
      // given
      await using release = await beginRolling({
        green: { ...healthy, start: { crashes: { afterSeconds: 5, exitCode: 1, reason: 'no settings' } } },
        ecs: { uncertain: { rollbackDeploymentId } },
      });
      // when
      const done = await release.until(isBack('done'));
      // then
      expect(done.motion).toMatchObject({ by: 'AWS itself', because: expect.stringContaining('circuit breaker') });
      expect(await rollingConfirmed(release.hand, release.change)).toMatchObject({ served: 'blue' });
    },
  );

  test('says that it cannot be taken back', async () => {
    // given
    await using release = await beginRolling({ service: { rollbackFails: 'Tasks failed to start.' } });
    await release.until(is('shifting'));
    // when
    await release.mover.goBack(release.change);
    const failed = await release.until(isBack('failed'));
    // then
    expect(failed.motion).toMatchObject({ back: { because: expect.stringContaining('Tasks failed to start.') } });
  });

  test('is no longer ours where somebody has replaced it', async () => {
    // given
    await using release = await beginRolling();
    await release.until(is('shifting'));
    const third = await registerGreen(release.shop);
    // when
    await release.deployBy(third.id);
    const stopped = await release.until(isBack('none'));
    // then
    expect(stopped.motion).toMatchObject({ by: 'another deployment' });
    expect(await rollingConfirmed(release.hand, release.change)).toMatchObject({ served: { third: third.name } });
    expect(await release.mover.goBack(release.change)).toBe('too late');
  });
});

describe('while ECS still watches the alarms of a rolling deployment', () => {
  test('it is settled, and ECS itself takes it back', async () => {
    // given
    await using release = await beginRolling();
    const settled = await release.until(is('settled'));
    // when
    await release.mover.goBack(release.change);
    const done = await release.until(isBack('done'));
    // then
    expect(settled.motion).toMatchObject({ awaits: expect.stringContaining('BAKE_TIME') });
    expect(done.motion).toMatchObject({ back: { id: release.change.id } });
    expect(beginsOf(release)).toBe(1);
  });
});

describe('after its good end a rolling deployment', () => {
  test('is taken back by a deployment of what served before, which is followed to its end', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    // when
    const answer = await release.mover.goBack(release.change);
    const running = await release.until(isBack('running'));
    const done = await release.until(isBack('done'));
    // then
    expect(answer).toBe('accepted');
    expect(running.motion).toMatchObject({ by: 'a request', reached: 'users' });
    expect(done.serving).toEqual({ who: 'blue', green: 0 });
    expect(await rollingConfirmed(release.hand, release.change)).toMatchObject({ served: 'blue' });
  });

  test('is taken back once, however often it is asked, and whoever asks', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    await release.mover.goBack(release.change);
    // when
    const answers = [await release.mover.goBack(release.change), await release.afresh().goBack(release.change)];
    // then
    expect(answers).toEqual(['accepted', 'accepted']);
    expect(beginsOf(release)).toBe(2);
  });

  test('shows its way back to a process that knows nothing of it', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    await release.mover.goBack(release.change);
    const { motion: known } = await release.until(isBack('running'));
    const afresh = release.afresh();
    // when
    const running = await release.until(isBack('running'), afresh);
    const done = await release.until(isBack('done'), afresh);
    // then
    if (known.is !== 'stopped' || known.back.is !== 'running') throw new Error('it runs');
    expect(running.motion).toMatchObject({ back: { id: known.back.id } });
    expect(done.motion).toMatchObject({ back: { id: known.back.id } });
  });

  test('is known to be taken back by the deployment that does so', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    await release.mover.goBack(release.change);
    const { motion } = await release.until(isBack('running'));
    if (motion.is !== 'stopped' || motion.back.is !== 'running') throw new Error('it runs');
    const { ecs, patient, place } = release.hand;
    const deployment = await findDeployment(ecs, patient, deploymentArn(place, motion.back.id));
    // when
    const takenBack = deployment && (await takenBackBy(release.hand, patient, deployment));
    // then
    expect(takenBack).toBe(release.change.id);
  });

  test('is over for us where somebody has deployed something else', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    const third = await registerGreen(release.shop);
    // when
    await release.deployBy(third.id);
    const stopped = await release.until(isBack('none'));
    // then
    expect(stopped.motion).toMatchObject({ by: 'a request', because: expect.stringContaining(third.name) });
    expect(await release.mover.goBack(release.change)).toBe('too late');
  });

  test('has no way back where nothing served before, and says so', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    const { plan } = release.hand;
    const hand = { ...release.hand, plan: { ...plan, blue: nothingYet } };
    // when
    const goingBack = goBack(hand, release.follower, release.change);
    // then
    await expect(goingBack).rejects.toMatchObject({ code: 'rejected' });
    expect(beginsOf(release)).toBe(1);
  });

  test('is taken back though its answer was lost, and once', async () => {
    // given
    await using release = await beginRolling();
    await release.until(isOver);
    release.shop.aws.faults.inject({
      operation: 'ecs:UpdateService',
      calls: { nth: 1 },
      fault: { kind: 'lost-after' },
    });
    // when
    await release.mover.goBack(release.change);
    await release.until(isBack('done'));
    // then
    expect(beginsOf(release)).toBe(2);
  });
});

describe('a rolling deployment with pauses', () => {
  test('goes on when the word is given', async () => {
    // given
    const pause = {
      targetType: 'PAUSE' as const,
      lifecycleStages: ['PRE_SCALE_UP' as const, 'POST_SCALE_UP' as const],
      timeoutConfiguration: { timeoutInMinutes: 60, action: 'ROLLBACK' as const },
    };
    await using release = await beginRolling({ configuration: { ...rolling, lifecycleHooks: [pause] } });
    // when
    const before = await release.until(is('paused'));
    const answered = await release.mover.advance(release.change, 0);
    const all = await release.until(({ motion }) => motion.is === 'paused' && motion.before === 'the bake');
    await release.mover.advance(release.change, 100);
    const settled = await release.until(is('settled'));
    // then
    expect([before.motion, answered]).toMatchObject([{ before: 'green starts', then: 'goes back' }, 'moved']);
    expect(all.serving).toEqual({ who: 'green', green: 100 });
    expect(settled.serving).toEqual({ who: 'green', green: 100 });
  });
});
