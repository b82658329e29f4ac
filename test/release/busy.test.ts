import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  answerBusy,
  answerOfStage,
  inVain,
  type MadeBy,
  type Occupant,
  overtakenBy,
  waitLimit,
} from '../../src/release/busy.ts';
import { endedWords } from '../../src/release/busy-words.ts';
import type { Attendance } from '../../src/release/lease.ts';
import type { Origin, RunFacts } from '../../src/release/identity.ts';
import type { Strategy } from '../../src/release/words.ts';
import { minute, noon, run } from './a-release.ts';

const workflow = '.github/workflows/release.yml';
const ours: Origin = { repository: 'shop/api', workflow, runNumber: 12 };
const ourRun: RunFacts = { ...run, origin: ours };
const outsideOfGitHub: Origin = { repository: '', workflow: '', runNumber: 0 };

const from = (origin: Origin | undefined): MadeBy => ({
  is: 'another release',
  changeId: 'gl-5-0123abcd.1',
  origin,
  revision: 'api:2',
  beside: 'api:1',
  serves: 'not all',
  holder: { is: 'at it' },
});

const stranger: MadeBy = { is: 'somebody else' };

const occupant = (madeBy: MadeBy, creator: string | undefined = 'user'): Extract<Occupant, { is: 'deployment' }> => ({
  is: 'deployment',
  id: 'd-1',
  began: noon,
  creator,
  standsFor: undefined,
  madeBy,
});

const older = occupant(from({ ...ours, runNumber: 11 }));
const newer = occupant(from({ ...ours, runNumber: 13 }));
const ofThisRun = occupant(from(ours));
const ofAnotherWorkflow = occupant(from({ ...ours, workflow: '.github/workflows/nightly.yml', runNumber: 2 }));
const ofAnotherRepository = occupant(from({ ...ours, repository: 'shop/till', runNumber: 2 }));
const ofUnknownOrigin = occupant(from(undefined));
const byHand = occupant(stranger);
const rollback = occupant(stranger, 'codeDeployRollback');

/** Weights that run 1 of this workflow has written. */
const splitBy = (holder: Attendance): Extract<Occupant, { is: 'split' }> => ({
  is: 'split',
  id: 'gl-5-0123abcd.1',
  began: 0,
  creator: undefined,
  standsFor: undefined,
  madeBy: { ...(from({ ...ours, runNumber: 1 }) as AnotherRelease), holder },
});

type AnotherRelease = Extract<MadeBy, { is: 'another release' }>;

