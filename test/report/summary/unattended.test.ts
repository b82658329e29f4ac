import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../../src/release/observation.ts';
import { decide } from '../../../src/release/decide.ts';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { news, waitNews } from '../../../src/release/telling.ts';
import { unattended } from '../../../src/report/summary/unattended.ts';
import { aCourse, after, aPlan, motion, noon, saw } from '../../release/a-release.ts';
import { minute, plan, releases, second, start, told, verdictAt } from '../stories.ts';

const begins =
  'What CodeDeploy has begun, it goes on with by itself, as `CodeDeployDefault.ECSCanary10Percent5Minutes` says: ';
const proof: ReleaseEvent = {
  at: start + 200 * second,
  type: 'waiting',
  wait: 'proof at 10 % on green',
  until: start + 390 * second,
};
const upTo = (events: readonly ReleaseEvent[], seconds: number): readonly ReleaseEvent[] =>
  events.filter(({ at }) => at <= start + seconds * second);
const phase = (name: 'staged' | 'reverting' | 'rolled-back'): ReleaseEvent => ({
  at: start + 200 * second,
  type: 'phase',
  phase: name,
  because: 'it is so',
});
const stop: ReleaseEvent = { at: start + 201 * second, type: 'wrote', what: 'asked AWS to stop d-1 and go back' };
const onBlue: ReleaseEvent = { at: start + 210 * second, type: 'traffic', serving: { who: 'blue', green: 0 } };

/** Of a course, all that the surfaces are told. */
function toldOf(...seen: readonly Observation[]): readonly ReleaseEvent[] {
  const now = after(minute);
  const course = aCourse(...seen);
  const decision = decide(aPlan(), course, now);
  return [
    { at: noon, type: 'planned', plan: aPlan() },
    { at: noon, type: 'wrote', what: 'began d-1' },
    ...news(aPlan(), aCourse(), course, now),
    ...waitNews(aPlan(), undefined, decision, now),
  ];
}

describe('what AWS does if nobody comes back', () => {
  const traffic = saw(noon, motion.shifting(after(5 * minute)), { green: 10 });
  const stoppedByOthers = saw(after(minute), motion.stopped({ at: after(minute), back: { is: 'awaited' } }), {
    green: 10,
  });
  const cancelled = verdictAt(after(minute), { name: 'cancelled', serving: { who: 'split', green: 10 } });
  const isStopped =
    'The deployment is stopped: where that was done with rollback, CodeDeploy takes traffic back by itself.';

  test.each<[name: string, events: readonly ReleaseEvent[], says: string]>([
    ['the moment at which AWS moves traffic', toldOf(traffic), 'at 12:05:00 UTC it gives green all traffic'],
    [
      'that there is no more to move',
      toldOf(saw(noon, motion.shifting(undefined), { green: 100 })),
      ': green has all traffic; ',
    ],
    ['that somebody else stopped it', toldOf(traffic, stoppedByOthers), isStopped],
    ['the same after a cancel', [...toldOf(traffic, stoppedByOthers), cancelled], isStopped],
    ['no moment after a cancel', [...toldOf(traffic), cancelled], 'says: it moves more traffic to green; '],
  ])('follows from what is decided: %s', (_, events, says) => {
    // given, when
    const said = unattended(told(events));
    // then
    expect(said).toContain(says);
  });

  test.each<[name: string, events: readonly ReleaseEvent[], says: string]>([
    ['before any write', releases.planned.slice(0, 2), 'No write to AWS was seen so far; what was begun before'],
    [
      'while green starts',
      upTo(releases.running, 20),
      `${begins}it starts green, and then moves traffic; AWS keeps blue for`,
    ],
    [
      'while green waits',
      [...upTo(releases.running, 20), phase('staged')],
      `${begins}it moves traffic once it has its word, and stops`,
    ],
    [
      'at the first share',
      [...releases.running, proof],
      `${begins}at 14:06:30 UTC it gives green all traffic; AWS keeps blue for 10 min`,
    ],
    ['in the bake', upTo(releases.released, 392), `${begins}green has all traffic; AWS keeps blue`],
    [
      'after our stop',
      [...releases.running, phase('reverting'), stop],
      'The deployment is stopped: CodeDeploy takes traffic back by itself.',
    ],
    [
      'after a stop of somebody else',
      [...releases.running, phase('reverting')],
      'The deployment is stopped: where that was done with rollback, CodeDeploy takes traffic back by itself.',
    ],
    [
      'once traffic is back',
      [...releases.running, phase('reverting'), stop, onBlue],
      'The deployment is stopped: all traffic is on blue, and CodeDeploy takes green away by itself.',
    ],
    [
      'after the way back',
      [...releases.running, phase('rolled-back')],
      'The deployment is stopped, and its rollback has ended.',
    ],
  ])('%s', (_, events, says) => {
    // given, when
    const said = unattended(told(events));
    // then
    expect(said.slice(0, says.length)).toBe(says);
  });

  test('of several steps names the next one', () => {
    // given
    const steps = [10, 20, 100].map(share => ({ share, hold: 60 * second }));
    const linear = releases.running.map(event =>
      event.type === 'planned' ? { ...event, plan: { ...plan, steps } } : event,
    );
    // when
    const said = unattended(told([...linear, proof]));
    // then
    expect(said).toContain('at 14:06:30 UTC it gives green 20 % of traffic;');
  });

  test('promises no moment once nobody knows how it stands', () => {
    // given
    const serving = { who: 'unknown', because: 'AWS does not answer' } as const;
    const lost = verdictAt(start + 100 * second, { name: 'unknown', serving });
    // when
    const said = unattended(told([...releases.running, lost]));
    // then
    expect(said).toContain(`${begins}it moves more traffic to green; `);
  });

  test('knows of what an earlier attempt began, though this one has written nothing', () => {
    // given
    const adopted = releases.running.filter(({ type }) => type !== 'wrote');
    // when
    const said = unattended(told(adopted));
    // then
    expect(said).not.toContain('No write');
  });
});
