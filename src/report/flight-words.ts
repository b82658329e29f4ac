import { byWhom } from '../release/busy-words.ts';
import { type Flight, greenIn, type Scene } from '../release/scene.ts';
import type { Strategy } from '../release/words.ts';
import { due, duration } from '../release/time-words.ts';
import { type NameStyle, percent } from './traffic-words.ts';

/** How names are set, and what AWS or GitHub wrote. */
export interface Style {
  readonly name: NameStyle;
  readonly foreign: NameStyle;
}

/** `deployment d-1 of gl-9-….1`. */
export function pilotWords({ id, by, carriedBy }: Flight, { name, foreign }: Style): string {
  if (carriedBy.is !== 'AWS') return by.is === 'a release' ? name(id) : `a split of ${foreign(id)} by somebody else`;
  switch (by.is) {
    case 'a release':
      return `deployment ${name(id)} of ${name(by.changeId)}`;
    case 'a rollback':
      return `rollback ${name(id)}${by.of === undefined ? '' : ` of ${name(by.of)}`}`;
    case 'somebody else':
      return `deployment ${name(id)}${by.creator === undefined ? '' : ` (made ${foreign(byWhom(by.creator))})`}`;
  }
}

/** What the deployment does, to be read after its name. */
export function motionWords({ motion, by, carriedBy, wayBack }: Flight, scene: Scene, { foreign }: Style): string {
  const share = greenIn(scene)?.share;
  const onGreen = `${share === undefined ? 'an unknown share' : percent(share)} of traffic is on green`;
  if (carriedBy.is === 'nobody') return `${onGreen}, and nobody moves it any more`;
  if (carriedBy.is === 'somebody else') return `${onGreen}; whether anybody moves it is not known`;
  if (carriedBy.is === 'perhaps a run')
    return `${onGreen}; whether its run is still there is not known (${foreign(carriedBy.because)})${carriedBy.remedy === undefined ? '' : `. ${foreign(carriedBy.remedy)}`}`;
  switch (motion.is) {
    case 'preparing':
      return `waits for ${foreign(motion.doing)}`;
    case 'ready':
      return 'green is ready and has no traffic: it waits for a word';
    case 'paused':
      return `waits for a word: ${onGreen}`;
    case 'shifting':
      if (by.is !== 'a rollback' && wayBack === 'by a new deployment')
        return `replaces tasks: ${share === undefined ? 'an unknown share' : percent(share)} of those that run are green's`;
      return by.is === 'a rollback'
        ? 'takes traffic back'
        : `moves traffic: ${share === undefined ? 'an unknown share' : percent(share)} is on green`;
    case 'switching':
      return `switches over: waits for ${foreign(motion.doing)}`;
    case 'settled':
      if (motion.awaits === undefined && wayBack === 'by a new deployment') return 'all tasks are replaced';
      return motion.awaits === undefined
        ? 'all traffic has moved, and the former side is kept warm'
        : `all traffic has moved; waits for ${foreign(motion.awaits)}`;
    case 'finished':
      return 'has finished';
    case 'stopped':
      return `was stopped: ${foreign(motion.because)}`;
    case 'strange':
      return `reports ${foreign(motion.status)}, which this version of Greenlight does not know`;
  }
}

/** What AWS goes on to do when nobody says a word. */
export function byItselfWords(flight: Flight, scene: Scene, now: number): string {
  const { motion, by, strategy, readyWait, carriedBy, wayBack } = flight;
  if (carriedBy.is === 'nobody') return 'nothing: the traffic stays divided as it is';
  if (carriedBy.is === 'somebody else') return 'it stays as it is until whoever divided it writes again';
  if (carriedBy.is === 'perhaps a run')
    return `where its run is there, it moves more or takes it back; where it is gone, the next release ends it after ${due(carriedBy.until, now)}`;
  if (carriedBy.is === 'a run') return `its run moves more, or takes it back, before ${due(carriedBy.until, now)}`;
  if (by.is === 'a rollback') return 'sends all traffic back and removes what was stopped';
  switch (motion.is) {
    case 'preparing':
      if (readyWait === 'for ever') return 'makes green, and then waits for a word for as long as it takes';
      if (wayBack === 'by a new deployment') return "replaces blue's tasks as soon as green's are healthy";
      return readyWait === 'none'
        ? 'moves traffic as soon as green is healthy'
        : `waits ${duration(readyWait)} for a word once green is healthy, then stops`;
    case 'ready':
      if (readyWait === 'for ever') return 'keeps green in step with blue until somebody decides';
      return motion.until === undefined
        ? 'stops it when no word comes, and removes green'
        : `stops it and removes green at ${due(motion.until, now)}, in ${duration(motion.until - now)}`;
    case 'paused': {
      const then = motion.then === 'goes back' ? 'goes back to blue' : 'goes on, unproven';
      return motion.until === undefined
        ? `${then} when no word comes`
        : `${then} at ${due(motion.until, now)}, in ${duration(motion.until - now)}, when no word comes`;
    }
    case 'shifting':
      return motion.nextAt === undefined
        ? atAnyMoment[strategy.kind]
        : `gives green ${nextShareWords(strategy, greenIn(scene)?.share ?? 0)} at ${due(motion.nextAt, now)}, in ${duration(motion.nextAt - now)}`;
    case 'switching':
      return `gives green all traffic, or undoes what it has done by ${due(motion.until, now)}`;
    case 'settled':
      if (motion.awaits !== undefined && motion.blueEnds === 'never') return 'goes on once that is over';
      if (wayBack === 'by a new deployment') return 'has nothing left to do: the former tasks are gone';
      return motion.blueEnds === 'never'
        ? 'keeps the former side until somebody removes it'
        : `ends the former side at ${due(motion.blueEnds, now)}, in ${duration(motion.blueEnds - now)}`;
    case 'finished':
      return 'has nothing left to do';
    case 'stopped':
    case 'strange':
      return 'look at it there: what comes is not known';
  }
}

/** Where AWS does not tell when. */
const atAnyMoment: Readonly<Record<Strategy['kind'], string>> = {
  'blue-green': 'gives green all traffic, at any moment',
  canary: 'gives green all traffic, at any moment',
  linear: 'gives green more traffic, at any moment',
  rolling: 'goes on to replace the former tasks',
};

function nextShareWords(strategy: Strategy, share: number): string {
  const next = strategy.kind === 'linear' ? share + strategy.share : 100;
  return next >= 100 ? 'all traffic' : `${percent(next)} of traffic`;
}
