import { describe, expect, test } from '@jest/globals';
import { credentialsLife } from '../../src/release/credentials-life.ts';
import type { Surfaces } from '../../src/github/surfaces.ts';
import type { FaultRule } from '../aws/fault-rule.ts';
import type { FaultRuleInput } from '../github/fault-rule.ts';
import { pushToMain } from '../runner/run-context.ts';
import { clockHere } from './bad-days/clock-here.ts';
import { releaseBy, type Released, type Wiring } from './bad-days/release-here.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, shop } from './shop.ts';
import { onGitHub, openStage, pullRequest, type Stage } from './stage.ts';

const minute = 60_000;
const hour = 60 * minute;
const subject = 'repo:octo-org/shop:environment:production';
const assume = 'sts:AssumeRoleWithWebIdentity';

/** An hour and a half of steps; looks are what a play costs. */
const long = { ...inputs, steps: '25% every 30m', bake: '10m', poll: '60s' };
const short = { ...inputs, strategy: 'blue-green', bake: '3m', poll: '60s' };
const asRole = { 'role-to-assume': 'arn:aws:iam::123456789012:role/release-api' };

interface Given {
  readonly inputs: Readonly<Record<string, string>>;
  readonly trusts?: string;
  readonly faults?: readonly FaultRule[];
  readonly desk?: readonly FaultRuleInput[];
  readonly mayAsk?: boolean;
}

/** The shop in an account where nobody has credentials but by the role. */
function story({ inputs, trusts = subject, faults = [], desk = [], mayAsk = true }: Given): Scenario {
  const [token] = onGitHub.tokens ?? [];
  const permissions = { ...token?.permissions, ...(mayAsk ? ({ 'id-token': 'write' } as const) : {}) };
  const roles = 'role-to-assume' in inputs ? [{ name: 'release-api', subjects: [trusts] }] : [];
  return {
    name: 'credentials',
    tells: 'credentials',
    inputs,
    files,
    world: shop({ world: { warmUp: '2m', roles, faults: [...faults] } }),
    gitHub: { tokens: [{ token: pushToMain.token, permissions }], faults: [...desk] },
  };
}

/** As `stage.attempt` begins a job, and in this process. */
async function play(
  given: Given,
  during: (stage: Stage) => void = () => undefined,
  wiring: Wiring = {},
): Promise<Released & { readonly stage: Stage }> {
  const scenario = story(given);
  await using unlessPlayed = new AsyncDisposableStack();
  const stage = unlessPlayed.use(await openStage(scenario, { kind: 'stepped' }));
  const { runId, runAttempt, runNumber, eventName, sha, ref, actor, triggeringActor, job, token } = pushToMain;
  const { idToken } = stage.gitHub.actions.begin(
    {
      run: Number(runId),
      attempt: Number(runAttempt),
      number: Number(runNumber),
      workflow: '.github/workflows/release.yml',
      event: eventName,
      environment: { name: 'production', deployment: false },
      name: job,
      ...{ sha, ref, actor, triggeringActor },
    },
    token,
  );
  during(stage);
  await using clock = clockHere(stage.aws.timeline);
  const asked = { ...scenario, github: { idToken } };
  const released = await releaseBy(clock, stage.aws, asked, { gitHub: stage.gitHub, ...wiring });
  const [bug] = stage.aws.bugs();
  if (bug !== undefined) throw new Error('the simulated AWS made a mistake', { cause: bug });
  unlessPlayed.move();
  return { ...released, stage };
}

const signers = ({ aws }: Stage) =>
  new Set(aws.calls().flatMap(({ caller }) => (caller === 'unsigned' ? [] : [caller])));
const written = ({ aws }: Stage) =>
  aws.calls().filter(({ operation }) => /^(Register|Create|Continue)/.test(operation));
const assumed = ({ aws }: Stage) => aws.calls().filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');

