import * as v from 'valibot';
import { parseSeed, type SeedInput } from '../../seed.ts';
import type { ApplicationDamage } from '../../world/application-damage.ts';
import { createWorld, type SimulatedWorld } from '../../world/create-world.ts';
import { START } from '../../world/small-api.ts';
import { createWarmUp } from '../../world/warm-up.ts';
import { createDatabaseBook, type DatabaseBook } from '../database-book.ts';
import { rdsSeed } from '../seed.ts';
import { addSeeded } from '../seeded-databases.ts';
import type { PrimaryInstance, Replication } from '../state.ts';
import { databaseUseSeed } from './seed.ts';
import { createDatabaseUse, type DatabaseUse } from './use.ts';

/**
 * For tests: a MySQL database `orders`, and an application `shop` that uses it. There is no RDS above them: what that would do to
 * names and access, a test does with its own hands.
 */
export interface OrdersWithoutRds {
  readonly world: SimulatedWorld;
  readonly book: DatabaseBook;
  readonly use: DatabaseUse;
  readonly blue: PrimaryInstance;
  readonly pass: (seconds: number) => void;
  readonly shop: () => ApplicationDamage;
  /** A copy of blue, taken now, that follows it from now on. */
  readonly addGreen: (change?: Partial<PrimaryInstance>, method?: Replication['method']) => PrimaryInstance;
  /** All that a switchover does, in order and so many seconds apart. */
  readonly switchOver: (
    green: PrimaryInstance,
    seconds: { readonly closed: number; readonly renaming: number },
  ) => void;
}

type UseInput = v.InferInput<typeof databaseUseSeed>;
type ApplicationInput = NonNullable<UseInput['applications']>[number];

interface Options {
  readonly seed?: SeedInput;
  readonly shop?: Partial<ApplicationInput>;
  readonly use?: UseInput;
  readonly engine?: { readonly engine: string; readonly engineVersion: string };
}

export function ordersWithoutRds(options: Options = {}): OrdersWithoutRds {
  const time = createWarmUp(START);
  const world = createWorld(parseSeed(options.seed ?? {}), time, START);
  const { account, region, random } = world;
  const book = createDatabaseBook({ account, region });
  const engine = options.engine ?? { engine: 'mysql', engineVersion: '8.0.40' };
  addSeeded(v.parse(rdsSeed, { instances: [{ name: 'orders', ...engine }] }), book, random.fork('ids'), START);
  const shop = { name: 'shop', database: 'orders', ...options.shop };
  const use = createDatabaseUse(world, book, v.parse(databaseUseSeed, { applications: [shop], ...options.use }));
  const [blue] = book.databases();
  if (blue?.is !== 'instance') throw new Error('no database');
  const pass = (seconds: number) => time.runUntil(time.now() + seconds * 1000);

  return {
    world,
    book,
    use,
    blue,
    pass,
    shop: () => {
      const damage = world.damage.report().applications['shop'];
      if (damage === undefined) throw new Error('no application');
      return damage;
    },
    addGreen: (change = {}, method = 'binlog') => {
      const follows: Replication = { from: blue, method, since: time.now(), state: 'running' };
      const green: PrimaryInstance = {
        ...blue,
        resourceId: 'db-GREEN',
        name: 'orders-green-a1b2c3',
        follows,
        ...change,
      };
      green.access = change.access ?? 'read-only';
      book.add(green);
      return green;
    },
    switchOver: (green, { closed, renaming }) => {
      blue.access = green.access = 'closed';
      pass(closed);
      blue.name = 'orders-old1';
      pass(renaming);
      green.name = 'orders';
      green.follows = undefined;
      blue.access = 'read-only';
      green.access = 'read-write';
    },
  };
}
