import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { BusyError, RejectedError } from '../../errors.ts';
import type { Millis } from '../../release/words.ts';
import {
  type Before,
  findStarted,
  lookFor,
  onceShown,
  type Sought,
  type Started,
  type StartHand,
  type Told,
  toldIn,
} from './started.ts';

/** What is asked of ECS: a task definition, by its ARN, and settings where they change. Nothing else is ever sent. */
export interface ToStart {
  readonly taskDefinition: string;
  readonly configuration: DeploymentConfiguration | undefined;
}

/** Our clock and AWS's may differ by so much. */
const skew: Millis = 60_000;

/**
 * Starts a deployment, once, and finds it by the service revision that it brings: several may be begun within a second, and the
 * newest need not be ours.
 */
export async function startDeployment(hand: StartHand, before: Before, asked: ToStart): Promise<Started> {
  const sought: Sought = { before, taskDefinition: asked.taskDefinition, since: hand.now() - skew };
  const told = await updateService(hand, asked, sought);
  return onceShown(hand, () => findStarted(hand, told, sought.since));
}

/** `loadBalancers` are never sent: that would pin green to one of the two target groups (terraform-provider-aws 45678). */
async function updateService(
  hand: StartHand,
  { taskDefinition, configuration }: ToStart,
  sought: Sought,
): Promise<Told> {
  const { client, sdk } = await hand.ecs();
  const { cluster, service } = hand.place;
  const refused = (name: string) => (message: string) => {
    throw refusal(service, name, message);
  };
  return hand.patient.write(
    { service: 'ecs', operation: 'UpdateService' },
    async () => {
      const answer = await client.send(
        new sdk.UpdateServiceCommand({
          cluster,
          service,
          taskDefinition,
          ...(configuration === undefined ? {} : { deploymentConfiguration: configuration }),
        }),
      );
      return toldIn(answer.service, sought) ?? (await onceShown(hand, () => lookFor(hand, sought)));
    },
    () => lookFor(hand, sought),
    { ClientException: refused('ClientException'), InvalidParameterException: refused('InvalidParameterException') },
  );
}

/** Seen as "5 active deployments exist, unable to create new deployment."; by which of its two names AWS refuses so is not documented. */
function refusal(service: string, name: string, message: string): BusyError | RejectedError {
  if (/active deployments exist/i.test(message))
    return new BusyError({
      message: `ECS begins no further deployment of service ${service}: ${message.replace(/\.$/, '')}.`,
      hint: 'Wait until its earlier deployments have ended and their tasks are gone, then re-run the job.',
    });
  return new RejectedError({
    message: `ecs:UpdateService: ${message} (${name})`,
    hint: 'Mend what AWS does not accept, as its message says.',
  });
}