describe('a release that takes longer than an hour', () => {
  test('renews the credentials of its role, and ends as released', async () => {
    // when
    const { stage, verdict, log, warnings } = await play({ inputs: { ...long, ...asRole } });
    await using _stage = stage;
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(verdict.at - stage.beganAt).toBeGreaterThan(1.6 * hour);
    expect(assumed(stage)).toHaveLength(2);
    expect([...signers(stage)].every(key => key.startsWith('ASIA'))).toBe(true);
    expect(signers(stage).size).toBe(2);
    expect(log).toContain('role release-api, account 123456789012');
    expect(warnings.join('\n')).not.toContain('credentials');
  });

  test('is warned about where nothing renews them, and ends as unknown when they end, with a way to look', async () => {
    // given
    const runOut = ({ aws }: Stage) =>
      aws.timeline.at(aws.timeline.now() + hour, () => {
        aws.faults.inject({ operation: '*', calls: 'every', fault: { kind: 'expired' } });
      });
    const began = Date.parse('2026-11-20T12:00:00.000Z');
    const credentials = credentialsLife({ AWS_SESSION_TOKEN: 'of an hour' }, began);
    // when
    const { stage, verdict, warnings, outputs } = await play({ inputs: long }, runOut, {
      instead: { credentials },
    });
    await using _stage = stage;
    const seen = verdict.at - stage.beganAt;
    await stage.pass(hour);
    // then
    expect(warnings.filter(warning => warning.includes('credentials'))).toEqual([
      expect.stringMatching(/takes at least 1h45m .* until 2026-11-20 13:00 UTC/),
    ]);
    expect(verdict).toMatchObject({ name: 'unknown', serving: { who: 'unknown' }, code: 'credentials' });
    expect(seen).toBeLessThan(hour + 2 * minute);
    expect(verdict.next).toContain('AWS goes on with d-');
    expect(verdict.next).toContain(`run \`operation: status\` with \`release-id: ${outputs.get('release-id')}\``);
    // AWS did go on.
    expect(stage.greenShare()).toBe(100);
  });
});

const renewal = (fault: FaultRule['fault'], calls: FaultRule['calls']): FaultRule => ({
  operation: assume,
  calls,
  fault,
});

