import { beforeAll, describe, expect, test } from '@jest/globals';
import { blueVersion, greenVersion } from './orders.ts';
import { refusedWrites } from './orders-account.ts';
import { storyNamed, tale, type Tale, writesIn } from './orders-tales.ts';
import { play, type Played } from './play.ts';
import { resultOf } from './result.ts';
import { logOf } from './telling.ts';
import { countsOf } from './told-here.ts';

const minute = 60_000;

describe('A database that is upgraded in one job', () => {
  let upgraded: Tale;
  beforeAll(async () => {
    upgraded = await tale('rds-upgrade');
  });

  test('has the next version under its old name, which is read back by its resource id', () => {
    const { last, end } = upgraded;
    expect(last.verdict).toMatchObject({ name: 'released', serving: { who: 'green', green: 100 } });
    expect(end.named).toMatchObject({ version: greenVersion, access: 'read-write' });
    expect(last.outputs.get('revision')).toBe(end.named?.resourceId);
  });

  test('leaves old blue where it is, with its data, and takes no write there', () => {
    const { last, end } = upgraded;
    expect(end.others).toMatchObject([{ name: 'orders-old1', version: blueVersion, access: 'read-only' }]);
    expect(last.outputs.get('previous-revision')).toBe(end.others[0]?.resourceId);
  });

  test('is made once and switched over once, and nothing is deleted', () => {
    expect(writesIn(upgraded)).toEqual(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment']);
  });

  test('is switched over only when it has settled: not while its storage is optimized', () => {
    const { last, calls } = upgraded;
    const asked = calls.find(({ operation }) => operation === 'SwitchoverBlueGreenDeployment');
    // 50 minutes of tasks and 10 of storage optimisation, then three looks in a row.
    expect((asked?.at ?? 0) - last.beganAt).toBeGreaterThan(60 * minute);
    expect(last.log).toMatch(/waiting for orders-green-\w+ to be available \(storage-optimization\)/);
  });

  test('keeps users from writing for seconds, says for how many, and loses none of their writes', () => {
    const { last, end } = upgraded;
    const said = Number(/\b(\d+) s\b/.exec(last.verdict.because)?.[1]);
    expect(end.shop.outages).toHaveLength(1);
    expect(refusedWrites(end.shop)).toBeGreaterThan(0);
    // To the second on either side: the events of AWS, and what the application counted.
    expect(Math.abs(end.shop.downtimeSeconds - said)).toBeLessThanOrEqual(1);
    expect(end.shop.writes.lost).toBe(0);
  });

  test('does not claim that nobody waited for longer than AWS: whoever has cached the name did', () => {
    const { last, end } = upgraded;
    const [outage] = end.shop.outages;
    const hurtFor = ((outage?.lastRefusedAt ?? 0) - (outage?.firstRefusedAt ?? 0)) / 1_000 + 1;
    const said = Number(/\b(\d+) s\b/.exec(last.verdict.because)?.[1]);
    expect(hurtFor).toBeGreaterThan(said);
    expect(last.verdict.because).toMatch(/kept the former address for longer was kept out for longer/);
  });

  test('is looked at once a minute while it is made', () => {
    const { last, calls } = upgraded;
    const [from, until] = [last.beganAt + 20 * minute, last.beganAt + 50 * minute];
    const counts = countsOf(calls.filter(({ at }) => at >= from && at < until));
    for (const operation of ['DescribeBlueGreenDeployments', 'DescribeDBInstances', 'DescribeAlarms'])
      expect([operation, counts[operation]]).toEqual([operation, 30]);
    expect(counts).not.toHaveProperty('GetMetricData');
  });
});

describe('The built action, as the runner starts it', () => {
  const builds = new Map<string, Promise<Played>>();
  const built = (name: string): Promise<Played> => {
    const known = builds.get(name) ?? play(storyNamed(name));
    builds.set(name, known);
    return known;
  };

  test.each(['rds-upgrade', 'rds-guardrail', 'rds-bad-after-switch', 'rds-plan'])(
    'ends a story as its sources do, and shows no secret: %s',
    async name => {
      // given
      const { steps, end } = await tale(name);
      // when
      const played = await built(name);
      // then
      const { record: _, ...outputs } = Object.fromEntries(steps.at(-1)?.outputs ?? []);
      expect(played.chapters.map(({ outcome, serves }) => [outcome.main.outputs['verdict'], serves])).toEqual(
        steps.map(({ verdict, serves }) => [verdict.name, serves]),
      );
      expect(played.outcome.main.outputs).toMatchObject(outputs);
      expect(played.chapters.flatMap(({ outcome }) => outcome.leaks)).toEqual([]);
      expect(resultOf(played).users.applications['shop']).toMatchObject({
        lost: 0,
        'seconds-without-writes': end.shop.downtimeSeconds,
      });
    },
  );

  test('says where there is no way back before it writes anything', async () => {
    // when
    const log = logOf(await built('rds-upgrade'));
    // then
    expect(log.indexOf('no way back')).toBeGreaterThanOrEqual(0);
    expect(log.indexOf('no way back')).toBeLessThan(log.indexOf('wrote to AWS'));
  });

  test('warns of nothing that nobody can do anything about', async () => {
    // when
    const { warnings } = resultOf(await built('rds-upgrade'));
    // then
    expect(warnings).toEqual([]);
  });
});

describe('A plan of a database', () => {
  test('writes nothing, and says what is renamed and where there is no way back', async () => {
    // when
    const planned = await tale('rds-plan');
    // then
    expect(planned.last.verdict.name).toBe('planned');
    expect(writesIn(planned)).toEqual([]);
    for (const words of ['orders-old1', 'no way back', 'DNS', '| engine version | 8&#46;0.40 | 8&#46;4.3 |'])
      expect([words, planned.last.summary.includes(words)]).toEqual([words, true]);
  });
});
