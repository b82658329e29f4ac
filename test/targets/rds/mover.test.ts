import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../src/release/plan.ts';
import type { OpenShop } from '../open-shop.ts';
import {
  asked,
  begin,
  deployments,
  minute,
  nothingAsked,
  openOrders,
  planned,
  resourceIdOf,
  second,
  stage,
  type Staged,
  theyCall,
  until,
  written,
} from './open-orders.ts';
import { againRun, ourRun } from './a-run.ts';

const switchover = 'rds:SwitchoverBlueGreenDeployment';
const levitating = {
  operation: 'rds:DescribeBlueGreenDeployments',
  calls: 'every',
  fault: { kind: 'set', members: { 'BlueGreenDeployments.0.Status': 'LEVITATING' } },
} as const;
const switched = ({ motion }: { motion: { is: string } }) => motion.is === 'finished';
const stopped = ({ motion }: { motion: { is: string } }) => motion.is === 'stopped';

async function greenOf(world: OpenShop): Promise<string> {
  const [deployment] = await deployments(world);
  return deployment?.Target?.split(':').at(-1) ?? 'no green';
}

describe('a database that is released', () => {
  test('is made, waits for the word, is switched over, and serves under its old name', async () => {
    // given
    await using world = await openOrders();
    const blue = await resourceIdOf(world, 'orders');
    const { hands, change, plan } = await stage(world);
    const before = await hands.mover.see(change);
    // when
    const moved = await hands.mover.advance(change, 100);
    const after = await until(world, hands, change, switched, 5 * second);
    // then
    expect(plan.blue.id).toBe(blue);
    expect(before).toMatchObject({
      motion: { is: 'ready', until: undefined },
      serving: { who: 'blue', green: 0 },
      endpoint: expect.stringMatching(/^orders-green-\w{6}\./),
    });
    expect(moved).toBe('moved');
    expect(after.serving).toEqual({ who: 'green', green: 100 });
    expect(after.motion).toMatchObject({ switched: { from: expect.any(Number), until: expect.any(Number) } });
    expect(await resourceIdOf(world, 'orders')).toBe(change.revision.id);
    expect(await resourceIdOf(world, 'orders-old1')).toBe(blue);
    expect(await hands.confirm(change)).toMatchObject({ served: 'green' });
    expect(written(world)).toEqual(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment']);
  });

  test('costs two calls a look while RDS makes green', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await begin(world);
    const before = world.called().length;
    // when
    const { motion } = await hands.mover.see(change);
    // then
    expect(motion).toMatchObject({ is: 'preparing', doing: expect.stringMatching(/^RDS to make green: .* of \d\)$/) });
    expect(world.called().slice(before)).toEqual(['DescribeBlueGreenDeployments', 'DescribeDBInstances']);
  });

  test('is not ready while its storage is optimised, though RDS calls the deployment available', async () => {
    // given
    await using world = await openOrders({ course: { storageOptimization: '20m' } });
    const staged = await begin(world);
    // when
    const optimising = await staged.until(
      ({ motion }) => motion.is === 'preparing' && motion.doing.includes('storage-optimization'),
    );
    const [deployment] = await deployments(world);
    const ready = await staged.until(({ motion }) => motion.is === 'ready');
    // then
    expect(deployment?.Status).toBe('AVAILABLE');
    expect(ready.at - optimising.at).toBeGreaterThan(19 * minute);
  });

  test('is told event by event, each once', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    await hands.mover.advance(change, 100);
    const told: string[] = [];
    // when
    await until(
      world,
      hands,
      change,
      sighting => {
        told.push(...sighting.happened.map(({ id }) => id));
        return switched(sighting);
      },
      second,
    );
    // then
    const [green] = [(await deployments(world))[0]?.BlueGreenDeploymentIdentifier];
    expect([...new Set(told)].map(id => id.replace(/^\S+ \d+ /, '').replace(/orders-green-\w{6}/g, 'GREEN'))).toEqual([
      expect.stringContaining('tasks completed'),
      'Switchover from orders to GREEN started.',
      'Switchover from primary orders to GREEN started.',
      expect.stringContaining('Renamed orders to orders-old1'),
      'Switchover completed on blue/green deployment.',
    ]);
    expect(told.every(id => id.startsWith(`${green}`))).toBe(true);
  });

  test('is followed to its end also where the events may not be read', async () => {
    // given
    await using world = await openOrders({
      world: { faults: [{ operation: 'rds:DescribeEvents', calls: 'every', fault: { kind: 'denied' } }] },
    });
    const { hands, change } = await stage(world);
    await hands.mover.advance(change, 100);
    // when
    const after = await until(world, hands, change, switched);
    // then
    expect(after).toMatchObject({
      motion: { switched: undefined },
      serving: { who: 'green' },
      happened: [
        { kind: 'progress', text: expect.stringMatching(/^How long the switchover took could not be read: .*denied/) },
      ],
    });
  });

  test('with a status that nobody knows is strange, and never read as anything', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    world.aws.faults.inject(levitating);
    // when
    const seen = await hands.mover.see(change);
    // then
    expect(seen).toMatchObject({ motion: { is: 'strange', status: 'LEVITATING' }, serving: { who: 'blue' } });
  });

  test('that RDS once does not find is not taken for deleted', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await begin(world);
    world.aws.faults.inject({
      operation: 'rds:DescribeBlueGreenDeployments',
      calls: { nth: 2 },
      fault: { kind: 'error', name: 'BlueGreenDeploymentNotFoundFault', message: 'not now' },
    });
    // when
    const motions = [await hands.mover.see(change), await hands.mover.see(change), await hands.mover.see(change)];
    // then
    expect(motions.map(({ motion }) => motion.is)).toEqual(['preparing', 'preparing', 'preparing']);
  });

  test('says that nobody has the name in the seconds in which RDS renames, and that it is switching', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { renameTakes: '10s' } } });
    const { hands, change } = await stage(world);
    await hands.mover.advance(change, 100);
    // when
    const between = await until(world, hands, change, ({ serving }) => serving.who === 'unknown', second);
    // then
    expect(between).toMatchObject({
      motion: { is: 'switching' },
      serving: { because: 'RDS is renaming: nothing is called orders at this moment' },
    });
  });
});