describe('a renewal', () => {
  test.each<[string, FaultRule['fault']]>([
    ['throttled', { kind: 'throttle' }],
    [
      'refused',
      { kind: 'error', name: 'AccessDenied', message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' },
    ],
  ])('that is %s at first ends no release whose credentials still live', async (_, fault) => {
    // when
    const { stage, verdict } = await play({
      inputs: { ...long, ...asRole },
      faults: [renewal(fault, { from: 2, to: 5 })],
    });
    await using _stage = stage;
    // then
    expect(verdict.name).toBe('released');
    expect(assumed(stage)).toHaveLength(6);
  });

  test('that is refused for good ends a release only when its credentials do, and AWS goes on', async () => {
    // given
    const refused = { kind: 'error', name: 'AccessDenied', message: 'Not authorized' } as const;
    // when
    const { stage, verdict, log } = await play({
      inputs: { ...long, ...asRole },
      faults: [renewal(refused, { from: 2, to: 1_000 })],
    });
    await using _stage = stage;
    // then
    expect(verdict).toMatchObject({ name: 'unknown', code: 'credentials' });
    expect(verdict.at - stage.beganAt).toBeGreaterThanOrEqual(hour - minute);
    expect(verdict.because).toContain(subject);
    expect(verdict.next).toContain('operation: status');
    expect(log).toContain('the credentials were not renewed');
  });
});

describe('a step that names a role', () => {
  const desk = (fault: FaultRuleInput['fault'], calls: FaultRuleInput['calls']): FaultRuleInput => ({
    operation: 'actions/id-token',
    calls,
    fault,
  });
  const asked = { ...short, ...asRole };

  test.each<{ what: string; given: Given; because: RegExp; next: RegExp }>([
    {
      what: 'whose trust policy names another subject',
      given: { inputs: asked, trusts: 'repo:octo-org/shop:ref:refs/heads/main' },
      because: /role release-api of account 123456789012: .*`repo:octo-org\/shop:environment:production`/,
      next: /:sub is `repo:octo-org\/shop:environment:production`/,
    },
    {
      what: 'in a job without `id-token: write`',
      given: { inputs: asked, mayAsk: false },
      because: /GitHub gives this job no ID token/,
      next: /`id-token: write`/,
    },
    {
      what: 'while GitHub hands out no tokens',
      given: { inputs: asked, desk: [desk({ kind: 'server-error' }, 'every')] },
      because: /GitHub gave this job no ID token.*it answered 500/,
      next: /githubstatus\.com/,
    },
    {
      what: 'while GitHub does not answer',
      given: { inputs: asked, desk: [desk({ kind: 'silent-before' }, 'every')] },
      because: /GitHub gave this job no ID token.*it did not answer in time/,
      next: /githubstatus\.com/,
    },
    {
      what: 'whose token AWS calls expired',
      given: {
        inputs: asked,
        faults: [renewal({ kind: 'error', name: 'ExpiredTokenException', message: 'Token expired' }, 'every')],
      },
      because: /had expired when AWS got it/,
      next: /^Re-run the job/,
    },
  ])('is refused, and nothing is written: one $what', async ({ given, because, next }) => {
    // when
    const { stage, verdict } = await play(given);
    await using _stage = stage;
    // then
    expect(verdict).toMatchObject({
      name: 'refused',
      because: expect.stringMatching(because),
      next: expect.stringMatching(next),
    });
    expect(verdict.at - stage.beganAt).toBeLessThanOrEqual(2 * minute);
    expect(written(stage)).toEqual([]);
  });

  test.each<[string, Partial<Given>]>([
    ['GitHub has no token for 20 seconds', { desk: [desk({ kind: 'server-error' }, { from: 1, to: 5 })] }],
    ['GitHub takes 20 seconds for a token', { desk: [desk({ kind: 'slow', ms: 20_000 }, { nth: 1 })] }],
    ['STS is throttled three times', { faults: [renewal({ kind: 'throttle' }, { from: 1, to: 3 })] }],
    [
      'AWS does not reach GitHub twice',
      {
        faults: [
          renewal({ kind: 'error', name: 'IDPCommunicationErrorException', message: 'no answer' }, { from: 1, to: 2 }),
        ],
      },
    ],
  ])('is released although %s', async (_, trouble) => {
    // when
    const { stage, verdict } = await play({ inputs: asked, ...trouble });
    await using _stage = stage;
    // then
    expect(verdict.name).toBe('released');
  });

  test.each<[string, Given, string]>([
    ['is released', { inputs: asked }, 'released'],
    ['is refused', { inputs: asked, trusts: 'repo:octo-org/shop:ref:refs/heads/main' }, 'refused'],
  ])('shows no secret anywhere when it %s', async (_, given, ends) => {
    // given
    const shown: string[] = [];
    const surfaces = (own: Surfaces): Surfaces => ({
      ...own,
      log: async lines => {
        shown.push(JSON.stringify(lines));
        await own.log(lines);
      },
      summary: async text => void shown.push(JSON.stringify(text)),
      record: async (...record) => void shown.push(JSON.stringify(record)),
      output: async (...output) => void shown.push(JSON.stringify(output)),
    });
    // when
    const { stage, verdict } = await play(given, undefined, { surfaces });
    await using _stage = stage;
    // then
    const all = [...shown, JSON.stringify([stage.gitHub.comments(pullRequest), stage.gitHub.deployments()])].join('\n');
    expect(verdict.name).toBe(ends);
    expect(all).toContain(ends);
    // An ID token begins so, whatever it says; an access key of STS's; a session token of this world's.
    expect(all).not.toMatch(/eyJ|ASIA|[0-9a-f]{80}/);
  });
});
