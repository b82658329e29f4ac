import { exitStatus, type Verdict } from '../../../src/release/verdict.ts';
import type { Millis } from '../../../src/release/words.ts';
import type { Aftermath, Traffic } from './aftermath.ts';
import type { Row } from './row.ts';

/** What a release said and left behind, on a bad day. */
export interface Day {
  readonly verdict: Verdict;
  /** The job log without the plan, remedies included. */
  readonly log: string;
  readonly took: Millis;
  /** Where the users were when the verdict was given. */
  readonly then: Traffic;
  /** What was true a minute later. */
  readonly after: Aftermath;
}

/** All that is wrong with a day, in sentences; nothing where the release gave the right answer. */
export function wrongsOf({ expected, story }: Row, day: Day): readonly string[] {
  const { verdict, log } = day;
  const said = `${verdict.because} ${verdict.next ?? ''}`;
  return [
    ...(expected.verdict.includes(verdict.name)
      ? []
      : [`The verdict is ${verdict.name} (${verdict.because}), where ${expected.verdict.join(' or ')} is right.`]),
    ...(expected.serving.includes(verdict.serving.who)
      ? []
      : [`It says that ${verdict.serving.who} serves, where ${expected.serving.join(' or ')} is right.`]),
    ...(expected.names === undefined || expected.names.test(log)
      ? []
      : [`Nothing in the log names ${expected.names}: ${said}`]),
    ...(expected.remedy === undefined || expected.remedy.test(log)
      ? []
      : [`No remedy like ${expected.remedy}: ${said}`]),
    ...ofAnyDay(day, 2 * story.planned + 30 * minute + wayBack + (expected.waits ?? 0)),
  ];
}

const minute: Millis = 60_000;

/** The time limit begins the way back, which has a limit of its own. */
const wayBack: Millis = 10 * minute;

/** What no release may do, whatever the day brings. */
function ofAnyDay({ verdict, log, took, then, after }: Day, longest: Millis): readonly string[] {
  const success = exitStatus(verdict.name) === 0;
  const { traffic } = after;
  const underWay = after.ours.filter(one => one.traffic === 'may still move');
  const wrongs: [boolean, string][] = [
    [/Greenlight itself failed/.test(log), `Greenlight itself failed: ${verdict.because}`],
    [
      verdict.name === 'released' && traffic.new < 100,
      `It says released, and ${traffic.new} % of traffic is on the new version.`,
    ],
    [success && after.answering === 0, 'It ends well, and nobody answers the users.'],
    [success && after.ringing.length > 0, `It ends well while ${after.ringing.join(', ')} rings.`],
    [
      !agrees(verdict, then),
      `It says that ${verdict.serving.who} serves, and ${then.new} % of traffic was on the new version.`,
    ],
    [
      ['rolled-back', 'failed', 'refused'].includes(verdict.name) && traffic.new > 0,
      `It says ${verdict.name}, and green has ${traffic.new} % of traffic.`,
    ],
    [
      ['rolled-back', 'failed', 'refused'].includes(verdict.name) && underWay.length > 0,
      `It says ${verdict.name}, and its deployment goes on.`,
    ],
    [
      verdict.name === 'refused' && after.ours.length + after.registered > 0,
      'It says refused, which is to have written nothing, and something was written.',
    ],
    [after.ours.length > 1, `It deployed ${after.ours.length} times.`],
    [after.registered > 1, `It registered ${after.registered} revisions.`],
    [took > longest, `It took ${Math.round(took / minute)} minutes, and may take ${Math.round(longest / minute)}.`],
    [
      !success && verdict.next === undefined && !/ → |To mend it: /.test(log),
      `It says ${verdict.name}, and not what to do next: ${verdict.because}`,
    ],
  ];
  return [...wrongs.flatMap(([is, sentence]) => (is ? [sentence] : [])), ...after.harm];
}

function agrees({ name, serving }: Verdict, { old, new: share }: Traffic): boolean {
  switch (serving.who) {
    case 'green':
      // With nothing to do, what was asked for is what was there before.
      return share === (name === 'nothing-to-do' ? 0 : 100);
    case 'blue':
      return share === 0 && old > 0;
    case 'split':
      return share > 0 && share < 100;
    case 'unknown':
      return true;
  }
}
