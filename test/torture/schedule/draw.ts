import { createRandom, type Random } from '../../aws/world/random.ts';
import { drawLives } from './draw-lives.ts';
import { drawTrouble } from './draw-trouble.ts';
import { type PlotName, plotFits, plots } from './plot.ts';
import type { Schedule } from './schedule.ts';
import { functionGreens, functionProofs, type FunctionTale } from './function-tale.ts';
import { blues, greens, proofs, type ServiceTale } from './service-tale.ts';
import type { Tale } from './tale.ts';
import { serviceWays, ways } from './ways.ts';

/** The schedule of a seed: the same on every machine. */
export function drawSchedule(seed: number): Schedule {
  const random = createRandom(seed).fork('schedule');
  const draw = random.fork('target').next() < 0.5 ? drawService : drawFunction;
  const tale = draw(random.fork('tale'));
  const plot = drawPlot(random.fork('plot'), tale);
  const steps = plots[plot];
  const troubles = random.fork('troubles');
  const lives = random.fork('lives');
  // With trouble of its own a day cannot be compared with another: a rule counts calls, and every process makes other ones.
  // How long a process has waited for its turn is its own, and forgotten on purpose.
  if (random.next() < 0.2 && tale.turn === 'free')
    return { seed, tale, plot, troubles: [], lives: drawLives(lives, steps, 'at once'), beside: 'an undisturbed one' };
  const count = random.pick([0, 1, 1, 2, 2, 3, 4]);
  return {
    seed,
    tale,
    plot,
    troubles: Array.from({ length: count }, () => drawTrouble(troubles, tale.target)),
    lives: drawLives(lives, steps, 'some time later'),
    beside: 'nothing',
  };
}

function drawPlot(random: Random, tale: Tale): PlotName {
  const fitting = (Object.keys(plots) as PlotName[]).filter(plot => plotFits(plot, tale));
  return random.next() < 0.5 ? 'a release' : random.pick(fitting);
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
    moves: oneOf(ways),
    bakeMinutes: random.pick([1, 2]),
    before: random.next() < 0.5 ? 'nothing' : oneOf(functionProofs),
    turn: random.next() < 0.9 ? 'free' : 'busy',
    settings: random.next() < 0.7 ? 'as they are' : 'one more variable',
    keeps: random.next() < 0.7 ? 'all' : '1',
    pollSeconds: random.pick([5, 15]),
  };
}

function oneOfBy(random: Random): <K extends string>(values: Readonly<Record<K, unknown>>) => K {
  return <K extends string>(values: Readonly<Record<K, unknown>>): K => random.pick(Object.keys(values) as K[]);
}
