import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Deployment, Order, Work } from './deployment.ts';
import type { Group } from './groups.ts';
import { EVENTS, pendingEvents } from './lifecycle-events.ts';
import { eventOf, stepsOf } from './steps.ts';

/** All deployments of the account. */
export interface Book {
  /** `createdAt` may lie ahead: until then the deployment holds its group but is not shown. */
  open(group: Group, order: Order, work: Work, createdAt: number): Deployment;
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
    open: (group, order, work, createdAt) => {
      const names = stepsOf({ group, order, work }).map(eventOf);
      const deployment: Deployment = {
        id: deploymentId(random),
        group,
        createdAt,
        order,
        work,
        previousRevision: group.lastSuccessful?.order.revision,
        progress: { kind: 'Created' },
        events: pendingEvents(EVENTS.filter(name => names.includes(name))),
        blue: work.kind === 'rollback' ? work.of.blue : undefined,
        green: work.kind === 'rollback' ? work.of.green : undefined,
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
  };
}

const ID_LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

const deploymentId = (random: Random) => `d-${Array.from({ length: 9 }, () => random.pick(ID_LETTERS)).join('')}`;
