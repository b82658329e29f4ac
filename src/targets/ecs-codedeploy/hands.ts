import { GreenlightError } from '../../errors.ts';
import { worthHiding } from '../../release/known-values.ts';
import type { Plan } from '../../release/plan.ts';
import type { Change, Confirmation, Health, SeenHealth } from '../../release/words.ts';
import type { EcsTarget } from '../../request/request.ts';
import { ecsAppSpecFor } from '../codedeploy/ecs-appspec.ts';
import { servingIn } from '../codedeploy/fleet.ts';
import { codeDeployMover } from '../codedeploy/mover.ts';
import { onEcs } from '../codedeploy/on-ecs.ts';
import { whyNotRunning } from '../ecs/causes.ts';
import type { Registry } from '../ecs/registry.ts';
import { type EcsService, readService, type ServingSet } from '../ecs/service.ts';
import { ecsStager, knownRevision } from '../ecs/stager.ts';
import { environmentValues } from '../ecs/task-definition.ts';
import { there } from '../elbv2/balancing.ts';
import { readHealth } from '../elbv2/health.ts';
import type { Hands } from '../ports.ts';
import type { Reach } from '../reach.ts';
import type { Sights } from './sights.ts';

export interface Task {
  readonly asked: EcsTarget;
  /** The service's own: what green stands behind where the AppSpec names no other. */
  readonly container: { readonly name: string; readonly port: number };
  readonly definitions: Registry;
  readonly plan: Plan;
  readonly reach: Reach;
}

/** What carries out a plan on this service, and looks: the ECS stager and the CodeDeploy mover, put together. */
export function handsOf(sights: Sights, { asked, container, definitions, plan, reach }: Task): Hands {
  const { clients, brisk, now } = reach;
  const { group, wanted, service } = sights;
  const place = { cluster: service.cluster, service: service.name };
  const health = async (): Promise<SeenHealth> => {
    const sides = [sights.blue.targetGroup, greensGroup(sights)].map(group => healthIn(group, reach));
    const [blue, green] = await Promise.all(sides);
    return { at: now(), blue, green };
  };
  return {
    stager:
      wanted.known === undefined
        ? ecsStager(wanted.definition, sights.live.revision, definitions)
        : knownRevision(wanted.known),
    mover: codeDeployMover({
      ...reach,
      codedeploy: clients.codedeploy,
      group,
      platform: onEcs(place),
      appSpecFor: revision => ecsAppSpecFor(revision, asked.appspec, container),
      serving: ({ fleet, moved }) => Promise.resolve(servingIn(fleet, moved)),
      known: worthHiding([wanted.definition, sights.live.definition].flatMap(environmentValues)),
      plan,
    }),
    confirm: async change => ({
      at: now(),
      served: servedBy(await readService(clients.ecs, brisk, service.cluster, service.name), plan, change),
    }),
    health,
    vantage: () => ({ invoke: 'no function', replication: 'none' }),
    cleanUp: () => Promise.resolve([]),
    explain: async change => {
      // What the load balancer does not tell is one reason less, and no reason to say nothing.
      const seen = await health().catch((error: unknown) => {
        if (error instanceof GreenlightError) return undefined;
        throw error;
      });
      return whyNotRunning(clients.ecs, brisk, { ...place, green: change.revision, since: change.began }, seen);
    },
  };
}

/** The target group of the pair in which blue does not stand. */
function greensGroup({ balancing, blue }: Sights): string | undefined {
  return there(balancing?.targetGroups ?? []).find(({ arn }) => arn !== blue.targetGroup)?.arn;
}

async function healthIn(targetGroup: string | undefined, { clients, brisk }: Reach): Promise<Health | undefined> {
  return targetGroup === undefined ? undefined : readHealth(clients.elbv2, brisk, targetGroup);
}

function servedBy(service: EcsService, plan: Plan, change: Change): Confirmation['served'] {
  const [primary]: readonly [ServingSet, ...ServingSet[]] = service.taskSets;
  switch (primary.taskDefinition) {
    case change.revision.id:
      return 'green';
    case plan.blue.id:
      return 'blue';
    default:
      return { third: primary.side.revision };
  }
}
