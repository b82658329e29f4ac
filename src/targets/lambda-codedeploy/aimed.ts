import type { Aim } from '../../release/aim.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Revision } from '../../release/words.ts';
import { aimedAt } from '../aimed-at.ts';
import { readDeployment } from '../codedeploy/deployment.ts';
import { lambdaSpecOf } from '../codedeploy/lambda-appspec.ts';
import type { Holder, OccupantHand } from '../codedeploy/occupant.ts';
import { type OwnChange, stampedChange } from '../codedeploy/own-change.ts';

export interface Aiming {
  readonly run: RunFacts;
  readonly aim: Aim;
  readonly revision: (number: string) => Revision;
  readonly hand: Pick<OccupantHand, 'codedeploy' | 'patient' | 'platform' | 'now'>;
}

/** A deployment of Greenlight's, and the number of the version that it leads the alias away from. */
export interface OwnDeployment extends OwnChange {
  readonly from: string;
}

/** The change that the run aims at: in flight, or named by its deployment. */
export async function aimed(holder: Holder, { run, aim, revision, hand }: Aiming): Promise<OwnDeployment | undefined> {
  const { codedeploy, patient, platform, now } = hand;
  const inFlight = holder.is === 'a deployment' ? holder : undefined;
  const id = aim.is === 'a deployment' ? aim.id : inFlight?.id;
  if (id === undefined) return undefined;
  const info = inFlight?.id === id ? inFlight.info : await readDeployment(codedeploy, patient, id);
  const change = stampedChange(id, info, platform, now());
  const from = lambdaSpecOf(info)?.from;
  if (change === undefined || from === undefined) return undefined;
  return aimedAt(change, aim, run, revision(from).name) === 'no' ? undefined : { ...change, from };
}
