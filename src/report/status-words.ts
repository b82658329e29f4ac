import type { Past } from '../release/history.ts';
import { releaseOf } from '../release/identity.ts';
import type { Standing as Outcome } from '../release/ledger.ts';
import { type Flight, greenIn, type Scene, type Standing } from '../release/scene.ts';
import { entryOf, type Fate, type Status, type Way } from '../release/status.ts';
import { byItselfWords, motionWords, pilotWords, type Style } from './flight-words.ts';
import { dateAndClock } from '../release/time-words.ts';
import { type NameStyle, percent, sideWords } from './traffic-words.ts';

/** One line of how a target stands: what it is about, and what is to be said. */
export interface StatusLine {
  readonly about: string;
  readonly says: string;
}

/** How the target stands, from what users meet to what a person can do, a line each. */
export function statusLines(status: Status, style: Style): readonly StatusLine[] {
  const { scene, asked, ways } = status;
  const [first, ...beside] = scene.stands;
  return [
    ...(asked === undefined ? [] : [{ about: 'asked for', says: fateWords(asked, style) }]),
    { about: 'serves', says: standingWords(first, style) },
    { about: 'made by', says: originWords(first, status, style) },
    ...(scene.weightsUnknown === undefined
      ? []
      : [{ about: 'traffic', says: `where it is, is not known: ${style.foreign(scene.weightsUnknown)}` }]),
    ...beside.map(standing => ({ about: 'beside it', says: standingWords(standing, style) })),
    ...flightLines(scene, style),
    ...ways.map((way, index) => ({ about: index === 0 ? 'you can' : 'or', says: wayWords(way, status, style) })),
  ];
}

/** What was asked for first, then who serves and what moves. */
export function gistOf(status: Status): string {
  const { asked } = status;
  const gist = gistOfScene(status);
  return asked === undefined ? gist : `${fateWords(asked, asIs)}. ${gist}`;
}

function gistOfScene({ scene }: Status): string {
  const { stands, flight, weightsUnknown } = scene;
  const [first, second] = stands;
  const green = greenIn(scene);
  const divided =
    weightsUnknown !== undefined
      ? `Where the traffic is, is not known: ${weightsUnknown}.`
      : first.share === undefined || first.share === 100
        ? `${first.revision.name} has all traffic.`
        : `${first.revision.name} has ${percent(first.share)} of traffic${second === undefined ? '' : `, ${second.revision.name} ${percent(100 - first.share)}`}.`;
  if (flight === undefined) return `${divided} Nothing is in flight.`;
  return `${divided} ${inASentence(pilotWords(flight, asIs))} is in flight${green === undefined || flight.brings === undefined ? '' : ` with ${flight.brings}`}.`;
}

/** What a person is told to do next; undefined where nothing is to be done. */
export function nextOf(status: Status): string | undefined {
  const [way] = status.ways;
  return way === undefined || way.do === 'nothing' ? undefined : `${capital(wayWords(way, status, asIs))}.`;
}

function standingWords({ revision, share, tasks, health, note }: Standing, { name, foreign }: Style): string {
  const traffic =
    share === undefined
      ? 'an unknown share of traffic'
      : share === 100
        ? 'all traffic'
        : `${percent(share)} of traffic`;
  const said = note === undefined ? '' : `; ${foreign(note)}`;
  // A target without tasks has nothing but its share to be told.
  if (tasks === undefined) return `${name(revision.name)}: ${traffic}${said}`;
  const targets =
    health === undefined
      ? 'no target group'
      : `${health.healthy} healthy ${health.healthy === 1 ? 'target' : 'targets'}`;
  const [reason] = health === undefined || health.healthy > 0 ? [] : health.reasons;
  const why = reason === undefined ? '' : ` (${foreign(reason)})`;
  return `${name(revision.name)}: ${traffic}; ${sideWords(tasks)}, ${targets}${why}${said}`;
}

/** Who released it, by the ledger; its tags tell who registered it, which is another where it was brought back. */
function originWords({ madeBy, origin, ...standing }: Standing, { history }: Status, { name }: Style): string {
  const run =
    origin === undefined ? '' : `, run ${origin.runNumber} of ${name(origin.repository)} ${name(origin.workflow)}`;
  const made = madeBy === undefined ? undefined : `${name(madeBy)}${run}`;
  const past = entryOf(standing, history);
  if (past === undefined) return made ?? 'no release of Greenlight, as far as its tags and the ledger tell';
  const { changeId } = past.entry;
  const isSame = madeBy !== undefined && releaseOf(madeBy) === releaseOf(changeId);
  const told = `begun ${dateAndClock(past.at)}, in the ledger: ${outcomeWords(past.standing)}`;
  const registered = made === undefined || isSame ? '' : `; registered by ${made}`;
  return `${name(changeId)}${isSame ? run : ''}, ${told}${registered}`;
}

