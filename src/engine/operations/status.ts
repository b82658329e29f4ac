import { callerOf, type Caller } from '../../aws/caller.ts';
import type { ReleaseEvent } from '../../release/events.ts';
import { servingOf, statusOf } from '../../release/status.ts';
import type { Verdict } from '../../release/verdict.ts';
import { gistOf, nextOf } from '../../report/status-words.ts';
import type { Request, Search } from '../../request/request.ts';
import { serviceOfRelease } from '../../targets/codedeploy/find-by-release.ts';
import { type Placed, sceneOf } from '../../targets/survey.ts';
import { type Access, accessFor } from '../access.ts';
import { verdictNow } from '../ending.ts';
import { agree, factsOf } from '../facts.ts';
import type { Surroundings } from '../release.ts';

/** Says how the target stands, whose the deployment in flight is, what AWS does next, and what a person can do. Reads only. */
export async function reportStatus(asked: Request | Search, surroundings: Surroundings): Promise<Verdict> {
  const { publisher, cancelled } = surroundings;
  const publish = (events: readonly ReleaseEvent[]): Promise<void> => publisher.publish(events);
  const access = accessFor(asked, surroundings, cancelled);
  const { now } = access;
  const jobEnvironment = surroundings.jobEnvironment();
  const caller = await callerOf(access.clients, access.patient);
  const target = 'sought' in asked ? await found(asked, caller, access, surroundings) : asked.target;
  const { operation, environment, region } = asked;
  const run = factsOf({ operation, environment, region, target }, caller, surroundings);
  await publish([
    { at: now(), type: 'began', run, asks: 'how it stands' },
    ...agree(environment, await jobEnvironment, now()),
  ]);
  // The ledger is no part of what serves, and is read beside it.
  const history = surroundings.history(run);
  const scene = await sceneOf(target, access);
  const handed = operation.is === 'status' ? operation.handed : undefined;
  const status = statusOf(scene, await history, handed);
  await publish([{ at: now(), type: 'status', status }]);
  return verdictNow(now(), 'reported', servingOf(status), gistOf(status), nextOf(status));
}

async function found(
  { operation, environment, region }: Search,
  { account }: Caller,
  { clients, patient }: Access,
  { sha256 }: Surroundings,
): Promise<Placed> {
  const sought = { releaseId: operation.handed.releaseId, environment, account, region };
  return { kind: 'ecs', ...(await serviceOfRelease(clients.codedeploy, patient, sought, sha256)) };
}
