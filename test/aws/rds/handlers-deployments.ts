import type { Tag } from '@aws-sdk/client-rds';
import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Around } from './around.ts';
import { arnOf, newDeploymentId } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import { beginDeletion, type DeletionRules } from './deletion.ts';
import { describedDeployment } from './describe-deployment.ts';
import { bluePairs } from './green-environment.ts';
import { greenPlan } from './green-plan.ts';
import { filtered, pageOf } from './page.ts';
import { beginProvisioning } from './provisioning.ts';
import type { CheckQuotas } from './quotas.ts';
import {
  clusterNotAvailable,
  deploymentExists,
  instanceNotAvailable,
  invalidDeploymentState,
  invalidValue,
} from './refusals.ts';
import { checkReplication, checkSource, sourceOf, type SourceChecks } from './source-checks.ts';
import type { BlueGreenDeployment, DbCluster, DbInstance, RdsClient, Tags } from './state.ts';
import { beginSwitchover } from './switchover.ts';
import { pending, tasksOf } from './tasks.ts';

/** "SwitchoverTimeout" of the API reference, seconds. */
const TIMEOUT = { usual: 300, least: 30, most: 3_600 };

interface Rules {
  readonly checks: SourceChecks;
  readonly checkQuotas: CheckQuotas;
  readonly deletion: DeletionRules;
}

export function deploymentHandlers(around: Around, rules: Rules): Handlers<RdsClient, Caller> {
  const { book, deployments, timeline, place } = around;
  const random = around.random.fork('deployments');
  const described = (deployment: BlueGreenDeployment) => describedDeployment(deployment, timeline.now(), place);

  return {
    CreateBlueGreenDeployment: input => {
      const name = input.BlueGreenDeploymentName;
      checkName(name);
      if (deployments.all().some(deployment => deployment.name === name)) throw deploymentExists(name);
      const source = sourceOf(resourceOf(input.Source, book));
      checkSource(source, rules.checks);
      const plan = greenPlan(input, source, around);
      checkReplication(source, plan, around.groups);
      rules.checkQuotas(source, plan);
      const tasks = tasksOf(source, plan, book);
      const deployment: BlueGreenDeployment = {
        id: newDeploymentId(random),
        name,
        createdAt: timeline.now(),
        plan,
        source,
        target: undefined,
        tags: tagsOf(input.Tags),
        tasks: tasks.map(pending),
        pairs: bluePairs(source, book),
        phase: { status: 'PROVISIONING' },
      };
      deployments.add(deployment);
      beginProvisioning(deployment, tasks, around);
      return { BlueGreenDeployment: described(deployment) };
    },
    DescribeBlueGreenDeployments: input => {
      const { BlueGreenDeploymentIdentifier: id, Filters } = input;
      const wanted = id === undefined ? deployments.all() : [deployments.get(id)];
      const found = filtered(wanted, Filters, {
        'blue-green-deployment-identifier': deployment => [deployment.id],
        'blue-green-deployment-name': deployment => [deployment.name],
        source: ({ source }) => [arnOf(place, source)],
        target: ({ target }) => [target && arnOf(place, target)],
      });
      const { items, Marker } = pageOf(found, input);
      return { BlueGreenDeployments: items.map(described), ...Marker };
    },
    SwitchoverBlueGreenDeployment: input => {
      const { BlueGreenDeploymentIdentifier: id, SwitchoverTimeout: seconds = TIMEOUT.usual } = input;
      const deployment = deployments.get(id);
      if (seconds < TIMEOUT.least || seconds > TIMEOUT.most) {
        throw invalidValue(`SwitchoverTimeout must be between ${TIMEOUT.least} and ${TIMEOUT.most} seconds.`);
      }
      if (deployment.phase.status !== 'AVAILABLE') {
        throw invalidDeploymentState(
          `The blue/green deployment ${deployment.id} can't be switched over in the status ${deployment.phase.status}.`,
        );
      }
      for (const { blue, green } of deployment.pairs) {
        for (const side of [blue, green]) if (side !== undefined && side.is !== 'endpoint') checkAvailable(side);
      }
      beginSwitchover(deployment, seconds, around);
      return { BlueGreenDeployment: described(deployment) };
    },
    DeleteBlueGreenDeployment: input => {
      const deployment = deployments.get(input.BlueGreenDeploymentIdentifier);
      beginDeletion(deployment, input.DeleteTarget === true ? 'deleted' : 'kept', rules.deletion, around);
      return { BlueGreenDeployment: described(deployment) };
    },
  };
}

/** "BlueGreenDeploymentName" of the API reference. */
function checkName(name: string): void {
  if (name.length <= 60 && /^[a-zA-Z](?:-?[a-zA-Z0-9]+)*$/.test(name)) return;
  throw invalidValue(
    `The parameter BlueGreenDeploymentName is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
  );
}

function resourceOf(arn: string, book: DatabaseBook): DbInstance | DbCluster {
  const [, kind] = /^arn:[^:]+:rds:[^:]+:\d{12}:(db|cluster):[^:]+$/.exec(arn) ?? [];
  if (kind === undefined) throw invalidValue(`Invalid ARN: ${arn}`);
  return kind === 'db' ? book.instance(arn) : book.cluster(arn);
}

/** Of all instances, blue and green: people see it for storage that is being optimized. */
function checkAvailable(resource: DbInstance | DbCluster): void {
  if (resource.status === 'available') return;
  throw resource.is === 'instance' ? instanceNotAvailable(resource.name) : clusterNotAvailable(resource.name);
}

const tagsOf = (tags: readonly Tag[] = []): Tags => new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
