import { createHash } from 'node:crypto';
import type { AutoRollbackEvent, DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { BusyError, RejectedError, UnknownAnswerError } from '../../errors.ts';
import { byWhom } from '../../release/busy-words.ts';
import { parseStamp, printStamp } from '../../release/identity.ts';
import type { Change, Revision } from '../../release/words.ts';
import { appSpecOf } from './appspec.ts';
import { configurationFor, sameStrategy, strategyOf } from './configuration.ts';
import { findDeployment } from './deployment.ts';
import type { CodeDeployHand } from './hand.ts';

const create = { service: 'codedeploy', operation: 'CreateDeployment' } as const;

/** When the runner is gone, AWS goes back by itself: added to what the group rolls back on, which a deployment's own list replaces. */
const backByItself: readonly AutoRollbackEvent[] = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];

/** Starts the deployment of this release, once: what a lost answer may have started is found by its stamp. */
export async function createDeployment(hand: CodeDeployHand, revision: Revision): Promise<Change> {
  const { plan } = hand;
  await makeConfiguration(hand);
  const { client, sdk } = await hand.codedeploy();
  const content = hand.appSpecFor(revision);
  const began = hand.now();
  const since = new Date(began - 60_000);
  const begun = await hand.patient.write<Begun>(
    create,
    async () => {
      const answer = await client.send(
        new sdk.CreateDeploymentCommand({
          applicationName: hand.group.application,
          deploymentGroupName: hand.group.name,
          deploymentConfigName: plan.configuration,
          description: printStamp(plan.run.changeId),
          revision: {
            revisionType: 'AppSpecContent',
            appSpecContent: { content, sha256: createHash('sha256').update(content).digest('hex') },
          },
          ...(plan.policy.onFailure === 'revert'
            ? {
                autoRollbackConfiguration: {
                  enabled: true,
                  events: [...new Set([...backByItself, ...hand.group.rollsBackOn])],
                },
              }
            : {}),
        }),
      );
      if (answer.deploymentId === undefined)
        throw new UnknownAnswerError({
          message: 'CodeDeploy began a deployment and did not say which.',
          hint: 'Re-run the job: it finds the deployment by its stamp.',
        });
      return { is: 'ours', id: answer.deploymentId };
    },
    () => findOurs(hand, revision, since),
    { DeploymentLimitExceededException: message => ({ is: 'in the way', id: namedIn(hand, message) }) },
  );
  if (begun.is === 'in the way') {
    const info = await findDeployment(hand.codedeploy, hand.patient, begun.id);
    if (!isOurs(hand, revision, info)) throw busy(hand, begun.id, info?.creator);
  }
  return { id: begun.id, revision, began };
}

/** What CodeDeploy answers to the beginning of a deployment; one that is in the way may still be ours, by its stamp. */
interface Begun {
  readonly is: 'ours' | 'in the way';
  readonly id: string;
}

/** "… already has an active Deployment 'd-…'" (older: "is already deploying"). Without an id it is the account's limit. */
function namedIn(hand: CodeDeployHand, message: string): string {
  const id = /(?:is already deploying|already has an active Deployment) '(d-\w+)'/.exec(message)?.[1];
  if (id !== undefined) return id;
  throw new RejectedError({
    message: `codedeploy:CreateDeployment: ${message} (DeploymentLimitExceededException)`,
    hint: `This is a limit of the account, not of ${hand.group.application}/${hand.group.name}: ask AWS to raise it.`,
  });
}

export function busy(hand: Pick<CodeDeployHand, 'group'>, id: string, creator: string | undefined): BusyError {
  return new BusyError({
    message: `${hand.group.application}/${hand.group.name} is busy with deployment ${id}${creator === undefined ? '' : ` (made ${byWhom(creator)})`}.`,
    hint: 'Wait until that deployment has ended, or stop it in CodeDeploy, then re-run the job.',
  });
}

/** By stamp and revision: another step of the same run, with another image, stamps alike. */
function isOurs({ plan, platform }: CodeDeployHand, revision: Revision, info: DeploymentInfo | undefined): boolean {
  return (
    parseStamp(info?.description) === plan.run.changeId &&
    platform.revisionIn(appSpecOf(info?.revision))?.id === revision.id
  );
}

async function findOurs(hand: CodeDeployHand, revision: Revision, since: Date): Promise<Begun | undefined> {
  const { client, sdk } = await hand.codedeploy();
  const { deployments = [] } = await hand.patient.read({ service: 'codedeploy', operation: 'ListDeployments' }, () =>
    client.send(
      new sdk.ListDeploymentsCommand({
        applicationName: hand.group.application,
        deploymentGroupName: hand.group.name,
        createTimeRange: { start: since },
      }),
    ),
  );
  for (const id of deployments) {
    const info = await findDeployment(hand.codedeploy, hand.patient, id);
    if (isOurs(hand, revision, info)) return { is: 'ours', id };
  }
  return undefined;
}

/** Made under the name of its content, so that one which exists already is what we want. */
async function makeConfiguration(hand: CodeDeployHand): Promise<void> {
  const { plan } = hand;
  const wanted = configurationFor(plan.strategy, hand.platform.name);
  if (plan.configurationMade === 'by AWS or the user' || wanted.made === 'by AWS') return;
  if (await isThere(hand, wanted.name)) return;
  const { routing } = wanted.made;
  const { client, sdk } = await hand.codedeploy();
  await hand.patient.read(
    { service: 'codedeploy', operation: 'CreateDeploymentConfig' },
    async () => {
      await client.send(
        new sdk.CreateDeploymentConfigCommand({
          deploymentConfigName: wanted.name,
          computePlatform: hand.platform.name,
          trafficRoutingConfig: routing,
        }),
      );
    },
    {
      DeploymentConfigAlreadyExistsException: () => undefined,
      DeploymentConfigLimitExceededException: message => {
        throw new RejectedError({
          message: `codedeploy:CreateDeploymentConfig: ${message} (DeploymentConfigLimitExceededException)`,
          hint: 'Delete deployment configurations that nobody uses, or say `steps` that a predefined configuration has.',
        });
      },
    },
  );
}

/** Whether an earlier release has made it. One that does something else than its name says was made by somebody else. */
async function isThere(hand: CodeDeployHand, name: string): Promise<boolean> {
  const { client, sdk } = await hand.codedeploy();
  const there = await hand.patient.read(
    { service: 'codedeploy', operation: 'GetDeploymentConfig' },
    async () =>
      (await client.send(new sdk.GetDeploymentConfigCommand({ deploymentConfigName: name }))).deploymentConfigInfo,
    { DeploymentConfigDoesNotExistException: () => undefined },
  );
  if (there === undefined) return false;
  const same =
    there.computePlatform === hand.platform.name &&
    sameStrategy(strategyOf(name, there.trafficRoutingConfig), hand.plan.strategy);
  if (same) return true;
  throw new RejectedError({
    message: `The deployment configuration ${name} exists and does something else than its name says.`,
    hint: 'Delete that configuration in CodeDeploy, or say other `steps`.',
  });
}
