import { MissingError } from '../../errors.ts';
import { allRefusals } from '../all-refusals.ts';
import type { Registered, Registry } from '../ecs/registry.ts';
import type { Reach } from '../reach.ts';
import { blueOf, taskDefinitionOf } from './blue-of.ts';
import type { NativeDeployment } from './deployment.ts';
import { revisions, type ServiceRevision } from './revisions.ts';
import { readRoutes, type Routes } from './routes.ts';
import type { NativeService } from './service.ts';
import type { Blue } from './sights.ts';

/** What is around a service's deployments: what serves beside them, what they bring, and what leads traffic to it. */
export interface Around {
  /** Service revisions, as far as ECS can describe them. */
  readonly known: readonly ServiceRevision[];
  readonly blue: Blue;
  /** What blue runs. */
  readonly live: Registered;
  /** What the deployment that is meant brings. */
  readonly brings: Registered | undefined;
  /** What the last one brought, which is over. */
  readonly lastBrought: Registered | undefined;
  readonly routes: Routes;
}

/** @throws MissingError where ECS does not have any more what serves */
export async function readAround(
  service: NativeService,
  { meant, last }: { readonly meant: NativeDeployment | undefined; readonly last: NativeDeployment | undefined },
  definitions: Registry,
  { clients, patient }: Reach,
): Promise<Around> {
  const counted = [meant, last].flatMap(one => (one === undefined ? [] : [one.target, ...one.sources]));
  const known = await revisions(clients.ecs, patient).find([
    ...new Set([...service.currentRevisions, ...counted.map(({ revision }) => revision)]),
  ]);
  const blue = blueOf(service, known, meant);
  const broughtBy = async (deployment: NativeDeployment | undefined): Promise<Registered | undefined> => {
    const arn = deployment && taskDefinitionOf(deployment.target.revision, service, known);
    return arn === undefined ? undefined : definitions.find(arn);
  };
  const [live, brings, lastBrought, routes] = await allRefusals([
    definitions.find(blue.taskDefinition),
    broughtBy(meant),
    broughtBy(last),
    readRoutes(clients.elbv2, patient, service, blue),
  ]);
  if (live === undefined) throw gone(blue);
  return { known, blue, live, brings, lastBrought, routes };
}

function gone({ side }: Blue): MissingError {
  return new MissingError({
    message: `Task definition ${side.revision} serves, and ECS does not have it any more.`,
    hint: 'Register that task definition again, or release by hand once.',
  });
}
