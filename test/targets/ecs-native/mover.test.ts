import { describe, expect, test } from '@jest/globals';
import type { Sighting } from '../../../src/release/words.ts';
import { confirmed } from '../../../src/targets/ecs-native/confirm.ts';
import { explained } from '../../../src/targets/ecs-native/explain.ts';
import { sidesHealth } from '../../../src/targets/ecs-native/health.ts';
import { canaryWithPauses, nativeShop, type NativeShopChanges, pauses } from '../../releases/native-shop.ts';
import { healthy } from '../../releases/shop.ts';
import { beginRelease, type OpenNative } from './open-native.ts';

const minute = 60_000;
const { lifecycleHooks: _none, ...withoutPauses } = canaryWithPauses;

/** As the shop's, and shorter. */
const impatient: NativeShopChanges['configuration'] = {
  ...canaryWithPauses,
  lifecycleHooks: [
    {
      ...pauses,
      lifecycleStages: [...pauses.lifecycleStages],
      timeoutConfiguration: { timeoutInMinutes: 8, action: 'ROLLBACK' },
    },
  ],
};

const isReady = ({ motion }: Sighting): boolean => motion.is === 'ready';
const isPausedWith =
  (share: number) =>
  ({ motion, serving }: Sighting): boolean =>
    motion.is === 'paused' && serving.who !== 'unknown' && serving.green === share;
const is =
  (what: Sighting['motion']['is']) =>
  ({ motion }: Sighting): boolean =>
    motion.is === what;

/** Somebody else deploys something else. */
async function replaceBy({ hand }: OpenNative, family: string): Promise<void> {
  const { client, sdk } = await hand.ecs();
  const { taskDefinition } = await client.send(
    new sdk.RegisterTaskDefinitionCommand({
      family,
      containerDefinitions: [{ name: 'api', image: 'a', portMappings: [{ containerPort: 8080 }] }],
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
    }),
  );
  await client.send(
    new sdk.UpdateServiceCommand({
      cluster: 'shop',
      service: 'api',
      taskDefinition: taskDefinition?.taskDefinitionArn,
    }),
  );
}

