import { expect, test } from '@jest/globals';
import { drawSchedule } from '../schedule/draw.ts';
import { meddlings } from '../schedule/meddlings.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { playSchedule } from './play-schedule.ts';

/** Of a function whose alias somebody else has divided, and means to have whole again after three minutes. */
function busyAlias(seed = 0): Schedule {
  const { tale, ...schedule } = drawSchedule(seed);
  if (tale.target !== 'lambda' || tale.turn !== 'busy' || schedule.plot !== 'a release') return busyAlias(seed + 1);
  const lives: Schedule['lives'] = [{ step: 'release', after: 0, end: { is: 'its own' } }];
  return { ...schedule, tale, lives, beside: 'nothing', troubles: [] };
}

test('what somebody means to do to an alias that is gone by then is no mistake of the world', async () => {
  // given
  const deletes = meddlings.lambda.find(({ words }) => words === 'deletes the alias');
  if (deletes === undefined) throw new Error('nobody deletes an alias any more');
  const schedule: Schedule = { ...busyAlias(), troubles: [{ with: 'somebody', does: deletes, after: 175_000 }] };

  // when
  const { lives, bugs } = await playSchedule(schedule);

  // then
  expect(bugs).toEqual([]);
  expect(lives.map(({ ended }) => ended.is)).toEqual(['a verdict']);
});
