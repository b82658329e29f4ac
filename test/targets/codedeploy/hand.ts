import { readFileSync } from 'node:fs';
import type { Plan } from '../../../src/release/plan.ts';
import type { Revision, Strategy } from '../../../src/release/words.ts';
import type { AppSpecFile } from '../../../src/request/request.ts';
import { codeDeployCan, configurationFor } from '../../../src/targets/codedeploy/configuration.ts';
import { ecsAppSpecFor } from '../../../src/targets/codedeploy/ecs-appspec.ts';
import { servingIn } from '../../../src/targets/codedeploy/fleet.ts';
import { findGroup, type Group } from '../../../src/targets/codedeploy/group.ts';
import type { CodeDeployHand } from '../../../src/targets/codedeploy/hand.ts';
import { onEcs } from '../../../src/targets/codedeploy/on-ecs.ts';
import { registry } from '../../../src/targets/ecs/registry.ts';
import { readService } from '../../../src/targets/ecs/service.ts';
import { type Definition, stamped, withImages } from '../../../src/targets/ecs/task-definition.ts';
import { greenImage } from '../../releases/shop.ts';
import type { OpenShop } from '../open-shop.ts';

export const minute = 60_000;
export const changeId = 'gl-77-0a1b2c3d.1';
export const canary: Strategy = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };

const file = JSON.parse(readFileSync(new URL('../../releases/ecs/api.json', import.meta.url), 'utf8')) as Definition;

/** The shop's one service, as CodeDeploy knows it. */
export const platform = onEcs({ cluster: 'shop', service: 'api' });

export function groupOf(shop: OpenShop): Promise<Group> {
  const asked = { application: undefined, group: undefined, cluster: 'shop', service: 'api' };
  return findGroup(shop.clients.codedeploy, shop.patient, asked);
}

/** A hand on the shop's one service, with the plan of a release and the user's own AppSpec where there is one. */
export async function handOn(
  shop: OpenShop,
  changes: Partial<Plan> = {},
  appspec?: AppSpecFile,
): Promise<CodeDeployHand> {
  const [group, service] = await Promise.all([
    groupOf(shop),
    readService(shop.clients.ecs, shop.patient, 'shop', 'api'),
  ]);
  const [{ taskDefinition, container }] = service.taskSets;
  return {
    codedeploy: shop.clients.codedeploy,
    patient: shop.patient,
    brisk: shop.brisk,
    group,
    platform,
    appSpecFor: revision => ecsAppSpecFor(revision, appspec, container!),
    serving: ({ fleet, moved }) => Promise.resolve(servingIn(fleet, moved)),
    known: ['the-token-of-the-shop'],
    plan: { ...planFor(group, { id: taskDefinition, name: 'api:1' }, changes.strategy ?? canary), ...changes },
    now: shop.clock.now,
  };
}

/** Registers the shop's next version. */
export function registerGreen(shop: OpenShop): Promise<Revision> {
  const imaged = withImages(file, { change: 'essential', image: greenImage });
  if (!imaged.ok) throw new Error(imaged.reason);
  return registry(shop.clients.ecs, shop.patient).register(stamped(imaged.definition, changeId));
}

function planFor(group: Group, blue: Revision, strategy: Strategy): Plan {
  const configuration = configurationFor(strategy, 'ECS');
  return {
    run: {
      releaseId: 'gl-77-0a1b2c3d',
      changeId,
      environment: 'production',
      target: 'ecs/123456789012/eu-west-1/shop/api',
      targetKey: 'ecs/123456789012/eu-west-1/shop/api',
      runId: '77',
      attempt: 1,
      caller: 'role deployer, account 123456789012, eu-west-1',
      runUrl: undefined,
      origin: { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 12 },
    },
    purpose: { is: 'release' },
    mover: codeDeployCan(group, 'ECS'),
    configuration: configuration.name,
    configurationMade: configuration.made === 'by AWS' ? 'by AWS or the user' : 'by Greenlight',
    strategy,
    steps: [{ share: 100, hold: group.blueKept }],
    bake: group.blueKept,
    blue,
    green: { is: 'to be made', family: 'api' },
    differences: [],
    drift: [],
    notes: [],
    before: { starts: 'tasks', testTraffic: false, hooks: [] },
    gates: [],
    unwatched: [],
    muted: [],
    policy: {
      onFailure: 'revert',
      onNoData: 'revert',
      onSilentAlarm: 'proceed',
      onInconclusive: 'revert',
      holdFor: 30 * minute,
      onTimeout: 'revert',
      onCancel: 'revert',
      retire: 'aws',
      timeout: 60 * minute,
      poll: { proof: 5_000, state: 15_000 },
    },
    warnings: [],
  };
}
