import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { type Days, nth, ofFile, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { blueImage, files, healthy, inputs, shop } from './shop.ts';
import { onGitHub } from './stage.ts';

const minute = 60_000;
const shell = 'registry.example.com/debug/shell:1';
const mallory = {
  token: 'mallory',
  login: 'mallory',
  permissions: { contents: 'read', deployments: 'write' },
} as const;

/** An account that also has a task definition which nobody has released here. */
function story(): Scenario {
  const world = shop();
  const { ecs, versions } = world;
  if (ecs === undefined) throw new Error('the shop is no ECS shop');
  const beside = ecs.taskDefinitions.map(definition => ({
    ...definition,
    family: 'debug-shell',
    containerDefinitions: definition.containerDefinitions.map(container => ({ ...container, image: shell })),
  }));
  return {
    name: 'a forged history',
    tells: 'Somebody writes into the ledger who may release nothing.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m' },
    world: {
      ...world,
      ecs: { ...ecs, taskDefinitions: [...ecs.taskDefinitions, ...beside] },
      versions: { ...versions, [shell]: healthy },
    },
    gitHub: { tokens: [...(onGitHub.tokens ?? []), mallory] },
  };
}

/** A deployment beside the newest one of the ledger, with a payload made of that one's, and told to be a success. */
async function forge({ gitHub }: Days, payload: (newest: Readonly<Record<string, string>>) => object): Promise<void> {
  const [newest] = gitHub.deployments();
  if (newest === undefined) throw new Error('nothing was released');
  const post = async (path: string, body: object): Promise<{ readonly id: number }> => {
    const answer = await fetch(`${gitHub.apiUrl}/repos/octo-org/shop/deployments${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mallory.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`GitHub refused the forgery: ${answer.status}`);
    return (await answer.json()) as { readonly id: number };
  };
  const { id } = await post('', {
    ref: newest.sha,
    task: newest.task,
    environment: 'production',
    auto_merge: false,
    required_contexts: [],
    payload: payload(newest.payload as Readonly<Record<string, string>>),
  });
  await post(`/${id}/statuses`, { state: 'success', auto_inactive: false });
}

const rollback = {
  github: { ...nth(3), ...ofFile('roll-back.yml', 1), eventName: 'workflow_dispatch' },
  inputs: { operation: 'rollback', 'task-definition': '', image: '' },
};

describe('A rollback over a ledger that somebody has written into', () => {
  test.each<[string, (newest: Readonly<Record<string, string>>) => object]>([
    ['of another place', newest => ({ ...newest, 'target-key': 'anything', wanted: 'debug-shell:1' })],
    ['of another environment', newest => ({ ...newest, environment: 'staging', wanted: 'debug-shell:1' })],
    ['with an id that is none', newest => ({ ...newest, 'change-id': 'whatever', wanted: 'debug-shell:1' })],
  ])('does not read an entry %s', async (_what, payload) => {
    // given
    await using days = await openDays(story());
    await days.run({ github: nth(1) });
    await days.pass(15 * minute);
    await forge(days, payload);
    // when
    const { verdict } = await days.run(rollback);
    // then
    expect(verdict.name).toBe('restored');
    expect((await account(days.aws.endpoint)).servingImage).toBe(blueImage);
  });

  test('never releases what was not made for this place, however well the entry is forged', async () => {
    // given
    await using days = await openDays(story());
    await days.run({ github: nth(1) });
    await days.pass(15 * minute);
    await forge(days, newest => ({ ...newest, wanted: 'debug-shell:1' }));
    // when
    const { verdict } = await days.run(rollback);
    // then
    expect(verdict).toMatchObject({ name: 'refused', because: expect.stringContaining('debug-shell:1') });
    expect((await account(days.aws.endpoint)).released).toHaveLength(1);
  });
});
