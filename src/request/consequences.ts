import type { Policy } from '../release/plan.ts';
import type { Millis } from '../release/words.ts';
import { checkWord } from './choices.ts';
import { checkDuration, longestDuration } from './duration.ts';
import type { InputName } from './inputs.ts';
import { all, ifGiven, then, valid, type Checked } from './problems.ts';
import type { Consequences } from './request.ts';

const doubts = ['extend', 'hold', 'revert', 'proceed'] as const;

const minute: Millis = 60_000;

/** Long enough for a person to be found and to look. */
const usualHold = 30 * minute;

/** The usual pace of looking: alarms in one batched call, and state no faster than AWS's reads are known to bear. */
const usualPoll: Policy['poll'] = { proof: 5_000, state: 15_000 };

export function checkConsequences(given: (name: InputName) => string | undefined): Checked<Consequences> {
  const word = <const W extends string, const A>(name: InputName, legal: readonly W[], absent: A) =>
    ifGiven(given(name), absent, text => checkWord(name, text, legal));
  return all({
    onFailure: word('on-failure', ['revert', 'hold', 'leave'], 'revert'),
    onNoData: word('on-no-data', doubts, 'default'),
    onInconclusive: word('on-inconclusive', doubts, 'default'),
    onAlarmAlready: word('on-alarm-already', ['refuse', 'warn', 'ignore'], 'refuse'),
    holdFor: ifGiven(given('hold-for'), usualHold, text =>
      checkDuration('hold-for', text, { least: minute, most: 24 * 60 * minute, bareUnit: 'm' }),
    ),
    whenBusy: word('when-busy', ['wait', 'refuse', 'supersede'], 'wait'),
    onCancel: word('on-cancel', ['revert', 'leave'], 'default'),
    onTimeout: word('on-timeout', ['revert', 'leave'], 'default'),
    retire: word('retire', ['aws', 'now'], 'aws'),
    timeout: ifGiven(given('timeout'), 'from the plan', text =>
      checkDuration('timeout', text, { least: 1_000, most: longestDuration, bareUnit: 'm' }),
    ),
    poll: ifGiven(given('poll'), usualPoll, text =>
      then(checkDuration('poll', text, { least: 5_000, most: 60_000, bareUnit: 's' }), proof => valid(pace(proof))),
    ),
  });
}

/** A slower proof slows the look at the state as well; a quicker one never quickens it. */
function pace(proof: Millis): Policy['poll'] {
  return { proof, state: Math.max(proof, usualPoll.state) };
}