describe('the word to switch over', () => {
  test('is never given without the consent of a person', async () => {
    // given
    await using world = await openOrders();
    const { change } = await stage(world);
    const target = { ...asked, switchover: { ...asked.switchover, consent: 'not given' } } as const;
    const { hands } = await planned(world, { target });
    // when
    const word = hands.mover.advance(change, 100);
    // then
    await expect(word).rejects.toMatchObject({ code: 'refused', problems: [{ where: 'switchover' }] });
    expect(written(world)).not.toContain('SwitchoverBlueGreenDeployment');
  });

  test('that RDS does not take is told with its reason, and green stays ready', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    await theyCall(world, 'ModifyDBInstance', {
      DBInstanceIdentifier: await greenOf(world),
      AllocatedStorage: 400,
      ApplyImmediately: true,
    });
    await world.clock.sleep(5 * second);
    // when
    const word = hands.mover.advance(change, 100);
    // then
    await expect(word).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringMatching(/^RDS would not begin the switchover: .*not in available state\.$/),
    });
    expect((await hands.mover.see(change)).motion.is).toBe('preparing');
  });

  test('given twice is one switchover', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    await hands.mover.advance(change, 100);
    await world.clock.sleep(10 * second);
    // when
    const again = await hands.mover.advance(change, 100);
    // then
    expect(again).toBe('moved');
    expect((await until(world, hands, change, switched)).serving.who).toBe('green');
  });

  test('whose answer is lost is not given again', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    world.aws.faults.inject({ operation: switchover, calls: { nth: 1 }, fault: { kind: 'lost-after' } });
    // when
    await hands.mover.advance(change, 100);
    const after = await until(world, hands, change, switched);
    // then
    expect(after.serving.who).toBe('green');
    expect(written(world).filter(name => name === 'SwitchoverBlueGreenDeployment')).toHaveLength(1);
  });
});

describe('a switchover that AWS does not carry out', () => {
  const longWrite = { database: { longStatement: { on: 'orders', is: 'a write', seconds: 120 } } } as const;

  test('is stopped with the reason of the guardrail, reached nobody, and can be asked for again', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    await world.aws.perform(longWrite);
    await hands.mover.advance(change, 100);
    // when
    const cancelled = await until(world, hands, change, stopped, 5 * second);
    // then
    expect(cancelled).toMatchObject({
      motion: {
        by: 'AWS itself',
        because: 'RDS has not switched over: long-running active writes on the blue environment.',
        reached: 'nobody',
        back: { is: 'none' },
      },
      serving: { who: 'blue' },
    });
    expect(cancelled.happened.some(({ kind }) => kind === 'cause')).toBe(true);
    await world.clock.sleep(2 * minute);
    const again = await stage(world, { run: againRun });
    expect((await again.hands.mover.see(change)).happened).toEqual([]);
    await again.hands.mover.advance(change, 100);
    expect((await until(world, again.hands, change, switched)).serving.who).toBe('green');
  });

  test('is undone at its time limit, and blue serves under its name again', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { renameTakes: '5m' } } });
    const target = { ...asked, switchover: { consent: 'approved', timeout: 60 * second } } as const;
    const { hands, change, plan } = await stage(world, { target });
    await hands.mover.advance(change, 100);
    // when
    const during = await until(world, hands, change, ({ serving }) => serving.who === 'unknown', 5 * second);
    const undone = await until(world, hands, change, stopped, 5 * second);
    // then
    expect(during.motion).toMatchObject({ is: 'switching' });
    expect(undone).toMatchObject({
      motion: { by: 'AWS itself', reached: 'nobody' },
      serving: { who: 'blue', green: 0 },
    });
    expect(undone.at - during.at).toBeLessThan(2 * minute);
    expect(await resourceIdOf(world, 'orders')).toBe(plan.blue.id);
  });

  test('that fails for good is told as stopped', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { fails: 'an internal failure' } } });
    const { hands, change } = await stage(world);
    await hands.mover.advance(change, 100);
    // when
    const failed = await until(world, hands, change, stopped, 5 * second);
    // then
    expect(failed).toMatchObject({
      motion: { by: 'AWS itself', because: expect.stringMatching(/^The switchover failed/) },
      serving: { who: 'blue' },
    });
  });
});

