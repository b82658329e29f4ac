import { createRandom, type Random } from '../../aws/world/random.ts';
import { drawLives } from './draw-lives.ts';
import { drawTale } from './draw-tale.ts';
import { drawTrouble } from './draw-trouble.ts';
import { type PlotName, plotFits, plots } from './plot.ts';
import type { Schedule } from './schedule.ts';
import type { Tale } from './tale.ts';

/** The schedule of a seed: the same on every machine. */
export function drawSchedule(seed: number): Schedule {
  const random = createRandom(seed).fork('schedule');
  const tale = drawTale(random);
  const plot = drawPlot(random.fork('plot'), tale);
  const steps = plots[plot];
  const troubles = random.fork('troubles');
  const lives = random.fork('lives');
  // With trouble of its own a day cannot be compared with another: a rule counts calls, and every process makes other ones.
  // How long a process has waited for its turn is its own, and forgotten on purpose.
  if (random.next() < 0.2 && tale.turn === 'free')
    return {
      seed,
      tale,
      plot,
      troubles: [],
      lives: drawLives(lives, steps, 'at once', tale.target),
      beside: 'an undisturbed one',
    };
  const count = random.pick([0, 1, 1, 2, 2, 3, 4]);
  return {
    seed,
    tale,
    plot,
    troubles: Array.from({ length: count }, () => drawTrouble(troubles, tale.target)),
    lives: drawLives(lives, steps, 'some time later', tale.target),
    beside: 'nothing',
  };
}

function drawPlot(random: Random, tale: Tale): PlotName {
  const fitting = (Object.keys(plots) as PlotName[]).filter(plot => plotFits(plot, tale));
  return random.next() < 0.5 ? 'a release' : random.pick(fitting);
}
