import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Permission, policyOf } from '../../src/aws/policy.ts';
import { permissionsFor } from '../../src/permissions.ts';
import { releaseId, targetKey } from '../../src/release/identity.ts';
import type { Request, Search } from '../../src/request/request.ts';
import type { LoggedCall } from '../aws/call-log.ts';
import { permissionsFor as checkedByAws } from '../aws/iam.ts';
import type { Call } from '../aws/wire/index.ts';
import { ask } from '../request/ask.ts';
import type { Run } from '../runner/run-action.ts';
import { releaseHere } from './bad-days/release-here.ts';
import type { Staging } from './play.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import {
  blueImage,
  colleaguesDeployment,
  files,
  inputs,
  provenBeforeTraffic,
  shop,
  type ShopChanges,
  waitsForAWord,
} from './shop.ts';
import { openStage } from './stage.ts';

/**
 * What the generated policy allows is held against what a release asks of AWS, in the log of the world that it ran in. It is
 * played from the sources where the runner has no part in the story: another test holds the bundle to them, call by call.
 */
const place = { account: '123456789012', region: 'eu-west-1' };

/** One story, told in one attempt or in several. */
interface Story {
  readonly name: string;
  readonly ends: string;
  readonly scenario: Scenario;
  readonly attempts: readonly Staging[];
}

function story(
  name: string,
  ends: string,
  more: Readonly<Record<string, string>>,
  changes: ShopChanges = {},
  attempts: readonly Staging[] = [{}],
): Story {
  const pace = 'steps' in more ? { bake: '1m' } : { strategy: 'blue-green', bake: '1m' };
  const scenario = { name, tells: name, files, inputs: { ...inputs, ...pace, ...more }, world: shop(changes) };
  return { name, ends, scenario, attempts };
}

/** Whoever asks how it stands, while somebody else deploys. */
function asking(name: string, more: Readonly<Record<string, string>>): Story {
  const { target, cluster, service } = inputs;
  const place = 'release-id' in more ? { target } : { target, cluster, service };
  const asked = story(name, 'reported', {});
  const before = { acts: [colleaguesDeployment], ago: 10_000 };
  return { ...asked, scenario: { ...asked.scenario, inputs: { operation: 'status', ...place, ...more }, before } };
}

const key = targetKey('ecs', place.account, place.region, [inputs.cluster, inputs.service]);
const releaseOfTheShop = releaseId({ runId: '7', environment: 'production', targetKey: key }, text =>
  createHash('sha256').update(text).digest('hex'),
);

const named = { application: 'AppECS-shop-api', 'deployment-group': 'DgpECS-shop-api' };
const group = { deploymentConfigName: 'ShopCanary' };
const ownConfiguration: ShopChanges = {
  world: {
    codeDeploy: {
      ...shop({ group }).codeDeploy!,
      configs: [{ name: 'ShopCanary', trafficRouting: { type: 'TimeBasedCanary', percent: 20, minutes: 5 } }],
    },
  },
};
const lostAnswer = {
  operation: 'codedeploy:CreateDeployment',
  calls: { nth: 1 },
  fault: { kind: 'lost-after' },
} as const;
const killed: Staging = { during: (stage, run) => void stage.aws.timeline.at(stage.beganAt + 2 * 60_000, run.kill) };

/** Ways to each permission that the scenarios do not take. */
const others: readonly Story[] = [
  story('a plan of a group with its own steps', 'planned', { ...named, operation: 'plan' }, ownConfiguration),
  story('a group that is named, and steps of the user’s own', 'released', { ...named, steps: '20% 6m' }),
  story('a beginning whose answer is lost', 'released', {}, { world: { faults: [lostAnswer] } }),
  story('a stage', 'staged', { operation: 'stage', gates: provenBeforeTraffic.gates }, { group: waitsForAWord }),
  story('no gates, from the revision that serves', 'released', { gates: 'none', 'task-definition': '' }),
  asking('how a target stands while somebody else deploys', { ...named, operation: 'status' }),
  asking('how it stands, by the id of a release alone', { 'release-id': releaseOfTheShop }),
  story('what serves already', 'nothing-to-do', { image: blueImage }),
  story('a re-run that goes on', 'released', {}, {}, [killed, { github: { runAttempt: '2' } }]),
  story('a newer run that supersedes', 'released', { 'when-busy': 'supersede' }, {}, [
    { ...killed, inputs: { image: 'registry.example.com/shop/api:never-pushed' } },
    { github: { runId: '2', runNumber: '43' } },
  ]),
];

