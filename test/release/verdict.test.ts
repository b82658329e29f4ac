import { describe, expect, test } from '@jest/globals';
import { exitStatus, verdictNames } from '../../src/release/verdict.ts';

/** The verdicts that are good news, as the README's table has them; all others fail the step. */
const good = ['released', 'nothing-to-do', 'planned', 'staged', 'reported', 'restored', 'drilled', 'record-deleted'];
const bad = ['rolled-back', 'failed', 'refused', 'held', 'cancelled', 'superseded', 'broken', 'unknown'];

describe('the exit status', () => {
  test('is 0 for what did as it was asked, and 1 for everything else', () => {
    // given, when
    const ends = Object.groupBy(verdictNames, name => String(exitStatus(name)));

    // then
    expect([ends['0'], ends['1']]).toEqual([good, bad]);
  });
});
