import { describe, expect, test } from '@jest/globals';
import type { History } from '../../src/release/history.ts';
import { type Promotion, promotionFault } from '../../src/release/promotion.ts';
import type { Strategy } from '../../src/release/words.ts';
import { change, releaseOfRun } from './a-history.ts';
import { codeDeploy, minute, run } from './a-release.ts';
import { greenlight } from './a-stepped-release.ts';

const ours = releaseOfRun(9);
const canary: Strategy = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };
const staged = change('9.1', 'api:7 → api:8', 'open');
const unread: History = { is: 'not readable', because: 'there is no token' };
const read: History = { is: 'read', changes: [staged] };

interface Case {
  readonly title: string;
  readonly handed?: Promotion['handed'];
  readonly attempt?: number;
  /** The change that is in flight. */
  readonly inFlight?: string;
  readonly runs?: string;
  readonly blue?: string;
  readonly can?: Promotion['found']['can'];
  /** What served when it was staged, as its version says. */
  readonly beside?: string;
  readonly strategy?: Promotion['strategy'];
  readonly history?: History;
  /** Undefined: it may go on. */
  readonly fault: RegExp | undefined;
}

function promotion({
  handed,
  attempt = 1,
  inFlight = `${ours}.1`,
  runs = '9',
  blue = 'api:7',
  can = codeDeploy,
  beside,
  strategy = 'as configured',
  history = read,
}: Omit<Case, 'title' | 'fault'>): Promotion {
  const found = {
    run: { ...run, changeId: inFlight },
    blue: { id: blue, name: blue },
    can,
    stagedBeside: beside,
    configured: { strategy: canary, bake: minute, alarms: [] },
  };
  return { handed, run: { runId: runs, attempt }, found, strategy, history };
}

/** What was handed over is found by its id before these rules are asked: what they judge is in flight. */
describe('what is staged', () => {
  test.each<Case>([
    { title: 'goes on in the run that staged it', fault: undefined },
    { title: 'goes on where it was handed over', handed: { releaseId: ours, changeId: `${ours}.1` }, fault: undefined },
    {
      title: 'goes on in another run that it was handed to',
      handed: { releaseId: ours, changeId: `${ours}.1` },
      attempt: 3,
      fault: undefined,
    },
    {
      title: 'does not go on in a later attempt that was handed nothing',
      attempt: 2,
      fault: /not staged by this attempt/,
    },
    {
      title: 'does not go on in a later attempt that was handed the release without its change',
      handed: { releaseId: ours, changeId: undefined },
      attempt: 2,
      fault: /not staged by this attempt/,
    },
    {
      title: 'does not go on in a later attempt of another run that was handed the release without its change',
      handed: { releaseId: ours, changeId: undefined },
      runs: '12',
      attempt: 2,
      inFlight: `${ours}.2`,
      fault: /not staged by this attempt/,
    },
    {
      title: 'goes on in the first attempt of another run that was handed the release without its change',
      handed: { releaseId: ours, changeId: undefined },
      runs: '12',
      fault: undefined,
    },
    {
      title: 'goes on in a later attempt that has staged it itself',
      attempt: 2,
      inFlight: `${ours}.2`,
      history: { is: 'read', changes: [change('9.2', 'api:7 → api:8', 'open')] },
      fault: undefined,
    },
    {
      title: 'goes on in a later attempt to which its change was handed over',
      handed: { releaseId: ours, changeId: `${ours}.1` },
      attempt: 2,
      fault: undefined,
    },
    {
      title: 'does not go on where something else has served since',
      blue: 'api:9',
      fault: /api:7 served when .* was staged, and api:9 serves now/,
    },
    {
      title: 'goes on where nobody can read what served when it was staged: CodeDeploy holds the place meanwhile',
      blue: 'api:9',
      history: unread,
      fault: undefined,
    },
    {
      title: 'goes on without a ledger where its version says what served when it was staged',
      can: greenlight,
      beside: 'api:7',
      history: unread,
      fault: undefined,
    },
    {
      title: 'does not go on without a ledger where its version says that something else served',
      can: greenlight,
      beside: 'api:7',
      blue: 'api:9',
      history: unread,
      fault: /api:7 served when .* was staged, and api:9 serves now/,
    },
    {
      title: 'does not go on where nothing says what served: a version keeps nobody out',
      can: greenlight,
      history: unread,
      fault: /is not told by its version, nor by the ledger/,
    },
    { title: 'goes on where the step asks for the steps that it was begun with', strategy: canary, fault: undefined },
    {
      title: 'does not go on in other steps than it was begun with',
      strategy: { kind: 'blue-green' },
      fault: /neither change nor skip/,
    },
  ])('$title', ({ fault, ...given }) => {
    // given
    const asked = promotion(given);
    // when
    const answer = promotionFault(asked);
    // then
    if (fault === undefined) expect(answer).toBeUndefined();
    else expect(answer?.because).toMatch(fault);
  });

  test.each<Omit<Case, 'fault'>>([
    { title: 'for want of a hand-over', attempt: 2 },
    { title: 'for what served since', blue: 'api:9' },
    { title: 'for other steps', strategy: { kind: 'blue-green' } },
  ])('is refused $title with what to do next', given => {
    // given, when
    const answer = promotionFault(promotion(given));
    // then
    expect(answer?.next).toMatch(/^(Hand it over|Start the workflow anew|Leave `strategy`)/);
  });
});