function flightLines(scene: Scene, style: Style): readonly StatusLine[] {
  const { flight, at } = scene;
  const { name } = style;
  if (flight === undefined) return [{ about: 'in flight', says: 'nothing' }];
  const begun = flight.began === undefined ? '' : `, begun ${dateAndClock(flight.began)}`;
  const brings = flight.brings === undefined ? '' : `, brings ${name(flight.brings)}`;
  return [
    { about: 'in flight', says: `${pilotWords(flight, style)}${begun}${brings}` },
    { about: 'it does', says: motionWords(flight, scene, style) },
    ...(flight.endpoint === undefined ? [] : [{ about: 'green at', says: style.foreign(flight.endpoint) }]),
    { about: flight.carriedBy.is === 'AWS' ? 'AWS then' : 'then', says: byItselfWords(flight, scene, at) },
  ];
}

function fateWords(fate: Fate, { name, foreign }: Style): string {
  const id = name(fate.id);
  switch (fate.is) {
    case 'in flight':
      return fate.deployment === fate.id
        ? `${id} is in flight`
        : `${id} is in flight, as deployment ${name(fate.deployment)}`;
    case 'serves':
      return `${id} serves, with ${name(fate.revision)}${fate.since === undefined ? '' : `; it began ${dateAndClock(fate.since)}`}`;
    case 'superseded':
      return `${id} released ${name(fate.past.entry.wanted)} and is superseded: ${name(fate.serves)} serves${fate.by === undefined ? '' : `, by ${name(fate.by)}`}`;
    case 'over':
      return `${id} does not serve: ${name(fate.past.entry.wanted)} ${outcomeWords(fate.past.standing)}`;
    case 'never released':
      return `${id} released nothing here, as far as the ledger goes back`;
    case 'not known':
      return `whether ${id} released something is not known: the ledger cannot be read (${foreign(fate.because)})`;
  }
}

function wayWords(way: Way, status: Status, style: Style): string {
  const { name } = style;
  switch (way.do) {
    case 'promote':
      return `let it go on: ${name('operation: promote')} with ${name(`release-id: ${way.changeId}`)}`;
    case 'send back':
      return sendBackWords(way.flight, status, style);
    case 'roll back':
      return `go back to ${name(way.past.entry.wanted)} of ${name(way.past.entry.changeId)}: ${name('operation: rollback')}`;
    case 'release a good revision':
      return 'release a known-good revision now: traffic is divided, and nothing in flight will change that';
    case 'wait for AWS':
      return `wait until ${name(way.flight.id)} has ended`;
    case 'nothing':
      return 'leave it: nothing is to be done';
  }
}

function sendBackWords(
  { id, by, carriedBy, motion, wayBack }: Flight,
  { scene, history }: Status,
  style: Style,
): string {
  const { name } = style;
  const mover = style.foreign(scene.mover);
  const back = `send it back: ${name('operation: rollback')}`;
  switch (carriedBy.is) {
    case 'a run':
    case 'perhaps a run':
      return back;
    case 'nobody':
      return `${back}, or go on with it: re-run its job`;
    case 'somebody else':
      return `give ${name(scene.stands[0].revision.name)} all traffic: ${name('operation: rollback')}, or in a shell ${style.foreign(`\`${carriedBy.command}\``)}`;
    case 'AWS':
      if (wayBack === 'before traffic') return removeWords({ id, by, motion }, mover, name);
      if (by.is === 'a release' && motion.is === 'paused') return `${back}, or go on with it: re-run its job`;
      return by.is === 'a release' && history.is === 'read' && motion.is !== 'ready'
        ? `${back}, or stop ${name(id)} with rollback in ${mover}`
        : `stop it: ${name(id)} in ${mover}, with rollback`;
  }
}

/** What somebody else has begun, Greenlight does not remove. */
function removeWords({ id, by, motion }: Pick<Flight, 'id' | 'by' | 'motion'>, mover: string, name: NameStyle): string {
  if (motion.is === 'switching') return `wait until ${name(id)} has switched over, or undone it`;
  return by.is === 'a release'
    ? `remove green, and leave blue as it is: ${name('operation: rollback')}`
    : `remove it: ${name(id)} in ${mover}, with its target`;
}

/** How a change stands in the ledger, to be read after its revision. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case 'serves':
      return 'succeeded';
    case 'taken back':
      return 'failed or was taken back';
    case 'rehearsed':
      return 'was a drill';
    case 'unproven':
      return 'ended unproven';
    case 'open':
      return 'has not ended, as far as anybody has told';
  }
}

/** When it began, its change-id, from which revision to which, and how it stands. */
export function pastCells({ entry, at, standing, restorable }: Past): readonly [string, string, string, string] {
  return [
    dateAndClock(at),
    entry.changeId,
    `${entry.previous} → ${entry.wanted}`,
    `${outcomeWords(standing)}${restorable === 'yes' ? '' : ', do not restore'}`,
  ];
}

/** An id begins a sentence as it is. */
function inASentence(text: string): string {
  return text.startsWith('gl-') ? `Change ${text}` : capital(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const asIs: Style = { name: name => name, foreign: text => text };
