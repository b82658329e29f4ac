import type { HookFunctions } from '../appspec.ts';
import type { HookEvent } from '../lifecycle-events.ts';
import type { StepControl } from '../step-control.ts';
import { hookStep, type Step } from '../steps.ts';
import type { Increment } from '../traffic-shift.ts';
import type { EcsAppSpec } from './appspec.ts';
import { createGreen, inspectBlue } from './install.ts';
import { watchScaling } from './scaling-watch.ts';
import type { EcsSettings } from './settings.ts';
import { serviceOf, sidesOf, type EcsSite } from './site.ts';
import { divide, whenInEffect } from './traffic.ts';

export function releaseSteps(site: EcsSite, appSpec: EcsAppSpec, increments: readonly Increment[]): readonly Step[] {
  const hook = hooksFrom(site, appSpec.hooks);
  return [
    hook('BeforeInstall'),
    { kind: 'event', event: 'Install', perform: control => createGreen(site, appSpec, control) },
    hook('AfterInstall'),
    ...testTraffic(site, 'green', hook),
    ...readyWait(site.settings),
    hook('BeforeAllowTraffic'),
    { kind: 'event', event: 'AllowTraffic', perform: control => shift(site, 'green', increments, control) },
    hook('AfterAllowTraffic'),
    ...termination(site),
  ];
}

export function rollbackSteps(site: EcsSite, increments: readonly Increment[]): readonly Step[] {
  const hook = hooksFrom(site, new Map());
  return [
    hook('BeforeInstall'),
    { kind: 'event', event: 'Install', perform: control => inspectBlue(site, control) },
    hook('AfterInstall'),
    ...testTraffic(site, 'blue', hook),
    hook('BeforeAllowTraffic'),
    { kind: 'event', event: 'AllowTraffic', perform: control => shift(site, 'blue', increments, control) },
    hook('AfterAllowTraffic'),
    terminate(site, 'green'),
  ];
}

type Hook = (event: HookEvent) => Step;

const hooksFrom =
  ({ hooks }: EcsSite, functions: HookFunctions): Hook =>
  event =>
    hookStep(hooks, event, functions.get(event));

function testTraffic(site: EcsSite, to: 'blue' | 'green', hook: Hook): readonly Step[] {
  const { testListener } = site.settings;
  if (testListener === undefined) return [];
  const perform = (control: StepControl) => {
    const { destination, other } = sidesOf(site, to);
    divide(site.world, testListener, destination, other, 100);
    whenInEffect(site.world, testListener, control.timers, control.done);
  };
  return [{ kind: 'event', event: 'AllowTestTraffic', perform }, hook('AfterAllowTestTraffic')];
}

/** DeploymentReadyOption in the API reference: the wait applies to STOP_DEPLOYMENT only; CONTINUE_DEPLOYMENT goes on at once. */
function readyWait({ readyWait: { onTimeout, minutes } }: EcsSettings): readonly Step[] {
  return onTimeout === 'STOP_DEPLOYMENT' ? [{ kind: 'ready-wait', minutes }] : [];
}

function termination(site: EcsSite): readonly Step[] {
  const { terminate: action, terminationWaitMinutes: minutes } = site.settings;
  return action === 'KEEP_ALIVE' ? [] : [{ kind: 'termination-wait', minutes }, terminate(site, 'blue')];
}

function terminate(site: EcsSite, side: 'blue' | 'green'): Step {
  const perform = (control: StepControl) => {
    site.ecs.taskSets.remove(serviceOf(site), sidesOf(site, side).destination);
    control.done();
  };
  return { kind: 'unshown', perform };
}

function shift(site: EcsSite, to: 'blue' | 'green', increments: readonly Increment[], control: StepControl): void {
  const { world, ecs, settings } = site;
  const { destination, other } = sidesOf(site, to);
  const service = serviceOf(site);
  if (to === 'green') watchScaling(service, destination, control.timers, control.fail);
  for (const { afterMs, percent } of increments) {
    control.timers.after(afterMs, () => {
      divide(world, settings.prodListener, destination, other, percent);
      if (percent < 100) return;
      whenInEffect(world, settings.prodListener, control.timers, () => {
        ecs.taskSets.promote(service, destination);
        control.done();
      });
    });
  }
}
