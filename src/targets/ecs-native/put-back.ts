import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { RejectedError } from '../../errors.ts';
import type { Drift } from '../../release/plan.ts';
import type { Change } from '../../release/words.ts';
import { changeTo, differencesBetween } from './drift.ts';
import type { NativeHand } from './hand.ts';
import { findDeployment, listDeployments } from './read-deployment.ts';
import { readNativeService } from './service.ts';
import { settingsFor } from './start.ts';

/**
 * After the way back has come to its good end: the settings that were changed for its sake are as they were. Of settings alone ECS
 * begins no deployment.
 *
 * @param former as the service had them when the way back was planned
 * @returns what was done, for the log
 * @throws RejectedError where somebody has changed them since, or may have to: what is not known to be ours is left alone
 */
export async function putBack(
  hand: NativeHand,
  former: DeploymentConfiguration,
  change: Change,
): Promise<readonly string[]> {
  const { ecs, patient, place, plan } = hand;
  if (plan.purpose.is !== 'restore') return [];
  const wanted = settingsFor(plan, 'as they stand');
  const made = changeTo(former, wanted);
  if (made.is === 'as it is') {
    // An earlier attempt has begun it, and took with it what the settings were before.
    if (plan.green.is === 'made') await tellOfFormer(hand, former, change);
    return [];
  }
  const { configuration: present } = await readNativeService(ecs, patient, place.cluster, place.service);
  if (changeTo(present, wanted).is !== 'as it is') throw leftAlone(place.service, made.drift);
  const { client, sdk } = await ecs();
  // Said twice it is the same: whatever became of the first is no matter.
  await patient.read({ service: 'ecs', operation: 'UpdateService' }, () =>
    client.send(
      new sdk.UpdateServiceCommand({
        cluster: place.cluster,
        service: place.service,
        deploymentConfiguration: whole(former),
      }),
    ),
  );
  const after = await readNativeService(ecs, patient, place.cluster, place.service);
  const left = differencesBetween(whole(former), after.configuration, 'for good');
  if (left.length > 0) throw notAsTheyWere(place.service, left);
  return made.drift.map(({ setting, from, to }) => `put ${setting} back from ${to} to ${from}`);
}

/** A member that is left out may stay as it is: whether it does is not documented. Without a strategy a service is rolling, and no bake is a bake of 0. */
function whole(former: DeploymentConfiguration): DeploymentConfiguration {
  return {
    ...former,
    strategy: former.strategy ?? 'ROLLING',
    bakeTimeInMinutes: former.bakeTimeInMinutes ?? 0,
  };
}

function notAsTheyWere(service: string, left: readonly Drift[]): RejectedError {
  return new RejectedError({
    message: `ECS took back how service ${service} was deployed before the way back, and shows something else.`,
    hint: `Before the way back it was: ${settingWords(left)}.`,
  });
}

function leftAlone(service: string, drift: readonly Drift[]): RejectedError {
  return new RejectedError({
    message: `Somebody has changed how service ${service} is deployed during the way back, so its settings were left as they are.`,
    hint: `Before the way back they were: ${settingWords(drift)}.`,
  });
}

/** The deployment before ours knows what the settings were then; whether it was us who changed them nobody knows. */
async function tellOfFormer(
  { ecs, patient, place }: NativeHand,
  present: DeploymentConfiguration,
  { id, began }: Change,
): Promise<void> {
  const listed = await listDeployments(ecs, patient, place, { which: 'newest', atMost: 20 });
  const before = listed.find(one => one.id !== id && one.created < began);
  const found = before && (await findDeployment(ecs, patient, before.arn));
  if (found === undefined) return;
  const since = differencesBetween(found.configuration, present, 'for this release');
  if (since.length === 0) return;
  throw new RejectedError({
    message: `An earlier attempt began this way back, and may have changed how service ${place.service} is deployed: with the deployment before it was ${settingWords(since)}.`,
    hint: `If nobody else has changed that, put it back: \`aws ecs update-service\` with \`--deployment-configuration\`.`,
  });
}

function settingWords(drift: readonly Drift[]): string {
  return drift.map(({ setting, from, to }) => `${setting} ${from} (now ${to})`).join(', ');
}
