import { pageOf } from '../ecs/page.ts';
import { AwsError, type Handlers } from '../wire/index.ts';
import type { Caller, World } from '../world/world.ts';
import type { Book } from './book.ts';
import { orderOf } from './create-deployment.ts';
import type { Deployment } from './deployment.ts';
import { describedDeployment, statusOf } from './describe-deployment.ts';
import type { Lives } from './life.ts';
import { refusals } from './refusals.ts';
import type { Registry } from './registry.ts';
import type { RollbackWish } from './rollback.ts';

type DeploymentHandlers = Pick<
  Handlers<typeof import('@aws-sdk/client-codedeploy'), Caller>,
  | 'CreateDeployment'
  | 'GetDeployment'
  | 'BatchGetDeployments'
  | 'ListDeployments'
  | 'StopDeployment'
  | 'ContinueDeployment'
>;

/** BatchGetDeployments in the API reference. */
const MOST_IN_A_BATCH = 25;

/** `accountLimit`: deployments in flight at a time. */
export function deploymentHandlers(
  world: World,
  registry: Registry,
  book: Book,
  lives: Lives,
  accountLimit: number,
): DeploymentHandlers {
  const now = () => world.timeline.now();

  return {
    CreateDeployment: input => {
      const group = registry.group(input.applicationName, input.deploymentGroupName);
      const config = registry.config(input.deploymentConfigName ?? group.configName);
      const { appSpecContent, ...order } = orderOf(input, group, config);
      const rollout = group.platform.release(appSpecContent, config.routing);
      if (group.inFlight !== undefined) throw refusals.busy(group.name, group.inFlight.id);
      if (registry.inFlight() >= accountLimit) throw refusals.accountFull(accountLimit);
      const deployment = book.open(group, order, { kind: 'release' }, rollout, now());
      lives.begin(deployment);
      return { deploymentId: deployment.id };
    },

    GetDeployment: input => ({ deploymentInfo: describedDeployment(existing(book, input.deploymentId), now()) }),

    BatchGetDeployments: input => {
      if (input.deploymentIds.length > MOST_IN_A_BATCH) throw refusals.batchTooLarge(MOST_IN_A_BATCH);
      const found = input.deploymentIds.flatMap(id => book.find(id) ?? []);
      return { deploymentsInfo: found.map(deployment => describedDeployment(deployment, now())) };
    },

    ListDeployments: input => {
      const { applicationName, deploymentGroupName, includeOnlyStatuses, createTimeRange } = input;
      if (applicationName === undefined && deploymentGroupName !== undefined) throw refusals.applicationNameRequired();
      const group = applicationName === undefined ? undefined : registry.anyGroup(applicationName, deploymentGroupName);
      const { start, end } = createTimeRange ?? {};
      if (start !== undefined && end !== undefined && start > end) {
        throw new AwsError('InvalidTimeRangeException', 'The start of the time range is later than its end');
      }
      const ids = book
        .visible()
        .filter(deployment => group === undefined || deployment.group === group)
        .filter(({ progress }) => !includeOnlyStatuses?.length || includeOnlyStatuses.includes(statusOf(progress)))
        .filter(({ createdAt }) => start === undefined || createdAt >= start.getTime())
        .filter(({ createdAt }) => end === undefined || createdAt <= end.getTime())
        .filter(() => input.externalId === undefined)
        .map(({ id }) => id);
      const page = pageOf(ids, input.nextToken, 100, refusals.invalidToken);
      return { deployments: page.items, nextToken: page.nextToken };
    },

    StopDeployment: input => {
      const deployment = existing(book, input.deploymentId);
      const { progress } = deployment;
      if (progress.kind === 'ended') throw refusals.completed(deployment.id);
      if (progress.kind !== 'stopping') lives.stop(deployment, wishOf(input.autoRollbackEnabled));
      return {
        status: 'Pending',
        statusMessage: 'No more commands will be scheduled for execution in the deployment instances',
      };
    },

    ContinueDeployment: input => {
      const deployment = existing(book, input.deploymentId);
      const { progress, group } = deployment;
      if (!group.platform.hasWaits) throw refusals.cannotContinue(deployment.id, group.platform.name);
      if (progress.kind === 'ended') throw refusals.completed(deployment.id);
      const wanted = input.deploymentWaitType === 'TERMINATION_WAIT' ? 'termination-wait' : 'ready-wait';
      if (progress.kind !== 'working' || progress.step.kind !== wanted) {
        throw wanted === 'ready-wait'
          ? refusals.notReady(deployment.id)
          : new AwsError(
              'InvalidDeploymentStatusException',
              `The deployment ${deployment.id} is not waiting to terminate`,
            );
      }
      lives.endWait(deployment);
      return {};
    },
  };
}

const wishOf = (autoRollbackEnabled: boolean | undefined): RollbackWish =>
  autoRollbackEnabled === undefined ? 'as-configured' : autoRollbackEnabled ? 'yes' : 'no';

export function existing(book: Book, id: string | undefined): Deployment {
  if (id === undefined) throw refusals.deploymentIdRequired();
  if (!/^d-[A-Z0-9]{9}$/.test(id)) throw refusals.invalidDeploymentId(id);
  const deployment = book.find(id);
  if (deployment === undefined) throw refusals.noDeployment(id);
  return deployment;
}
