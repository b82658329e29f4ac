import { describe, expect, test } from '@jest/globals';
import { openStage, type Stage } from '../../releases/stage.ts';
import { plainDatabase } from '../kills/database-tales.ts';
import { colleaguesGreen, databaseScenario } from '../schedule/database-tale.ts';
import type { DatabaseKind } from '../schedule/database-kinds.ts';
import type { ToTheDatabase } from '../schedule/schedule.ts';
import { doToTheDatabase } from './to-the-database.ts';
import { watch } from './watch.ts';

const minute = 60_000;
const ofAll: readonly DatabaseKind[] = [
  'an instance of MySQL',
  'an instance of PostgreSQL',
  'a cluster of Aurora MySQL',
];

/** A database beside which somebody has a green made, ready to be switched to. */
async function beside(of: DatabaseKind, name?: string): Promise<Stage> {
  const stage = await openStage(databaseScenario({ ...plainDatabase, of }), { kind: 'stepped' });
  await stage.before({ acts: [colleaguesGreen(of, name)], ago: 10 * minute });
  return stage;
}

describe('Of a database is seen', () => {
  test.each(ofAll)('who has the name over a switchover, by identity, and that the other one stays: %s', async of => {
    // given
    await using stage = await beside(of);
    const watched = watch(stage.aws, { target: 'rds' });
    // when
    await doToTheDatabase(stage.aws, { toTheDatabase: 'switch over' });
    await stage.pass(5 * minute);
    // then
    const [first, ...more] = watched.databases;
    const last = more.at(-1);
    expect(more.map(({ named }) => named)).toEqual([undefined, last?.named]);
    expect(last?.named).not.toBe(first?.named);
    expect(last?.standing).toEqual(first?.standing);
    // A colleague's green is none of ours.
    expect(watched.shares.map(({ green }) => green)).toEqual([0]);
    expect(watched.deployments).toMatchObject([{ changeId: undefined, status: 'Succeeded' }]);
  });

  test('that a green of ours has all traffic once it has the name', async () => {
    // given
    await using stage = await beside('an instance of MySQL', 'gl-1-0123abcd-1');
    const watched = watch(stage.aws, { target: 'rds' });
    await stage.pass(minute);
    // when
    await doToTheDatabase(stage.aws, { toTheDatabase: 'switch over' });
    await stage.pass(5 * minute);
    // then
    expect(watched.shares.map(({ green }) => green)).toEqual([0, 100]);
    expect(watched.deployments).toMatchObject([{ changeId: 'gl-1-0123abcd.1' }]);
  });

  test('a deployment that RDS has forgotten since', async () => {
    // given
    await using stage = await beside('an instance of MySQL');
    const { timeline } = stage.aws;
    const watched = watch(stage.aws, { target: 'rds' });
    await stage.pass(minute);
    // when
    await doToTheDatabase(stage.aws, { toTheDatabase: 'delete the deployment with green' });
    await stage.pass(10 * minute);
    // then
    expect(watched.deployments).toMatchObject([{ status: 'Stopped' }]);
    expect(watched.deployments[0]?.endedAt).toBeLessThan(timeline.now());
    expect(watched.databases.at(-1)?.standing).toHaveLength(1);
  });
});

describe('Somebody can', () => {
  const done: readonly (readonly [ToTheDatabase['toTheDatabase'], left: number, standing: number])[] = [
    ['delete the deployment', 0, 2],
    ['delete the deployment with green', 0, 1],
    ['promote green', 1, 2],
    ['delete green', 1, 1],
    ['delete blue', 1, 1],
    ["end the colleague's deployment", 0, 1],
  ];
  const cases = ofAll.flatMap(of => done.map(([what, left, standing]) => [what, of, left, standing] as const));

  test.each(cases)('%s of %s', async (toTheDatabase, of, left, standing) => {
    // given
    await using stage = await beside(of);
    const watched = watch(stage.aws, { target: 'rds' });
    // when
    await doToTheDatabase(stage.aws, { toTheDatabase });
    await stage.pass(10 * minute);
    // then
    expect(watched.deployments.filter(({ endedAt }) => endedAt === Infinity)).toHaveLength(left);
    expect(watched.databases.at(-1)?.standing).toHaveLength(standing);
  });
});
