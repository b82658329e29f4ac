import type { Handlers } from '../../wire/index.ts';
import type { Caller, World } from '../../world/world.ts';
import { pageOf } from '../page.ts';
import { clientError, conflict, invalidParameter, invalidToken, serviceDeploymentNotFound } from '../refusals.ts';
import type { Services } from '../services.ts';
import type { DeploymentBook } from './book.ts';
import type { ServiceDeployment } from './deployment.ts';
import { describedBrief, describedDeployment } from './describe-deployment.ts';
import { describedRevision } from './describe-revision.ts';
import { failures } from './failure.ts';
import type { HookRunner } from './hooks.ts';
import type { Lives } from './life.ts';
import type { Uncertain } from './seed.ts';

export type DeploymentHandlers = Pick<
  Handlers<typeof import('@aws-sdk/client-ecs'), Caller>,
  | 'ListServiceDeployments'
  | 'DescribeServiceDeployments'
  | 'DescribeServiceRevisions'
  | 'StopServiceDeployment'
  | 'ContinueServiceDeployment'
>;

/** "You can specify a maximum of 20 ARNs." */
const MOST_ARNS = 20;
const USUAL_PAGE = 20;
/** "The last 90 days": "View service history" of the developer guide. */
const HISTORY_MS = 90 * 24 * 3_600_000;

export interface DeploymentRooms {
  readonly world: World;
  readonly services: Services;
  readonly book: DeploymentBook;
  readonly lives: Lives;
  readonly hooks: HookRunner;
  readonly uncertain: Uncertain;
}

export function deploymentHandlers({
  world,
  services,
  book,
  lives,
  hooks,
  uncertain,
}: DeploymentRooms): DeploymentHandlers {
  const deploymentAt = (arn: string): ServiceDeployment => {
    checkArn(arn, 'service-deployment');
    const deployment = book.deployment(arn);
    if (deployment === undefined) throw serviceDeploymentNotFound();
    return deployment;
  };

  return {
    ListServiceDeployments: input => {
      const service = services.get(input.cluster, input.service);
      const known = service.controller === 'ECS' ? book.record(service).deployments : [];
      const now = world.timeline.now();
      const { after, before } = input.createdAt ?? {};
      const briefs = known
        .filter(
          ({ createdAt }) => now - createdAt >= uncertain.listedAfterSeconds * 1000 && now - createdAt < HISTORY_MS,
        )
        .filter(({ progress }) => input.status === undefined || input.status.includes(progress.status))
        .filter(({ createdAt }) => after === undefined || createdAt >= after.getTime())
        .filter(({ createdAt }) => before === undefined || createdAt <= before.getTime())
        .map(deployment => describedBrief(world, deployment));
      const page = pageOf(briefs, input.nextToken, input.maxResults ?? USUAL_PAGE, invalidToken);
      return { serviceDeployments: page.items, nextToken: page.nextToken };
    },

    DescribeServiceDeployments: input => {
      const arns = input.serviceDeploymentArns;
      checkArns(arns, 'service-deployment');
      const found = arns.flatMap(arn => book.deployment(arn) ?? []);
      return {
        serviceDeployments: found.map(deployment => describedDeployment(world, book, deployment)),
        failures: missing(arns, arn => book.deployment(arn)),
      };
    },

    DescribeServiceRevisions: input => {
      const arns = input.serviceRevisionArns;
      checkArns(arns, 'service-revision');
      const found = arns.flatMap(arn => book.revision(arn) ?? []);
      return {
        serviceRevisions: found.map(({ service, revision }) => describedRevision(world, service, revision)),
        failures: missing(arns, arn => book.revision(arn)),
      };
    },

    StopServiceDeployment: input => {
      const deployment = deploymentAt(input.serviceDeploymentArn);
      const { stopType = 'ROLLBACK' } = input;
      if (stopType === 'ABORT' && uncertain.abort === 'is-refused') {
        throw invalidParameter('ABORT is not a valid stop type. The valid values are ROLLBACK.');
      }
      const failure = stopType === 'ABORT' ? failures.aborted() : failures.asked();
      switch (deployment.progress.status) {
        case 'PENDING':
        case 'IN_PROGRESS':
          lives.fail(deployment, failure);
          break;
        case 'STOP_REQUESTED':
        case 'ROLLBACK_REQUESTED':
        case 'ROLLBACK_IN_PROGRESS':
          break;
        case 'SUCCESSFUL':
        case 'STOPPED':
        case 'ROLLBACK_SUCCESSFUL':
        case 'ROLLBACK_FAILED':
          throw conflict(`The service deployment is ${deployment.progress.status} and cannot be stopped.`);
        default: {
          const never: never = deployment.progress;
          throw new Error(`unknown progress ${JSON.stringify(never)}`);
        }
      }
      return { serviceDeploymentArn: deployment.arn };
    },

    ContinueServiceDeployment: input => {
      const deployment = deploymentAt(input.serviceDeploymentArn);
      if (deployment.progress.status !== 'IN_PROGRESS') throw clientError('The service deployment is not IN_PROGRESS.');
      const hook = deployment.hooks.find(({ id }) => id === input.hookId);
      if (hook === undefined) throw invalidParameter(`The service deployment has no lifecycle hook ${input.hookId}.`);
      if (hook.status !== 'AWAITING_ACTION') throw clientError('The lifecycle hook is not AWAITING_ACTION.');
      hooks.answer(hook, input.action ?? 'CONTINUE');
      return { serviceDeploymentArn: deployment.arn };
    },
  };
}

function checkArns(arns: readonly string[], kind: string): void {
  if (arns.length === 0) throw invalidParameter(`${kind} ARNs cannot be empty.`);
  if (arns.length > MOST_ARNS) throw invalidParameter(`At most ${MOST_ARNS} ${kind} ARNs can be described at once.`);
  for (const arn of arns) checkArn(arn, kind);
}

function checkArn(arn: string, kind: string): void {
  const isOne = new RegExp(`^arn:aws:ecs:[a-z0-9-]+:\\d{12}:${kind}/[^/]+/[^/]+/[^/]+$`).test(arn);
  if (!isOne) throw invalidParameter(`Invalid ${kind} ARN: ${arn}`);
}

const missing = (arns: readonly string[], find: (arn: string) => unknown) =>
  arns.filter(arn => find(arn) === undefined).map(arn => ({ arn, reason: 'MISSING' }));
