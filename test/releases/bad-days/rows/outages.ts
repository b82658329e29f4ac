import type { FaultRule } from '../../../aws/fault-rule.ts';
import { playStory } from '../play-row.ts';
import { as, lostSight, type Row, type Story } from '../row.ts';
import { bad, type Changes, good } from '../stories.ts';

type Telling = (changes: Changes) => Story;

/** Days on which no operation works, from the one call on after which it hurts most. */
export async function outageRows(): Promise<readonly Row[]> {
  return [
    ...rowsAfter('the deployment has begun', good, 'released', await firstAfter('CreateDeployment', good)),
    ...rowsAfter('the stop was accepted', bad, 'rolled-back', await firstAfter('StopDeployment', bad)),
  ];
}

/** The number of the call after the one of this operation, from 1. */
async function firstAfter(operation: string, tell: Telling): Promise<number> {
  const { calls } = await playStory(tell({}));
  const at = calls.findIndex(call => call.operation === operation);
  if (at < 0) throw new Error(`No story of an outage: ${operation} is not called any more.`);
  return at + 2;
}

function rowsAfter(what: string, tell: Telling, ends: 'released' | 'rolled-back', from: number): readonly Row[] {
  const everything = (fault: FaultRule['fault'], calls: number) =>
    tell({ faults: [{ operation: '*', calls: { from, to: from + calls - 1 }, fault }] });
  const forEver = 9_999;
  return [
    {
      name: `AWS answers 500 to whatever is asked after ${what}, for a while`,
      story: everything({ kind: 'server-error' }, 40),
      // Whether an outage leaves a bake unproven is a matter of its length; that blue serves again is not.
      expected:
        ends === 'released'
          ? { ...as('released'), verdict: ['released', 'rolled-back', 'failed'], serving: ['green', 'blue'] }
          : as(ends),
    },
    {
      name: `AWS answers 500 to whatever is asked after ${what}, for ever`,
      story: everything({ kind: 'server-error' }, forEver),
      expected: lostSight(/AWS answered (500|ServerException)/),
    },
    {
      name: `AWS says nothing to whatever is asked after ${what}, for ever`,
      story: everything({ kind: 'silent-before' }, forEver),
      expected: lostSight(/was not answered in time/),
    },
    {
      name: `the role may do nothing any more after ${what}`,
      story: everything({ kind: 'denied' }, forEver),
      expected: lostSight(/AWS denied codedeploy:/),
    },
    {
      name: `the connection is lost after ${what}, for ever`,
      story: everything({ kind: 'lost-before' }, forEver),
      expected: lostSight(/the connection to AWS failed/),
    },
  ];
}