const stories: readonly Omit<Story, 'ends'>[] = [
  ...scenarios.map(scenario => ({ name: scenario.name, scenario, attempts: [{}] })),
  ...others,
];
const names = stories.map(({ name }) => name);

interface Told {
  readonly verdict: string | undefined;
  readonly policy: readonly Permission[];
  readonly calls: readonly LoggedCall[];
}

async function tell({ scenario, attempts }: Omit<Story, 'ends'>): Promise<Told> {
  await using stage = await openStage(scenario, { kind: 'stepped' });
  let verdict: string | undefined;
  for (const { during, pace: _pace, ...options } of attempts) {
    // An error of a lost connection is of another realm here than in a process of its own, and is not known again.
    if (during === undefined && attempts.length === 1 && scenario.world.faults === undefined) {
      verdict = (await releaseHere(stage.aws, scenario)).verdict.name;
      continue;
    }
    const telling = during === undefined ? {} : { during: (run: Run) => during(stage, run) };
    const { outcome } = await stage.attempt({ ...options, ...telling });
    verdict = outcome.main.outputs['verdict'];
  }
  return {
    verdict,
    policy: permissionsFor(await asked(scenario), place),
    // Ours: no actor of the world has such an access key. GetCallerIdentity needs no permission.
    calls: stage.aws.calls().filter(({ caller, service }) => caller.startsWith('AKIATEST') && service !== 'sts'),
  };
}

async function asked({ inputs, files }: Scenario): Promise<Request | Search> {
  const parsed = await ask(inputs, { files });
  if (!parsed.ok) throw new Error(`unexpected problems: ${JSON.stringify(parsed.problems)}`);
  return parsed.request;
}

const told = new Map<string, Told>();

beforeAll(async () => {
  for (const each of stories) told.set(each.name, await tell(each));
}, 180_000);

function actionsOf(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.map(({ action }) => action))].toSorted();
}

function called(calls: readonly LoggedCall[]): readonly string[] {
  return [...new Set(calls.flatMap(({ iamActions }) => iamActions))].toSorted();
}

/** The permissions that the call needs, as AWS sees them; of an input that the log shortened nothing can be told. */
function checked({ service, operation, input }: LoggedCall) {
  if (input.endsWith('…')) return [];
  return checkedByAws({ service, operation, input: JSON.parse(input || '{}') } as unknown as Call, place);
}

function covers(allowed: string, resource: string): boolean {
  const pattern = allowed.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(resource);
}

test.each(others)('The story reaches its end: $name, $ends', ({ name, ends }) => {
  expect(told.get(name)?.verdict).toBe(ends);
});

describe('The policy of the inputs', () => {
  test.each(names)('allows all that is called: %s', name => {
    // given
    const { policy, calls } = told.get(name)!;
    // when
    const lacking = called(calls).filter(action => !actionsOf(policy).includes(action));
    // then
    expect(calls).not.toEqual([]);
    expect(lacking).toEqual([]);
  });

  test.each(names)('allows it on the resources that are touched: %s', name => {
    // given
    const { policy, calls } = told.get(name)!;
    // when
    const beyond = calls.flatMap(checked).filter(
      // `*` where the request names nothing from which an ARN follows.
      ({ action, resource }) =>
        resource !== '*' &&
        !policy.some(one => one.action === action && one.resources.some(allowed => covers(allowed, resource))),
    );
    // then
    expect(beyond).toEqual([]);
  });

  test('holds nothing that no story calls', () => {
    // given
    const all = [...told.values()];
    // when
    const allowed = actionsOf(all.flatMap(({ policy }) => policy));
    // then
    expect(allowed).toEqual(called(all.flatMap(({ calls }) => calls)));
  });

  test.each(['plan', 'status'])('writes nothing in a %s', operation => {
    // given
    const plans = stories.filter(({ scenario }) => scenario.inputs['operation'] === operation);
    // when
    const actions = plans.flatMap(({ name }) => called(told.get(name)!.calls));
    // then
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/:(Describe|Get|BatchGet|List)/);
  });

  test('fits into a managed policy of IAM: 6,144 characters, white space not counted', () => {
    for (const { policy } of told.values()) expect(JSON.stringify(policyOf(policy)).length).toBeLessThan(6_144);
  });
});
