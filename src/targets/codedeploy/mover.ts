import type { DeploymentInfo, DeploymentTarget, DeploymentWaitType } from '@aws-sdk/client-codedeploy';
import { withoutValues } from '../../release/known-values.ts';
import type { Change, Revision, Sighting, Side } from '../../release/words.ts';
import type { Mover } from '../ports.ts';
import { createDeployment } from './create.ts';
import { findDeployment, readDeployment } from './deployment.ts';
import { fleetAgain, fleetOf } from './fleet.ts';
import type { CodeDeployHand } from './hand.ts';
import { happenings } from './lifecycle.ts';
import { motionOf, type Rollback } from './motion.ts';
import { findTarget } from './target.ts';

/** Traffic that CodeDeploy moves on its own timers: Greenlight starts it, watches it, and can send it back. */
export function codeDeployMover(hand: CodeDeployHand): Mover {
  return {
    begin: revision => createDeployment(hand, revision),
    see: change => see(hand, change),
    advance: async change => {
      await endWait(hand, change, 'READY_WAIT');
      return 'moved';
    },
    letGo: async change => {
      await endWait(hand, change, 'TERMINATION_WAIT');
      return 'let go';
    },
    goBack: async change => {
      const { client, sdk } = await hand.codedeploy();
      return hand.patient.read<'accepted' | 'too late'>(
        { service: 'codedeploy', operation: 'StopDeployment' },
        async () => {
          await client.send(new sdk.StopDeploymentCommand({ deploymentId: change.id, autoRollbackEnabled: true }));
          return 'accepted';
        },
        { DeploymentAlreadyCompletedException: () => 'too late' },
      );
    },
  };
}

/** The word that CodeDeploy waits for, before traffic moves or before blue ends. */
async function endWait(hand: CodeDeployHand, change: Change, deploymentWaitType: DeploymentWaitType): Promise<void> {
  const { client, sdk } = await hand.codedeploy();
  await hand.patient.read(
    { service: 'codedeploy', operation: 'ContinueDeployment' },
    async () => {
      await client.send(new sdk.ContinueDeploymentCommand({ deploymentId: change.id, deploymentWaitType }));
    },
    // Said twice, or too late: the next look shows where the deployment is.
    {
      DeploymentIsNotInReadyStateException: () => undefined,
      DeploymentAlreadyCompletedException: () => undefined,
      InvalidDeploymentStatusException: () => undefined,
    },
  );
}

async function see(hand: CodeDeployHand, change: Change): Promise<Sighting> {
  const [info, target] = await Promise.all([
    readDeployment(hand.codedeploy, hand.brisk, change.id),
    findTarget(hand, change.id),
  ]);
  const rollback = await rollbackOf(hand, info);
  const { platform } = hand;
  const events = platform.eventsIn(target);
  const first = fleetOf(platform.sidesIn(target));
  const fleet = rollback.is === 'seen' ? fleetAgain(first, platform.sidesIn(rollback.target)) : first;
  const at = hand.now();
  const { strategy } = hand.plan;
  const { hooks } = hand.plan.before;
  const settings = { strategy, hooks, blueKept: hand.group.blueKept, readyWait: hand.group.readyWait };
  const motion = motionOf({ info, events, fleet, back: rollback }, settings, at);
  const moved = target === undefined || motion.is === 'preparing' ? 'nothing' : 'perhaps';
  return {
    at,
    motion,
    arrived: undefined,
    endpoint: undefined,
    lease: 'as it should be',
    serving: await hand.serving({ change, fleet, moved }),
    blue: named(fleet.blue?.tasks, hand.plan.blue),
    green: named(fleet.green?.tasks, change.revision),
    happened: happenings(change.id, events, motion, hooks).map(happening =>
      happening.log === undefined ? happening : { ...happening, log: withoutValues(happening.log, hand.known) },
    ),
  };
}

function named(side: Side | undefined, revision: Revision): Side | undefined {
  return side === undefined ? undefined : { ...side, revision: revision.name };
}

type SeenRollback = Rollback & { readonly target?: DeploymentTarget | undefined };

/** A rollback is a deployment of its own, named by the one that it undoes as soon as AWS has made it. */
async function rollbackOf(hand: CodeDeployHand, info: DeploymentInfo): Promise<SeenRollback> {
  const id = info.rollbackInfo?.rollbackDeploymentId;
  if (id === undefined) return { is: 'not seen' };
  const [back, target] = await Promise.all([findDeployment(hand.codedeploy, hand.brisk, id), findTarget(hand, id)]);
  return back === undefined ? { is: 'not seen' } : { is: 'seen', info: back, target };
}
