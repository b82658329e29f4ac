import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../runner/run-action.ts';
import { pushToMain } from '../runner/run-context.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, shop } from './shop.ts';
import { onGitHub, openStage, type Stage } from './stage.ts';

/** As the runner starts it, in an account where nobody has credentials but by the role. */
const minute = 60_000;
const noOthers = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
const permissions = { ...onGitHub.tokens?.[0]?.permissions, 'id-token': 'write' } as const;
const story: Scenario = {
  name: 'a role',
  tells: 'A step that assumes its role itself.',
  files,
  inputs: { ...inputs, 'role-to-assume': 'arn:aws:iam::123456789012:role/release-api' },
  world: shop({ world: { roles: [{ name: 'release-api', subjects: ['repo:octo-org/shop:environment:production'] }] } }),
  environment: { name: 'production', deployment: false },
  gitHub: { tokens: [{ token: pushToMain.token, permissions }] },
};

/** The secrets that a step has put under the masks of its job, by what each is like in this world. */
function maskedBy(step: Outcome['post']): Readonly<Record<'ID tokens' | 'keys', number>> {
  const masks = step?.masks ?? [];
  const count = (like: RegExp) => masks.filter(mask => like.test(mask)).length;
  return { 'ID tokens': count(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/), keys: count(/^[0-9a-f]{40,}$/) };
}

const signers = ({ aws }: Stage): readonly string[] => [
  ...new Set(aws.calls().flatMap(({ service, caller }) => (service === 'sts' ? [] : [caller]))),
];

describe('A job without credentials of its own, whose step names a role', () => {
  test('is taken back when it is cancelled: the post step assumes the role anew, and no secret is shown', async () => {
    // given
    await using stage = await openStage(story, { kind: 'stepped' });
    // when
    const { outcome } = await stage.attempt({
      env: noOthers,
      during: run => void stage.aws.timeline.at(stage.beganAt + 3 * minute, run.cancel),
    });
    // then
    const { main, post, leaks } = outcome;
    expect(main.outputs).toMatchObject({ verdict: 'cancelled', serving: 'split' });
    expect(post?.lines.map(({ text }) => text)).toContainEqual(expect.stringMatching(/all traffic is on blue api:1/));
    expect(stage.greenShare()).toBe(0);
    expect(signers(stage)).toEqual([expect.stringMatching(/^ASIA/), expect.stringMatching(/^ASIA/)]);
    expect([maskedBy(main), maskedBy(post)]).toEqual([
      { 'ID tokens': 1, keys: 2 },
      { 'ID tokens': 2, keys: 4 },
    ]);
    expect(leaks).toEqual([]);
  });

  test('is refused before AWS is asked where the job may have no ID token, and says which permission it lacks', async () => {
    // given
    await using stage = await openStage({ ...story, gitHub: onGitHub }, { kind: 'stepped' });
    // when
    const { outcome } = await stage.attempt({ env: noOthers });
    // then
    expect(outcome.main.outputs).toMatchObject({
      verdict: 'refused',
      because: expect.stringMatching(/GitHub gives this job no ID token/),
    });
    expect(outcome.main.lines.map(({ text }) => text)).toContainEqual(expect.stringContaining('`id-token: write`'));
    expect(stage.aws.calls()).toEqual([]);
  });
});
