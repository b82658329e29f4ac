import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { SeedInput } from '../../aws/seed.ts';
import type { VerdictName } from '../../../src/release/verdict.ts';
import { type Chapter, nth, ofFile } from '../chapter.ts';
import { canaryWithPauses, nativeShop, type NativeShopChanges, pauses, rolling } from '../native-shop.ts';
import { blueImage, files, greenImage, healthy, inputs, production, testing, threeTimesSlower } from '../shop.ts';
import type { Way } from './permissions.ts';

const minute = 60_000;
const newestImage = 'registry.example.com/shop/api:2.5.0';
const { target, cluster, service, region, gates } = inputs;
const place = { target, cluster, service, region };
// Looks are what a play costs, and a network load balancer takes its time.
const asked = { ...place, gates, poll: '30s' };
const brings = { 'task-definition': inputs['task-definition'], image: greenImage };
const allAtOnce = { strategy: 'blue-green', bake: '2m' };

/** A function of the user's says yes before green gets test traffic; ECS calls it by a role. */
const signIn = {
  targetType: 'AWS_LAMBDA',
  hookTargetArn: 'arn:aws:lambda:eu-west-1:123456789012:function:check-sign-in',
  roleArn: 'arn:aws:iam::123456789012:role/ecs-calls-hooks',
  lifecycleStages: ['POST_SCALE_UP'],
} as const satisfies NonNullable<DeploymentConfiguration['lifecycleHooks']>[number];

const hooked: NativeShopChanges = {
  configuration: {
    ...canaryWithPauses,
    bakeTimeInMinutes: 5,
    lifecycleHooks: [{ ...signIn, lifecycleStages: [...signIn.lifecycleStages] }, ...[pauses].map(whole)],
  },
  ecs: { hookFunctions: { [signIn.hookTargetArn]: { takesSeconds: 5 } } },
};

function whole(hook: typeof pauses) {
  return { ...hook, lifecycleStages: [...hook.lifecycleStages] };
}

/** The same API behind a network load balancer, of which a service names listeners and not rules. */
const network: Partial<SeedInput> = {
  loadBalancers: [
    {
      name: 'shop',
      type: 'network',
      requestsPerSecond: 50,
      targetGroups: ['api-1', 'api-2'].map(name => ({
        name,
        protocol: 'TCP' as const,
        healthCheck: { intervalSeconds: 10 },
      })),
      listeners: [
        { port: production.port, forward: { 'api-1': 100, 'api-2': 0 } },
        { port: testing.port, forward: { 'api-1': 100 } },
      ],
    },
  ],
};

const crashes = { afterSeconds: 4, exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };

/** One step for the shop. */
function step(
  name: string,
  ends: VerdictName,
  more: Readonly<Record<string, string>>,
  changes: NativeShopChanges = hooked,
): Way {
  return {
    name,
    tells: name,
    ends: [ends],
    files,
    inputs: { ...asked, ...brings, ...more },
    world: nativeShop(changes),
  };
}

/** Several steps, one after another, which have nothing but the place in common. */
function steps(
  name: string,
  ends: Way['ends'],
  chapters: readonly [Chapter, ...Chapter[]],
  changes: NativeShopChanges = hooked,
): Way {
  const world = nativeShop(changes);
  const versions = { ...world.versions, [newestImage]: healthy };
  return { name, tells: name, ends, files, inputs: asked, world: { ...world, versions }, chapters };
}

const good: Chapter = { tells: 'A release.', github: nth(42), inputs: { ...brings, ...allAtOnce } };
const newer: Chapter = {
  tells: 'A newer one, in a way that a way back does not take.',
  before: { acts: [], ago: 10 * minute },
  github: nth(43),
  inputs: { ...brings, strategy: 'canary', steps: '10% 2m', bake: '2m', image: newestImage },
};
const byHand = (operation: string, number: number, inputs: Chapter['inputs'] = {}): Chapter => ({
  tells: `Somebody starts ${operation}.`,
  before: { acts: [], ago: 10 * minute },
  github: {
    ...nth(number),
    ...ofFile(`${operation}.yml`, number),
    eventName: 'workflow_dispatch',
    workflow: operation,
    job: operation,
  },
  inputs: { operation, ...inputs },
});
const staged = (number: number, more: Chapter['inputs'] = {}): Chapter => ({
  tells: 'Green is proven, and left without users.',
  before: { acts: [], ago: 10 * minute },
  github: { ...nth(number), job: 'stage' },
  inputs: { operation: 'stage', ...brings, ...more },
});
const promoted = (number: number): Chapter => ({
  tells: 'Users get to it.',
  before: { acts: [], ago: minute },
  github: { ...nth(number), job: 'promote' },
  inputs: { operation: 'promote', 'release-id': '${{ needs.stage.outputs.change-id }}' },
});

/** All that can be asked of one service, one after another. */
const everything: readonly [Chapter, ...Chapter[]] = [
  byHand('plan', 41, { ...brings, ...allAtOnce }),
  good,
  newer,
  byHand('rollback', 44),
  staged(45, { image: newestImage }),
  byHand('status', 46),
  promoted(45),
  byHand('drill', 47, { steps: '20% 2m', strategy: 'canary' }),
  byHand('status', 48),
];
const ends: Way['ends'] = [
  'planned',
  'released',
  'released',
  'restored',
  'staged',
  'reported',
  'released',
  'drilled',
  'reported',
];

/** Ways of the releases of services that ECS itself deploys to each permission that no other story takes. */
export const nativeWays: readonly Way[] = [
  steps('all that can be asked of a service that ECS deploys', ends, everything),
  steps('the same behind a network load balancer', ends, everything, { ...hooked, world: network }),
  step(
    'a release of ECS’s own whose tasks crash',
    'failed',
    {},
    { ...hooked, green: { ...healthy, start: { crashes } } },
  ),
  step(
    'a stage of ECS’s own whose tasks crash, with pauses that it asks for',
    'failed',
    { operation: 'stage', hooks: 'manage' },
    { ...hooked, green: { ...healthy, start: { crashes } } },
  ),
  steps('a promotion of ECS’s own, of a version that is slow', ['staged', 'rolled-back'], [staged(42), promoted(42)], {
    ...hooked,
    green: threeTimesSlower,
  }),
  steps(
    'a rollback of a deployment of ECS’s own while its runner is lost in the bake',
    ['released', 'killed', 'restored'],
    [
      good,
      { ...newer, inputs: { ...newer.inputs, bake: '30m' }, accident: { is: 'the runner is lost', after: 4 * minute } },
      { ...byHand('rollback', 44), before: { acts: [], ago: minute } },
    ],
  ),
  step('a rolling release', 'released', { strategy: 'rolling', bake: '2m' }, { configuration: rolling }),
  step('what ECS itself has brought already', 'nothing-to-do', { image: blueImage }),
];
