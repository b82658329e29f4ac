import type { Random } from '../../aws/world/random.ts';
import { kinds } from './database-kinds.ts';
import { databaseGreens, databaseProofs, type DatabaseTale, makings, switchovers } from './database-tale.ts';
import { functionGreens, functionProofs, type FunctionTale } from './function-tale.ts';
import { drawNative } from './draw-native.ts';
import { proofs, type ServiceTale } from './service-tale.ts';
import { blues, greens } from './service-versions.ts';
import { oneOfBy } from './one-of.ts';
import type { Tale } from './tale.ts';
import { functionWays, serviceWays } from './ways.ts';

/** Which target, and what is to be known of its release before it begins. */
export function drawTale(random: Random): Tale {
  const draw = random.fork('target').pick([drawService, drawNative, drawFunction, drawDatabase]);
  return draw(random.fork('tale'));
}

function drawService(random: Random): ServiceTale {
  const oneOf = oneOfBy(random);
  return {
    target: 'ecs',
    world: Math.floor(random.between(1, 1_000_000)),
    green: random.next() < 0.4 ? 'good' : oneOf(greens),
    blue: random.next() < 0.8 ? 'well' : oneOf(blues),
    moves: oneOf(serviceWays),
    bakeMinutes: random.pick([1, 2]),
    before: random.next() < 0.5 ? 'nothing' : oneOf(proofs),
    room: random.next() < 0.9 ? 'plenty' : 'for blue alone',
    turn: random.next() < 0.9 ? 'free' : 'busy',
    alarmsOf: random.next() < 0.7 ? 'the gates' : 'the gates and the group',
    pollSeconds: random.pick([5, 15]),
    retire: random.next() < 0.7 ? 'aws' : 'now',
  };
}

function drawFunction(random: Random): FunctionTale {
  const oneOf = oneOfBy(random);
  return {
    target: 'lambda',
    world: Math.floor(random.between(1, 1_000_000)),
    green: random.next() < 0.4 ? 'good' : oneOf(functionGreens),
    blue: 'well',
    moves: oneOf(functionWays),
    bakeMinutes: random.pick([1, 2]),
    before: random.next() < 0.5 ? 'nothing' : oneOf(functionProofs),
    turn: random.next() < 0.9 ? 'free' : 'busy',
    settings: random.next() < 0.7 ? 'as they are' : 'one more variable',
    keeps: random.next() < 0.7 ? 'all' : '1',
    pollSeconds: random.pick([5, 15]),
  };
}

function drawDatabase(random: Random): DatabaseTale {
  const oneOf = oneOfBy(random);
  const usually = <K extends string>(usual: K, values: Readonly<Record<K, unknown>>): K =>
    random.next() < 0.7 ? usual : oneOf(values);
  return {
    target: 'rds',
    world: Math.floor(random.between(1, 1_000_000)),
    of: oneOf(kinds),
    green: usually('good', databaseGreens),
    blue: random.next() < 0.85 ? 'well' : 'errs from 1m on',
    moves: 'all at once',
    bakeMinutes: random.pick([1, 1, 15]),
    before: oneOf(databaseProofs),
    making: usually('in minutes', makings),
    switchover: usually('as it should', switchovers),
    consent: random.next() < 0.92 ? 'approved' : 'never given',
    turn: random.next() < 0.9 ? 'free' : 'busy',
    pollSeconds: random.pick([5, 15]),
  };
}