describe('a canary of ECS with pauses', () => {
  test('is seen from its first second: nothing has moved, and blue is whole', async () => {
    // given
    await using release = await beginRelease();
    // when
    const sighting = await release.mover.see(release.change);
    // then
    expect(sighting).toMatchObject({
      motion: { is: 'preparing' },
      serving: { who: 'blue', green: 0 },
      blue: { revision: 'api:1', wanted: 3, running: 3 },
    });
  });

  test.each<{ shown: 'as-the-stage-before' | 'as-itself' }>([{ shown: 'as-the-stage-before' }, { shown: 'as-itself' }])(
    'waits for a word before traffic, before all of it, and before the bake, with its stage shown $shown',
    async ({ shown }) => {
      // given
      await using release = await beginRelease({ ecs: { uncertain: { preProductionShown: shown } } });
      // when
      const ready = await release.until(isReady);
      await release.mover.advance(release.change, 10);
      const step = await release.until(isPausedWith(10));
      await release.mover.advance(release.change, 100);
      const all = await release.until(isPausedWith(100));
      await release.mover.advance(release.change, 100);
      const baking = await release.until(({ motion }) => motion.is === 'settled' && motion.awaits === undefined);
      const ending = await release.until(({ motion }) => motion.is === 'settled' && motion.blueEnds === 'never');
      // then
      expect(ready).toMatchObject({ serving: { green: 0 }, green: { revision: 'api:2', running: 3 } });
      expect(step.motion).toMatchObject({ is: 'paused', before: 'more traffic', then: 'goes back' });
      expect(all.motion).toMatchObject({ is: 'paused', before: 'the bake', then: 'goes back' });
      if (baking.motion.is !== 'settled' || baking.motion.blueEnds === 'never') throw new Error('blue ends');
      expect(ending.motion).toMatchObject({ awaits: 'AWS to end blue (CLEAN_UP)' });
      expect(ending.at).toBeGreaterThanOrEqual(baking.motion.blueEnds);
      expect(ending.at - baking.motion.blueEnds).toBeLessThan(minute);
      await release.until(is('finished'));
    },
  );

  test('tells when the step ends, never later than AWS goes on', async () => {
    // given
    await using release = await beginRelease();
    const step = await release.onTo(({ motion, serving }) => motion.is === 'shifting' && serving.who === 'split');
    // when
    const paused = await release.until(isPausedWith(10));
    // then
    if (step.motion.is !== 'shifting' || step.motion.nextAt === undefined) throw new Error('the step has an end');
    expect(step.motion.nextAt).toBeLessThanOrEqual(paused.at);
    expect(paused.at - step.motion.nextAt).toBeLessThan(minute);
  });

  test('is answered once where the answer is lost: a word is never given to the next pause', async () => {
    // given
    await using release = await beginRelease();
    await release.until(isReady);
    release.shop.aws.faults.inject({
      operation: 'ecs:ContinueServiceDeployment',
      calls: { nth: 1 },
      fault: { kind: 'lost-after' },
    });
    // when
    const answer = await release.mover.advance(release.change, 10);
    await release.shop.clock.sleep(10_000);
    const again = await release.mover.advance(release.change, 10);
    // then
    expect([answer, again]).toEqual(['moved', 'not ours']);
    expect(await release.until(isPausedWith(10))).toMatchObject({ serving: { green: 10 } });
  });

  test('does not answer a pause that a colleague has answered, nor the one after it', async () => {
    // given
    await using release = await beginRelease();
    await release.until(isReady);
    const colleague = release.afresh();
    await colleague.mover.see(release.change);
    await colleague.mover.advance(release.change, 10);
    // when
    await release.shop.clock.sleep(8 * minute);
    const late = await release.mover.advance(release.change, 10);
    // then
    expect(late).toBe('not ours');
    expect(await release.mover.see(release.change)).toMatchObject({ serving: { green: 10 } });
  });

  test('goes back by itself when nobody gives a word, and says which pause ran out', async () => {
    // given
    await using release = await beginRelease({ configuration: impatient });
    await release.onTo(isPausedWith(10));
    // when
    const stopped = await release.until(({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    // then
    expect(stopped).toMatchObject({
      motion: {
        by: 'AWS itself',
        reached: 'users',
        because: expect.stringMatching(/^The pause.* ran out at .* UTC without a word, and AWS went back by itself\.$/),
      },
      serving: { green: 0 },
    });
    expect(await confirmed(release.hand, release.follower, release.change)).toMatchObject({ served: 'blue' });
  });

  test('is sent back from a pause, and followed to its end', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(isPausedWith(10));
    // when
    const answer = await release.mover.goBack(release.change);
    const done = await release.until(({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    // then
    expect(answer).toBe('accepted');
    expect(done).toMatchObject({ motion: { by: 'a request', reached: 'users' }, serving: { who: 'blue' } });
  });

  test('cannot be sent back once it has ended', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(is('finished'));
    // when
    const answer = await release.mover.goBack(release.change);
    // then
    expect(answer).toBe('too late');
  });

  test('is gone on with by a process that comes later', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(isPausedWith(10));
    const { mover } = release.afresh();
    // when
    const seen = await mover.see(release.change);
    const answer = await mover.advance(release.change, 100);
    // then
    expect(seen).toMatchObject({ motion: { is: 'paused', before: 'more traffic' }, serving: { green: 10 } });
    expect(answer).toBe('moved');
  });
});

describe('a canary of ECS without pauses', () => {
  test('goes on by itself, and tells when', async () => {
    // given
    await using release = await beginRelease({ configuration: withoutPauses });
    const step = await release.until(({ motion, serving }) => motion.is === 'shifting' && serving.who === 'split');
    // when
    const all = await release.until(({ serving }) => serving.who === 'green');
    // then
    if (step.motion.is !== 'shifting' || step.motion.nextAt === undefined) throw new Error('the step has an end');
    expect(step.motion.nextAt).toBeLessThanOrEqual(all.at);
    expect(all.at - step.motion.nextAt).toBeLessThan(minute);
  });

  test('has nothing that a word could be given to', async () => {
    // given
    await using release = await beginRelease({ configuration: withoutPauses });
    await release.until(is('shifting'));
    // when
    const answer = await release.mover.advance(release.change, 100);
    // then
    expect(answer).toBe('not ours');
  });
});

describe('who serves', () => {
  test('is read back from the weights of the rule, whatever the service calls primary', async () => {
    // given
    await using release = await beginRelease();
    const served = async () => (await confirmed(release.hand, release.follower, release.change)).served;
    // when
    await release.onTo(isReady);
    const before = await served();
    await release.onTo(isPausedWith(10));
    const during = await served();
    await release.onTo(is('finished'));
    const after = await served();
    // then
    expect([before, during, after]).toEqual(['blue', 'both', 'green']);
  });
});

describe('the health of both sides', () => {
  test('is that of the target groups in which their revisions stand', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(isPausedWith(10));
    // when
    const health = await sidesHealth(release.hand, release.follower, release.change);
    // then
    expect(health).toMatchObject({ blue: { healthy: 3, unhealthy: 0 }, green: { healthy: 3, unhealthy: 0 } });
  });
});

describe('a green that does not start', () => {
  const crashing: NativeShopChanges = {
    green: { ...healthy, start: { crashes: { afterSeconds: 8, exitCode: 1, reason: 'no database' } } },
    configuration: { ...canaryWithPauses, deploymentCircuitBreaker: { enable: true, rollback: true } },
  };

  test('is explained by its stopped tasks, counted, with their exit code', async () => {
    // given
    await using release = await beginRelease(crashing);
    await release.until(({ motion }) => motion.is === 'stopped');
    // when
    const { causes, failedStarts } = await explained(release.hand, release.follower, release.change);
    // then
    expect(failedStarts).toBeGreaterThan(0);
    expect(causes[0]?.text).toMatch(/of green stopped: .*exit code 1/);
  });

  test('is ended by the circuit breaker, with its count and its limit', async () => {
    // given
    await using release = await beginRelease(crashing);
    // when
    const { motion } = await release.until(is('stopped'));
    // then
    expect(motion).toMatchObject({ by: 'AWS itself', reached: 'nobody' });
    expect(motion.is === 'stopped' && motion.because).toMatch(
      /circuit breaker ended the deployment: \d+ tasks failed, and its limit is \d+\./,
    );
  });
});

describe('what AWS leaves open', () => {
  type Uncertain = NonNullable<NonNullable<NativeShopChanges['ecs']>['uncertain']>;

  test.each<{ what: string; uncertain: Uncertain }>([
    { what: "a step's bake before the next pause", uncertain: { stepBake: 'before-the-next-pause' } },
    { what: "a step's bake after the next pause", uncertain: { stepBake: 'after-the-next-pause' } },
    { what: 'hooks that are over and dropped', uncertain: { finishedHooks: 'are-dropped' } },
    { what: 'deployments that are listed late', uncertain: { listedAfterSeconds: 20 } },
    { what: 'an update that names the new deployment', uncertain: { updateAnswers: 'new-deployment' } },
  ])('keeps no canary from its end, and no share comes before its time was told: $what', async ({ uncertain }) => {
    // given
    await using release = await beginRelease({ ecs: { uncertain } });
    await release.onTo(({ serving }) => serving.who === 'split');
    const ends: number[] = [];
    // when
    const all = await release.onTo(({ motion, serving }) => {
      if (motion.is === 'shifting' && motion.nextAt !== undefined) ends.push(motion.nextAt);
      return serving.who === 'green';
    });
    await release.onTo(is('finished'));
    // then
    expect(ends.length).toBeGreaterThan(0);
    expect(Math.max(...ends)).toBeLessThanOrEqual(all.at);
    expect(await confirmed(release.hand, release.follower, release.change)).toMatchObject({ served: 'green' });
  });

  test.each<{ superseded: NonNullable<Uncertain['superseded']>; back: string }>([
    { superseded: 'STOPPED', back: 'none' },
    { superseded: 'ROLLBACK_SUCCESSFUL', back: 'done' },
  ])('a deployment that another one replaces says so, as $superseded', async ({ superseded, back }) => {
    // given
    await using release = await beginRelease({ ecs: { uncertain: { superseded } } });
    await release.onTo(isPausedWith(10));
    // when
    await replaceBy(release, 'other');
    // then
    const stopped = await release.until(({ motion }) => motion.is === 'stopped' && motion.back.is === back);
    expect(stopped.motion).toMatchObject({
      by: 'another deployment',
      reached: 'users',
      because: expect.stringMatching(/^Another deployment of the service, \S+, replaced it\.$/),
    });
    expect(await confirmed(release.hand, release.follower, release.change)).toMatchObject({
      served: { third: 'other:1' },
    });
  });

  test('a deployment that was replaced is told by the weights of the rule, whatever it had asked for', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(isPausedWith(10));
    await replaceBy(release, 'other');
    await release.until(({ motion }) => motion.is === 'stopped' && motion.back.is === 'none');
    const [api1, api2] = ['api-1', 'api-2'].map(release.shop.aws.world.balancers.targetGroupArn);
    release.shop.aws.faults.inject({
      operation: 'elasticloadbalancing:DescribeRules',
      calls: 'every',
      fault: {
        kind: 'set',
        members: {
          'Rules.0.Actions': [
            {
              Type: 'forward',
              ForwardConfig: {
                TargetGroups: [
                  { TargetGroupArn: api1, Weight: 100 },
                  { TargetGroupArn: api2, Weight: 0 },
                ],
              },
            },
          ],
        },
      },
    });
    // when
    const { serving } = await release.mover.see(release.change);
    // then
    expect(serving).toEqual({ who: 'blue', green: 0 });
  });

  test('says that the pause ran out, also where AWS does not show it any more', async () => {
    // given
    await using release = await beginRelease({
      configuration: impatient,
      ecs: { uncertain: { finishedHooks: 'are-dropped' } },
    });
    await release.until(isReady);
    // when
    const { motion } = await release.until(is('stopped'));
    // then
    expect(motion).toMatchObject({
      by: 'AWS itself',
      reached: 'nobody',
      because: expect.stringContaining('timed out'),
    });
  });
});

describe('a service that has less than others', () => {
  const blueGreen = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } as const;

  test('and no load balancer is told by its stages, and read back by what it names', async () => {
    // given
    await using release = await beginRelease({
      configuration: blueGreen,
      service: { loadBalancer: undefined },
    });
    // when
    const first = await release.mover.see(release.change);
    const baking = await release.until(is('settled'));
    const health = await sidesHealth(release.hand, release.follower, release.change);
    await release.until(is('finished'));
    // then
    expect([first.serving, baking.serving]).toEqual([
      { who: 'blue', green: 0 },
      { who: 'green', green: 100 },
    ]);
    expect(health).toMatchObject({ blue: undefined, green: undefined });
    expect(await confirmed(release.hand, release.follower, release.change)).toMatchObject({ served: 'green' });
  });

  test('and no task comes to its end all the same', async () => {
    // given
    await using release = await beginRelease({ configuration: blueGreen, service: { desiredCount: 0 } });
    // when
    const finished = await release.until(is('finished'));
    // then
    expect(finished).toMatchObject({ serving: { who: 'green' }, green: { wanted: 0, running: 0 } });
  });

  test('and a network load balancer has its ten minutes told, and is never told to go on later than it does', async () => {
    // given
    const { loadBalancers: [balancer] = [] } = nativeShop();
    if (balancer === undefined) throw new Error('the shop has a load balancer');
    const world = { loadBalancers: [{ ...balancer, type: 'network' as const }] };
    await using release = await beginRelease({ configuration: withoutPauses, world });
    const ends: number[] = [];
    // when
    const all = await release.until(({ motion, serving }) => {
      if (motion.is === 'shifting' && serving.who === 'split' && motion.nextAt !== undefined) ends.push(motion.nextAt);
      return serving.who === 'green';
    });
    // then
    expect(Math.max(...ends)).toBeLessThanOrEqual(all.at);
    expect(all.at - Math.max(...ends)).toBeLessThan(minute);
  });
});