describe('a target that another deployment holds', () => {
  test.each<{ who: string; holds: Occupant; wait: string; supersede: string }>([
    { who: 'an older run of this workflow', holds: older, wait: 'wait', supersede: 'end it' },
    {
      who: 'an older run, of the repository in other letters',
      holds: occupant(from({ ...ours, repository: 'Shop/API', runNumber: 11 })),
      wait: 'wait',
      supersede: 'end it',
    },
    {
      who: 'an older run of this workflow whose release has all users',
      holds: occupant({ ...from({ ...ours, runNumber: 11 }), serves: 'all users' } as MadeBy),
      wait: 'wait',
      supersede: 'wait',
    },
    { who: 'a newer run of this workflow', holds: newer, wait: 'give way', supersede: 'give way' },
    { who: 'another step of this run', holds: ofThisRun, wait: 'wait', supersede: 'wait' },
    { who: 'a run of another workflow', holds: ofAnotherWorkflow, wait: 'wait', supersede: 'wait' },
    { who: 'a run of another repository', holds: ofAnotherRepository, wait: 'wait', supersede: 'wait' },
    { who: 'a release that does not say of which run', holds: ofUnknownOrigin, wait: 'wait', supersede: 'wait' },
    { who: 'somebody by hand', holds: byHand, wait: 'wait', supersede: 'wait' },
    { who: 'a rollback', holds: rollback, wait: 'wait', supersede: 'wait' },
  ])('by $who: wait → $wait, supersede → $supersede, refuse → refuse', ({ holds, wait, supersede }) => {
    // when
    const answers = (['wait', 'supersede', 'refuse'] as const).map(policy => answerBusy(policy, holds, ourRun).do);
    // then
    expect(answers).toEqual([wait, supersede, 'refuse']);
  });

  test.each<{ what: string; holds: Occupant; because: string }>([
    {
      what: 'the run that made it',
      holds: older,
      because: `deployment d-1 (run 11 of shop/api ${workflow}) to end`,
    },
    { what: 'who made it', holds: byHand, because: 'deployment d-1 (made by hand or by another tool) to end' },
    {
      what: 'its stamp, where that is all',
      holds: ofUnknownOrigin,
      because: 'deployment d-1 (gl-5-0123abcd.1) to end',
    },
    { what: 'what it is', holds: rollback, because: 'rollback d-1 to end' },
    {
      what: 'its id, where AWS does not say who made it',
      holds: { ...byHand, creator: undefined },
      because: 'deployment d-1 to end',
    },
  ])('is waited for by its id and $what', ({ holds, because }) => {
    // when
    const answer = answerBusy('wait', holds, ourRun);
    // then
    expect(answer).toEqual({ do: 'wait', because });
  });

  test.each<{ holds: Occupant; why: string }>([
    { holds: rollback, why: 'it brings back what is known to be good' },
    { holds: byHand, why: 'it is not one of Greenlight’s' },
    { holds: ofUnknownOrigin, why: 'what it brings does not say which workflow made it' },
    { holds: ofAnotherWorkflow, why: 'it is of another workflow than this run' },
    { holds: ofThisRun, why: 'it is of this very run' },
  ])('and is not superseded although that was asked for is told why: $why', ({ holds, why }) => {
    // when
    const answer = answerBusy('supersede', holds, ourRun);
    // then
    expect(answer.because).toMatch(new RegExp(`^.+ d-1.* to end, which is not superseded: ${why}$`));
  });

  test('by a newer run is told that this one comes too late, with both numbers', () => {
    // when
    const { because } = answerBusy('wait', newer, ourRun);
    // then
    expect(because).toBe(
      `Deployment d-1 (run 13 of shop/api ${workflow}) is under way: it is newer than this run, 12 of the same workflow.`,
    );
  });
});

const anyOrigin: fc.Arbitrary<Origin> = fc.record({
  repository: fc.constantFrom('shop/api', 'Shop/API', 'shop/till', ''),
  workflow: fc.constantFrom(workflow, '.github/workflows/nightly.yml', ''),
  runNumber: fc.nat(4),
});

const anyOccupant: fc.Arbitrary<Occupant> = fc.record({
  is: fc.constant('deployment' as const),
  id: fc.constant('d-1'),
  began: fc.constant(noon),
  creator: fc.constantFrom(undefined, 'user', 'codeDeployRollback', 'CloudFormation', 'something new'),
  standsFor: fc.constantFrom(undefined, 'It waits for a person'),
  madeBy: fc.oneof(fc.constant(stranger), fc.option(anyOrigin, { nil: undefined }).map(from)),
});

const anyPolicy = fc.constantFrom('wait' as const, 'refuse' as const, 'supersede' as const);

describe('whoever holds the target', () => {
  test('is never ended unless it is Greenlight’s, older, of this repository and workflow, and superseding was asked for', () => {
    fc.assert(
      fc.property(anyPolicy, anyOccupant, anyOrigin, (policy, holds, origin) => {
        // when
        const answer = answerBusy(policy, holds, { ...run, origin });
        // then
        if (answer.do !== 'end it') return;
        const theirs = holds.madeBy.is === 'another release' ? holds.madeBy.origin : undefined;
        expect(policy).toBe('supersede');
        expect(holds.creator).not.toBe('codeDeployRollback');
        expect(theirs?.repository.toLowerCase()).toBe(origin.repository.toLowerCase());
        expect(theirs?.workflow).toBe(origin.workflow);
        expect(origin.workflow).not.toBe('');
        expect(theirs?.runNumber).toBeLessThan(origin.runNumber);
      }),
      { numRuns: 1_000 },
    );
  });

  test('never makes two runs wait for each other, or each end or give way to the other', () => {
    fc.assert(
      fc.property(anyOrigin, anyOrigin, (one, other) => {
        // when
        const answers = [
          answerBusy('supersede', occupant(from(one)), { ...run, origin: other }).do,
          answerBusy('supersede', occupant(from(other)), { ...run, origin: one }).do,
        ];
        // then
        expect([
          ['end it', 'give way'],
          ['give way', 'end it'],
          ['wait', 'wait'],
        ]).toContainEqual(answers);
      }),
    );
  });

  test('is waited for by a run outside of GitHub, which is of no workflow, even where both are', () => {
    // given
    const holds = occupant(from({ ...outsideOfGitHub, runNumber: 7 }));
    // when
    const answers = [outsideOfGitHub, ours].map(
      origin => answerBusy('supersede', holds, { ...run, origin: { ...origin, runNumber: 9 } }).do,
    );
    // then
    expect(answers).toEqual(['wait', 'wait']);
  });
});

