import type { Aim } from '../../release/aim.ts';
import { fastestOf } from '../../release/planner.ts';
import type { AskedOfService } from '../ecs-native.ts';
import { strategiesOf } from './can.ts';
import { bakeIn, strategyIn } from './configuration.ts';
import { changeTo } from './drift.ts';
import { managedWait } from './managed-hooks.ts';
import type { OwnDeployment } from './own-deployment.ts';
import type { NativeService } from './service.ts';
import type { Settings } from './sights.ts';

/** What the inputs make of the service's settings; a deployment in flight goes on with those that it began with. */
export function intendedSettings(
  { target, strategy: asked, bake: askedBake, consequences }: AskedOfService,
  service: NativeService,
  { aim, ours }: { readonly aim: Aim; readonly ours: OwnDeployment | undefined },
): Settings {
  const present = ours?.deployment.configuration ?? service.configuration;
  const [strategy, bake] = [strategyIn(present), bakeIn(present)];
  if (ours !== undefined) return { present, wanted: present, drift: [], strategy, bake };
  const isWayBack = aim.is === 'a revision';
  const wanted = {
    // The planner takes the same.
    strategy: isWayBack
      ? ({ kind: fastestOf(strategiesOf(service)) } as const)
      : asked === 'as configured'
        ? strategy
        : asked,
    bake: askedBake === 'as configured' ? bake : askedBake,
  };
  const change = changeTo(present, {
    ...wanted,
    pauses:
      !isWayBack && target.hooks === 'managed'
        ? { within: managedWait(wanted.strategy, consequences.holdFor) }
        : 'as they stand',
    stays: isWayBack ? 'for this release' : 'for good',
  });
  return change.is === 'as it is'
    ? { present, wanted: present, drift: [], ...wanted }
    : { present, wanted: change.configuration, drift: change.drift, ...wanted };
}
