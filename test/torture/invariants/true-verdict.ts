import type { Verdict } from '../../../src/release/verdict.ts';
import { type History, type LivedLife, pollOf, shareAt, somebodyMeddled } from '../history.ts';
import { goesBack } from '../schedule/plot.ts';
import type { Invariant } from './invariant.ts';
import { onGreen } from './proven-steps.ts';

/** A verdict says who serves; `unknown` contradicts nothing. */
export const trueVerdict: Invariant = {
  promise: 'no verdict contradicts what serves',
  violations: history => history.lives.flatMap(life => contradictions(history, life)),
};

function contradictions(history: History, life: LivedLife): readonly string[] {
  const { attempt, ended } = life;
  if (ended.is !== 'a verdict') return [];
  const { verdict } = ended;
  const seen = sharesAround(history, verdict.at);
  const said = `Attempt ${attempt} says ${verdict.name}, with ${verdict.serving.who} serving (${verdict.because})`;
  const had = `green had ${seen.join(', then ')} % of the traffic`;
  return [
    ...(seen.some(share => serves(history, life, verdict, share)) ? [] : [`${said}, and ${had}.`]),
    ...(seen.some(share => bears(history, life, verdict.name, share)) ? [] : [`${said}: that cannot be, for ${had}.`]),
    ...(verdict.name === 'refused' && begunBy(history, life)
      ? [`${said}, which is to have begun nothing, and it has begun a deployment.`]
      : []),
  ];
}

/**
 * What the last looks before a verdict can have seen, and what takes effect of the last weights that were written (1 to 5 s
 * later). Where AWS answers with old news, they are as old as that.
 */
function sharesAround(history: History, at: number): readonly number[] {
  const ages = history.schedule.troubles.flatMap(trouble =>
    trouble.with === 'AWS' && 'seconds' in trouble.rule.fault ? [trouble.rule.fault.seconds * 1_000] : [],
  );
  const from = at - pollOf(history) - Math.max(5_000, ...ages);
  const isAround = (change: { readonly at: number }): boolean => change.at > from && change.at <= at + 6_000;
  const changes = history.shares.filter(isAround).map(({ green }) => green);
  // Whoever comes next may write over weights that have not taken effect yet.
  const asked = history.aliases.filter(isAround).map(onGreen);
  return [...new Set([shareAt(history, from), ...changes, ...asked])];
}

function serves(history: History, life: LivedLife, { name, serving }: Verdict, share: number): boolean {
  if (looksTheSame(history)) return true;
  switch (serving.who) {
    case 'green':
      // To whoever goes back, green is what was there before the release, or the release if there is nothing to go back from.
      return hasAll(history, life, name, share) || (goesBack(life.step) && (share === 0 || share === 100));
    case 'blue':
      return isBlue(history, life, share);
    case 'split':
      return share > 0 && share < 100;
    case 'unknown':
      return true;
  }
}

/** Where the same image is deployed once more, the world cannot tell the one from the other by what it answers. */
function looksTheSame(history: History): boolean {
  const { tale, plot } = history.schedule;
  return tale.green === 'what serves already' && (plot !== 'a release' || somebodyMeddled(history));
}

/** Blue is what served before: what the first attempt brought, if the second one brings it once more. */
function isBlue(history: History, { step, attempt, to }: LivedLife, share: number): boolean {
  // To whoever goes back, blue is what the release had brought.
  if (goesBack(step)) return share === 0 || share === 100;
  // A post step speaks of what its step has begun.
  const from = history.lives.find(life => life.step === step && life.attempt === attempt)?.from ?? history.began;
  const begunAnew = history.deployments.some(({ createdAt }) => createdAt >= from && createdAt <= to);
  return share === 0 || (begunAnew && share === shareAt(history, from));
}

/** Whether what was asked for has all traffic: it may be what was there before. */
function hasAll({ schedule }: History, { step }: LivedLife, name: Verdict['name'], share: number): boolean {
  // Where no record stands any more, nothing tells whether what has the name was ever switched to.
  if (step === 'delete the record') return name === 'nothing-to-do' || share === 100;
  if (name === 'restored') return share === 0;
  if (name !== 'nothing-to-do') return share === 100;
  // A way back finds nothing to do where it was gone before, and where nothing was released to go back from.
  if (goesBack(step)) return share === 0 || share === 100;
  return share === (schedule.tale.green === 'what serves already' ? 0 : 100);
}

/** What a name alone claims of who serves. */
function bears(history: History, life: LivedLife, name: Verdict['name'], share: number): boolean {
  if (looksTheSame(history)) return true;
  switch (name) {
    case 'released':
    case 'nothing-to-do':
    case 'restored':
      return hasAll(history, life, name, share);
    case 'rolled-back':
    case 'failed':
    case 'drilled':
    case 'staged':
      return isBlue(history, life, share);
    case 'record-deleted':
      return share === 100;
    case 'planned':
    case 'reported':
    case 'refused':
    case 'held':
    case 'cancelled':
    case 'superseded':
    case 'broken':
    case 'unknown':
      return true;
  }
}

/** What comes after its verdict is another run's. */
function begunBy({ deployments }: History, { attempt, from, to }: LivedLife): boolean {
  return deployments.some(
    ({ changeId, createdAt }) => changeId?.endsWith(`.${attempt}`) === true && createdAt >= from && createdAt <= to,
  );
}