describe('what serves after a wait', () => {
  test.each<{ who: string; serves: Origin | undefined; late: boolean }>([
    { who: 'a newer run of this workflow', serves: { ...ours, runNumber: 13 }, late: true },
    { who: 'an older run of this workflow', serves: { ...ours, runNumber: 11 }, late: false },
    { who: 'this run', serves: ours, late: false },
    { who: 'another workflow', serves: { ...ours, workflow: 'other.yml', runNumber: 99 }, late: false },
    { who: 'nobody who says so', serves: undefined, late: false },
  ])('and was released by $who makes this release too late: $late', ({ serves, late }) => {
    // when
    const because = overtakenBy(serves, ourRun);
    // then
    expect(because).toBe(late ? `Run 13 of ${workflow} serves already: it is newer than this one, 12.` : undefined);
  });
});

describe('a busy target is waited for', () => {
  const canary: Strategy = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };
  const configured = { strategy: canary, bake: 60 * minute };
  const consequences = {
    onFailure: 'revert',
    onNoData: 'default',
    onInconclusive: 'default',
    onAlarmAlready: 'refuse',
    whenBusy: 'wait',
    holdFor: 30 * minute,
    onTimeout: 'default',
    onCancel: 'default',
    retire: 'aws',
    timeout: 'from the plan',
    poll: { proof: 5_000, state: 15_000 },
  } as const;

  test.each<{ what: string; asked: Partial<Parameters<typeof waitLimit>[0]>; minutes: number }>([
    { what: 'what the time limit leaves besides the release and its start', asked: {}, minutes: 90 },
    { what: 'that with the bake that was asked for', asked: { bake: 10 * minute }, minutes: 40 },
    { what: 'that with the steps that were asked for', asked: { strategy: { kind: 'blue-green' } }, minutes: 85 },
    {
      what: 'that of a time limit that was asked for',
      asked: { consequences: { ...consequences, timeout: 100 * minute } },
      minutes: 30,
    },
    {
      what: 'no time, where a time limit leaves none',
      asked: { consequences: { ...consequences, timeout: minute } },
      minutes: 0,
    },
  ])('for at most $what', ({ asked, minutes }) => {
    // when
    const limit = waitLimit({ strategy: 'as configured', bake: 'as configured', consequences, ...asked }, configured);
    // then
    expect(limit.wait).toBe(minutes * minute);
  });
});

describe('A stage moves no traffic', () => {
  const split = (holder: 'at it' | 'gone'): Occupant => splitBy({ is: holder });

  test('and is refused where a run that is over has left it divided, with what ends that', () => {
    // given
    const left = split('gone');
    // when
    const answer = answerOfStage(answerBusy('wait', left, ourRun), left);
    // then
    expect(answer).toMatchObject({ do: 'refuse', next: expect.stringContaining('`operation: rollback`') });
  });

  test('and supersedes nobody who moves weights', () => {
    // given
    const older = split('at it');
    // when
    const answer = answerOfStage(answerBusy('supersede', older, ourRun), older);
    // then
    expect(answer.do).toBe('wait');
  });

  test('but has AWS stop an older deployment, as a release does', () => {
    // given
    const older = occupant(from({ ...ours, runNumber: 1 }));
    // when
    const answer = answerOfStage(answerBusy('supersede', older, ourRun), older);
    // then
    expect(answer.do).toBe('end it');
  });
});