describe('whoever comes in the middle of a switchover', () => {
  test('tells it from its beginning, and sees it to its end', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { finishTakes: '2m' } } });
    const first = await stage(world);
    await first.hands.mover.advance(first.change, 100);
    await world.clock.sleep(30 * second);
    const handed = { releaseId: ourRun.releaseId, changeId: ourRun.changeId };
    const aim = { is: 'a change', handed, recorded: new Map() } as const;
    const { hands, ours, plan } = await planned(world, { target: nothingAsked, run: againRun, aim });
    // when
    const during = await hands.mover.see(ours!);
    const after = await until(world, hands, ours!, switched);
    // then
    expect(ours).toEqual(first.change);
    expect(plan.blue.id).toBe(first.plan.blue.id);
    expect(during).toMatchObject({ motion: { is: 'switching' }, serving: { who: 'green' } });
    expect(during.happened[0]?.text).toContain('Switchover from orders to');
    expect(after).toMatchObject({ motion: { switched: { from: expect.any(Number) } }, serving: { who: 'green' } });
  });

  test('and sees it undone tells it as stopped, and begins no second one', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { guardrailsTake: '60s' } } });
    const target = { ...asked, switchover: { consent: 'approved', timeout: 90 * second } } as const;
    const first = await stage(world, { target });
    await world.aws.perform({ database: { longStatement: { on: 'orders', is: 'a write', seconds: 300 } } });
    await first.hands.mover.advance(first.change, 100);
    await world.clock.sleep(6 * second);
    const { hands, ours } = await planned(world, { target, run: againRun });
    // when
    const during = await hands.mover.see(ours!);
    const undone = await until(world, hands, ours!, stopped, 5 * second);
    // then
    expect(during.motion).toMatchObject({ is: 'switching' });
    expect(during.motion.is === 'switching' && during.motion.until - during.motion.since).toBe(90 * second);
    expect(undone).toMatchObject({
      motion: { by: 'AWS itself', reached: 'nobody', because: expect.stringContaining('long-running active writes') },
      serving: { who: 'blue' },
    });
  });

  test('waits until the name is somebody’s again', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { renameTakes: '20s' } } });
    const first = await stage(world);
    await first.hands.mover.advance(first.change, 100);
    await until(world, first.hands, first.change, ({ serving }) => serving.who === 'unknown', second);
    // when
    const { ours, plan } = await planned(world, { run: againRun });
    // then
    expect(ours).toEqual(first.change);
    expect(plan.blue.id).toBe(first.plan.blue.id);
  });
});

