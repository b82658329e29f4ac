import type { Flight, Pilot } from '../../release/scene.ts';
import { type Instant, type Motion, type Percent } from '../../release/words.ts';
import { isNetwork } from './balanced.ts';
import { nativeCan } from './can.ts';
import { bakeIn, strategyIn } from './configuration.ts';
import type { NativeDeployment } from './deployment.ts';
import { headingOf } from './heading.ts';
import { motionOf } from './motion.ts';
import { type Bringing, changeIdOf } from './own-deployment.ts';
import { waiting } from './paused.ts';
import { rollingMotion } from './rolling/motion.ts';
import { tasksIn } from './rolling/tasks.ts';
import type { NativeService } from './service.ts';
import { lookedAgain, nothingWatched, type Watched } from './watched.ts';

/** The deployment that is in flight, for whoever asks how the service stands. */
export function flightOf(
  { deployment, brings }: Bringing,
  service: NativeService,
  { at, share }: { readonly at: Instant; readonly share: Percent | undefined },
): Flight {
  const { configuration, id, created } = deployment;
  const { readyWait, wayBack } = nativeCan(service, configuration);
  return {
    id,
    carriedBy: { is: 'AWS' },
    began: created,
    by: pilotOf(deployment, brings),
    brings: brings?.revision.name,
    motion: motionNow(deployment, brings, service, { at, share }),
    strategy: strategyIn(configuration),
    readyWait,
    wayBack,
    endpoint: undefined,
  };
}

function pilotOf(deployment: NativeDeployment, brings: Bringing['brings']): Pilot {
  // ECS takes a deployment back under its own id.
  if (headingOf(deployment) === 'back') return { is: 'a rollback', of: undefined };
  // Nobody asks on behalf of a run, so a stamp is taken as it is.
  const changeId = brings && changeIdOf(brings, new Map(), { releaseId: '' });
  return changeId === undefined ? { is: 'somebody else', creator: undefined } : { is: 'a release', changeId };
}

function motionNow(
  deployment: NativeDeployment,
  brings: Bringing['brings'],
  service: NativeService,
  { at, share }: { readonly at: Instant; readonly share: Percent | undefined },
): Motion {
  const watched = firstLook(deployment, at, share);
  if (strategyIn(deployment.configuration).kind === 'rolling' && brings !== undefined)
    return rollingMotion(
      { at, deployment, tasks: tasksIn(service, brings.revision), after: { is: 'nothing' } },
      watched,
    );
  const isSlow = service.balanced.some(one => one.is === 'a pair' && isNetwork(one.production));
  const testTraffic = service.balanced.some(one => one.is === 'a pair' && one.test !== undefined);
  return motionOf(
    { at, deployment, current: service.currentDeployment, share, shift: isSlow ? 'slowly' : 'at once' },
    watched,
    {
      blueKept: bakeIn(deployment.configuration),
      testTraffic,
    },
  );
}

function firstLook(deployment: NativeDeployment, at: Instant, share: Percent | undefined): Watched {
  return lookedAgain(nothingWatched, {
    at,
    share,
    stage: deployment.stage,
    pauses: waiting(deployment),
    began: deployment.started ?? deployment.created,
    updated: deployment.updated,
    stopped: headingOf(deployment) !== 'on',
  });
}