describe('Whoever asks for a former revision', () => {
  const askedBack = (revision: string, policy: 'wait' | 'refuse' = 'wait', change = 'gl-5-0123abcd.1') => {
    const madeBy = { ...from(ours), changeId: change };
    return answerBusy(
      policy,
      { is: 'deployment', id: 'd-1', began: 0, creator: 'user', standsFor: undefined, madeBy },
      ourRun,
      revision,
    );
  };

  test('ends the release that is in its way, of whatever workflow or run it is', () => {
    // when, then
    expect(askedBack('api:0')).toMatchObject({ do: 'end it', because: expect.stringContaining('gone back from') });
  });

  test.each([
    ['waits for what brings just that revision', askedBack('api:2'), 'wait'],
    ['ends nothing of another place', askedBack('api:0', 'wait', 'gl-5-ffffffff.1'), 'wait'],
    ['is refused where the step says so', askedBack('api:0', 'refuse'), 'refuse'],
  ])('%s', (_what, answer, does) => {
    // when, then
    expect(answer.do).toBe(does);
  });
});

describe('A split of which nobody can say whether its run is still there', () => {
  const until = noon + 60 * minute;
  const denied = { because: 'GitHub denied it', remedy: 'Grant the job `actions: read` under `permissions:`' };
  const unseen = (remedy: string | undefined = denied.remedy) =>
    splitBy({ is: 'not known', because: denied.because, remedy, until });

  test('is waited for with why it is not known, what would tell, and until when its lease counts', () => {
    // when
    const { do: does, because } = answerBusy('wait', unseen(), ourRun);
    // then
    expect(does).toBe('wait');
    expect(because).toMatch(/is not known \(GitHub denied it\).*`actions: read`.*until 2026-01-01 \d\d:\d\d:\d\d UTC/);
  });

  test('is in vain waited for where its lease counts for longer: then it is said at once what ends it', () => {
    // when
    const vain = inVain(unseen(), until - minute);
    // then
    expect(vain?.because).toMatch(/is not known \(GitHub denied it\)/);
    expect(vain?.next).toMatch(/^Grant the job `actions: read` .*`operation: rollback`/);
  });

  test.each<[what: string, occupant: Occupant, limit: number]>([
    ['its lease ends in time', unseen(), until],
    [
      'it may be known a moment later',
      { ...unseen(), ...splitBy({ is: 'not known', ...denied, remedy: undefined, until }) },
      noon,
    ],
    ['its run is there', splitBy({ is: 'at it' }), noon],
    ['AWS moves it', older, noon],
  ])('is not in vain waited for where %s', (_, occupant, limit) => {
    // when, then
    expect(inVain(occupant, limit)).toBeUndefined();
  });
});

describe('Weights that are none of Greenlight’s', () => {
  const command = 'aws lambda update-alias --name live';
  const byHand: Occupant = {
    is: 'split',
    id: 'alias live',
    began: noon,
    creator: undefined,
    standsFor: undefined,
    madeBy: { is: 'somebody else', between: ['checkout:2', 'checkout:3'], command },
  };

  test.each(['wait', 'supersede'] as const)(
    'are waited for, and the command that ends them is named meanwhile (%s)',
    policy => {
      // when
      const answer = answerBusy(policy, byHand, ourRun);
      // then
      expect(answer).toMatchObject({
        do: 'wait',
        because: expect.stringMatching(/divided between checkout:2 and checkout:3, and not by Greenlight/),
      });
      expect(answer.because).toContain(`\`${command}\``);
    },
  );

  test('are not waited for where the step says so', () => {
    // when
    const answer = answerBusy('refuse', byHand, ourRun);
    // then
    expect(answer).toMatchObject({
      do: 'refuse',
      because: expect.stringMatching(/^Alias live is divided between checkout:2 and checkout:3, and not by Greenlight/),
      next: expect.stringContaining(`\`${command}\``),
    });
  });

  test.each(['checkout:2', 'checkout:3'])('are ended by a person’s word where %s is asked back', askedBack => {
    // when
    const answer = answerBusy('wait', byHand, ourRun, askedBack);
    // then
    expect(answer).toMatchObject({ do: 'end it', because: expect.stringContaining(`${askedBack} is asked for`) });
    expect(endedWords(byHand, askedBack)).toBe(`gave all traffic of alias live to ${askedBack}`);
  });

  test('are not ended where neither of the two versions is asked back', () => {
    // when, then
    expect(answerBusy('wait', byHand, ourRun, 'checkout:1').do).toBe('refuse');
  });
});