describe('a way back', () => {
  const back = { is: 'swap back', because: 'it was asked for' } as const;
  const backFrom = async (world: OpenShop, { plan }: { plan: Plan }): Promise<Staged> => {
    const aim = { is: 'a revision', name: plan.blue.name, recorded: new Map() } as const;
    const working = await planned(world, { target: nothingAsked, run: againRun, aim }, back);
    if (working.ours === undefined) throw new Error('it is in flight');
    const change = working.ours;
    return { ...working, change, until: so => until(world, working.hands, change, so) };
  };

  test('before the switchover deletes green, and blue is never touched', async () => {
    // given
    await using world = await openOrders();
    const staged = await stage(world);
    const { hands, change } = await backFrom(world, staged);
    // when
    const answer = await hands.mover.goBack(change);
    const gone = await until(
      world,
      hands,
      change,
      ({ motion }) => motion.is === 'stopped' && motion.back.is === 'done',
    );
    // then
    expect(answer).toBe('accepted');
    expect(gone.serving).toEqual({ who: 'blue', green: 0 });
    expect(await hands.confirm(change)).toMatchObject({ served: 'blue' });
    expect(await deployments(world)).toEqual([]);
    expect(await resourceIdOf(world, 'orders')).toBe(staged.plan.blue.id);
  });

  test('before green can be told goes by the deployment', async () => {
    // given
    await using world = await openOrders();
    const { plan, hands: first } = await planned(world);
    await first.stager.make(plan.run);
    const { hands, change } = await backFrom(world, { plan });
    // when
    const answer = await hands.mover.goBack(change);
    await until(world, hands, change, ({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    // then
    expect(change.revision.name).toBe(change.id);
    expect(answer).toBe('accepted');
    expect(await hands.confirm(change)).toMatchObject({ served: 'blue' });
  });

  test('deletes a green that can never be switched over too', async () => {
    // given
    await using world = await openOrders();
    const staged = await stage(world);
    await theyCall(world, 'PromoteReadReplica', { DBInstanceIdentifier: await greenOf(world) });
    await staged.until(stopped);
    const { hands, change } = await backFrom(world, staged);
    // when
    const before = await hands.mover.see(change);
    const answer = await hands.mover.goBack(change);
    await until(world, hands, change, ({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    // then
    expect(before.motion).toMatchObject({ is: 'preparing', doing: expect.stringContaining('invalid') });
    expect(answer).toBe('accepted');
    expect(await deployments(world)).toEqual([]);
  });

  test('never deletes what may be the last copy: blue was deleted by hand', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await backFrom(world, await stage(world));
    await theyCall(world, 'DeleteDBInstance', { DBInstanceIdentifier: 'orders', SkipFinalSnapshot: true });
    await world.clock.sleep(20 * minute);
    // when
    const answer = hands.mover.goBack(change);
    // then
    await expect(answer).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('may be the last copy'),
    });
    expect(written(world)).not.toContain('DeleteBlueGreenDeployment');
  });

  test('that nobody has asked for deletes nothing', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    // when
    const answer = await hands.mover.goBack(change);
    // then
    expect(answer).toBe('nothing to undo');
    expect(written(world)).toEqual(['CreateBlueGreenDeployment']);
  });

  test('comes too late once RDS switches over, and deletes nothing', async () => {
    // given
    await using world = await openOrders();
    const staged = await stage(world);
    const { hands, change } = await backFrom(world, staged);
    await staged.hands.mover.advance(change, 100);
    await world.clock.sleep(3 * second);
    // when
    const during = await hands.mover.goBack(change);
    await until(world, staged.hands, change, switched);
    const after = await hands.mover.goBack(change);
    // then
    expect([during, after]).toEqual(['too late', 'too late']);
    expect(written(world)).not.toContain('DeleteBlueGreenDeployment');
  });

  test('from a green with deletion protection says what lifts it', async () => {
    // given
    await using world = await openOrders({ instance: { deletionProtection: true } });
    const { hands, change } = await backFrom(world, await stage(world));
    // when
    const answer = hands.mover.goBack(change);
    // then
    await expect(answer).rejects.toMatchObject({
      code: 'rejected',
      hint: expect.stringMatching(
        /aws rds modify-db-instance --db-instance-identifier orders-green-\w{6} --no-deletion-protection/,
      ),
    });
    expect(written(world)).not.toContain('DeleteBlueGreenDeployment');
  });
});

describe('somebody else', () => {
  test.each([
    {
      who: 'who promotes green',
      operation: 'PromoteReadReplica',
      because: /has to be made anew/,
    },
    { who: 'who deletes green', operation: 'DeleteDBInstance', because: /deleted|invalid/ },
  ])('$who makes green of no use, and blue serves', async ({ operation, because }) => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    // when
    await theyCall(world, operation, {
      DBInstanceIdentifier: await greenOf(world),
      ...(operation === 'DeleteDBInstance' ? { SkipFinalSnapshot: true } : {}),
    });
    const seen = await until(world, hands, change, stopped);
    // then
    expect(seen).toMatchObject({
      motion: {
        because: expect.stringMatching(because),
        reached: 'nobody',
        back: { is: 'none' },
        leaves: 'a green of no use',
      },
      serving: { who: 'blue' },
    });
  });

  test('who deletes the deployment leaves blue as it was', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    // when
    await theyCall(world, 'DeleteBlueGreenDeployment', {
      BlueGreenDeploymentIdentifier: change.id,
      DeleteTarget: true,
    });
    const seen = await until(
      world,
      hands,
      change,
      ({ motion }) => motion.is === 'stopped' && motion.back.is === 'done',
    );
    // then
    expect(seen).toMatchObject({ motion: { by: 'a request' }, serving: { who: 'blue' } });
  });

  test('who deletes the record after the switchover changes nothing about who serves', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    await hands.mover.advance(change, 100);
    await until(world, hands, change, switched);
    // when
    await theyCall(world, 'DeleteBlueGreenDeployment', { BlueGreenDeploymentIdentifier: change.id });
    await world.clock.sleep(5 * minute);
    const seen = await hands.mover.see(change);
    // then
    expect(seen).toMatchObject({ motion: { is: 'finished' }, serving: { who: 'green', green: 100 } });
  });
});
