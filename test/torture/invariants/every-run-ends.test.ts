import { describe, expect, test } from '@jest/globals';
import { aHistory, aLife, after, aVerdict, aWord, minute } from '../a-history.ts';
import type { LivedLife } from '../history.ts';
import { everyRunEnds } from './every-run-ends.ts';

const fault = aVerdict('unknown', { because: 'Greenlight itself failed: x is not a function' });

describe('Every run ends', () => {
  test.each<[string, LivedLife, number]>([
    ['with a verdict', aLife(), 0],
    ['by being lost', aLife({ ended: { is: 'lost' } }), 0],
    ['but one that hangs', aLife({ ended: { is: 'without end', because: 'Nothing came of it.' } }), 1],
    ['but one that takes for ever', aLife({ to: after(90 * minute) }), 1],
    ['but a post step that the runner has to end', aLife({ process: 'its post step', to: after(5 * minute) }), 1],
    ['but one that fails by itself', aLife({ ended: aWord(fault) }), 1],
  ])('%s', (_, life, broken) => {
    // given
    const history = aHistory({ lives: [life] });
    // when
    const violations = everyRunEnds.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});
