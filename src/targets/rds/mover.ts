import { MissingError, RefusedError, RejectedError, TroubleError } from '../../errors.ts';
import type { Plan } from '../../release/plan.ts';
import type { Change, Happening, Motion } from '../../release/words.ts';
import type { Switchover } from '../../request/request.ts';
import type { Mover } from '../ports.ts';
import { deleteWithGreen } from './delete.ts';
import { awaitByName, findDeployment } from './deployment.ts';
import { readEvents } from './events.ts';
import type { Follower } from './follow.ts';
import type { RdsHand } from './hand.ts';
import type { Look } from './motion.ts';
import { deploymentName } from './name.ts';
import type { BluePlace } from './sides.ts';
import { cancelReason, happeningsIn } from './switchover.ts';

export interface Carried {
  readonly hand: RdsHand;
  readonly place: BluePlace;
  readonly plan: Plan;
  readonly switchover: Switchover;
  readonly follower: Follower;
}

/** A database that RDS switches over, all at once: Greenlight gives the word, watches, and before it can have green taken away. */
export function rdsMover(carried: Carried): Mover {
  const { hand, place, plan, follower } = carried;
  return {
    begin: async revision => {
      const name = deploymentName(plan.run.changeId);
      const begun = await awaitByName(hand, name);
      if (begun === undefined)
        throw new MissingError({
          message: `RDS has no blue/green deployment ${name} any more.`,
          hint: 'Ask who deleted it, and release again.',
        });
      return { id: begun.id, revision, began: begun.created };
    },
    see: async change => {
      const { look, motion, serving, happened } = await follower.look(change);
      return {
        at: look.at,
        motion: plan.purpose.is === 'swap back' ? stillThere(motion) : motion,
        serving,
        blue: undefined,
        green: undefined,
        happened: [...happeningsIn(change.id, happened), ...untimed(look, motion)],
        arrived: undefined,
        endpoint: look.greenServes ? undefined : look.sides.green?.endpoint,
        lease: 'as it should be',
      };
    },
    advance: async change => {
      await switchOver(carried, change);
      return 'moved';
    },
    letGo: () => Promise.resolve('let go'),
    // What a person has not asked to be deleted stays: before the switchover there is no traffic to be taken back from green.
    goBack: change =>
      plan.purpose.is === 'swap back' ? deleteWithGreen(hand, place, change.id) : Promise.resolve('nothing to undo'),
  };
}

/** How long nobody could write is told by events alone: where those may not be read, that is said once. */
function untimed({ id, at, unread }: Look, motion: Motion): readonly Happening[] {
  if (motion.is !== 'finished' || motion.switched !== undefined || unread === undefined) return [];
  const text = `How long the switchover took could not be read: ${unread}`;
  return [{ id: `${id} untimed`, at, text, kind: 'progress' }];
}

/** For whoever wants green away, one that does not go on is not over: it stays until it is deleted. */
function stillThere(motion: Motion): Motion {
  return motion.is === 'stopped' && motion.back.is === 'none'
    ? { is: 'preparing', doing: `green to be deleted. ${motion.because}` }
    : motion;
}

/** The point of no return. */
async function switchOver({ hand, switchover, follower }: Carried, change: Change): Promise<void> {
  if (switchover.consent !== 'approved') throw new RefusedError([noConsent]);
  const { client, sdk } = await hand.rds();
  const since = follower.asks();
  const taken = async (): Promise<string | undefined> => ((await isTaken(hand, change, since)) ? 'taken' : undefined);
  const refused = (message: string): string => message;
  const sent = hand.patient.write<string>(
    { service: 'rds', operation: 'SwitchoverBlueGreenDeployment' },
    async () => {
      await client.send(
        new sdk.SwitchoverBlueGreenDeploymentCommand({
          BlueGreenDeploymentIdentifier: change.id,
          SwitchoverTimeout: Math.round(switchover.timeout / 1_000),
        }),
      );
      return 'taken';
    },
    taken,
    { InvalidBlueGreenDeploymentStateFault: refused, BlueGreenDeploymentNotFoundFault: refused },
  );
  const answer = await sent.catch((error: unknown) => {
    if (!(error instanceof TroubleError && error.applied === 'perhaps')) follower.refused();
    throw error;
  });
  if (answer === 'taken' || (await taken()) === 'taken') return;
  follower.refused();
  throw new RejectedError({
    message: `RDS would not begin the switchover: ${answer.trim().replace(/\.$/, '')}.`,
    hint: 'Wait until all members are available, or mend what RDS names, and promote again: green stays as it is.',
  });
}

/** Asked for twice, or with its answer lost: it is under way, over, or RDS says why it was not done. */
async function isTaken(hand: RdsHand, change: Change, since: number): Promise<boolean> {
  const found = await findDeployment(hand, hand.patient, change.id);
  if (found?.status === 'SWITCHOVER_IN_PROGRESS' || found?.status === 'SWITCHOVER_COMPLETED') return true;
  return cancelReason(await readEvents(hand, hand.patient, change), since) !== undefined;
}

const noConsent = {
  where: 'switchover',
  value: undefined,
  reason: 'a switchover cannot be taken back without losing what was written since, so it needs the word of a person',
  remedy: '`switchover: approved`, in the job behind the environment that asks for approval',
};
