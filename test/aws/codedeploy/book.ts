import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Deployment, Order, Work } from './deployment.ts';
import type { Group } from './groups.ts';
import { pendingEvents, succeededEvents, type EventName } from './lifecycle-events.ts';
import type { Rollout } from './rollout.ts';
import { eventOf } from './steps.ts';

/** All deployments of the account. */
export interface Book {
  /** `createdAt` may lie ahead: until then the deployment holds its group but is not shown. */
  open(group: Group, order: Order, work: Work, rollout: Rollout, createdAt: number): Deployment;
  /** A release that has succeeded before anybody looked. */
  recordPast(group: Group, order: Order, rollout: Rollout): void;
  /** Newest first. */
  visible(): readonly Deployment[];
  find(id: string): Deployment | undefined;
}

export function createBook(world: World): Book {
  const random = world.random.fork('codedeploy ids');
  const deployments: Deployment[] = [];
  const isVisible = ({ createdAt }: Deployment) => createdAt <= world.timeline.now();

  return {
    visible: () => deployments.filter(isVisible).reverse(),
    find: id => deployments.find(deployment => deployment.id === id && isVisible(deployment)),
    open: (group, order, work, rollout, createdAt) => {
      const deployment: Deployment = {
        id: deploymentId(random),
        group,
        createdAt,
        order,
        work,
        rollout,
        previousRevision: group.lastSuccessful?.order.revision,
        progress: { kind: 'Created' },
        events: pendingEvents(eventsOf(rollout)),
        rollback: undefined,
      };
      deployments.push(deployment);
      group.inFlight = deployment;
      const show = () => {
        group.lastAttempted = deployment;
      };
      if (isVisible(deployment)) show();
      else world.timeline.at(createdAt, show);
      return deployment;
    },
    recordPast: (group, order, rollout) => {
      const at = world.timeline.now();
      const deployment: Deployment = {
        id: deploymentId(random),
        group,
        createdAt: at,
        order,
        work: { kind: 'release' },
        rollout,
        previousRevision: undefined,
        progress: { kind: 'ended', startedAt: at, endedAt: at, outcome: { kind: 'Succeeded' } },
        events: succeededEvents(eventsOf(rollout), at),
        rollback: undefined,
      };
      deployments.push(deployment);
      group.lastAttempted = deployment;
      group.lastSuccessful = deployment;
    },
  };
}

const eventsOf = ({ steps }: Rollout): readonly EventName[] => steps.flatMap(step => eventOf(step) ?? []);

const ID_LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

const deploymentId = (random: Random) => `d-${Array.from({ length: 9 }, () => random.pick(ID_LETTERS)).join('')}`;
