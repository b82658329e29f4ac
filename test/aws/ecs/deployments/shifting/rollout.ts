import type { Rollout, Site, Step, StepControl } from '../rollout.ts';
import { isSteady, SCHEDULER_PERIOD_MS } from '../../scheduler.ts';
import { completeMonitors } from '../monitors.ts';
import type { ShiftingStrategy } from '../settings.ts';
import type { Stage } from '../stages.ts';
import { reconcile } from './reconcile.ts';
import { removeAllBut } from './retire.ts';
import { movesOf } from './shares.ts';
import { nameTarget, shift } from './traffic.ts';
import { wayBack } from './way-back.ts';

const MINUTE_MS = 60_000;

/** "Blue/green", "linear" and "canary" of the developer guide: they differ in the moves of production traffic alone. */
export function shiftingRollout(site: Site, strategy: ShiftingStrategy): Rollout {
  const { deployment } = site;
  const hasSeveral = deployment.sources.length > 1;
  return {
    steps: [
      ...(hasSeveral ? [stage('RECONCILE_SERVICE', control => reconcile(site, control))] : []),
      stage('PRE_SCALE_UP'),
      stage('SCALE_UP', control => scaleUp(site, control)),
      stage('POST_SCALE_UP'),
      stage('TEST_TRAFFIC_SHIFT', control => shift(site, { ...here(site), of: 'test', percent: 100 }, control)),
      stage('POST_TEST_TRAFFIC_SHIFT'),
      ...productionSteps(site, strategy),
      stage('POST_PRODUCTION_TRAFFIC_SHIFT'),
      stage('BAKE_TIME', waiting(strategy.bakeMinutes)),
      stage('CLEAN_UP', control => cleanUp(site, control)),
    ],
    wayBack: to => wayBack(site, to),
  };
}

function productionSteps(site: Site, strategy: ShiftingStrategy): readonly Step[] {
  const bakesFirst = site.uncertain.stepBake === 'before-the-next-pause';
  return movesOf(strategy).flatMap(({ percent, bakeMinutes }, index, moves) => {
    const bakeBefore = moves[index - 1]?.bakeMinutes ?? 0;
    const move = (control: StepControl) => shift(site, { ...here(site), of: 'production', percent }, control);
    return [
      stage('PRE_PRODUCTION_TRAFFIC_SHIFT'),
      ...(bakesFirst ? [] : [bake(bakeBefore)]),
      stage('PRODUCTION_TRAFFIC_SHIFT', move),
      ...(bakesFirst ? [bake(bakeMinutes)] : []),
    ];
  });
}

const here = ({ deployment }: Site) => ({ from: deployment.base, waits: 'for network load balancers' }) as const;

/** A stage of which nothing is known but its hooks has no work of its own. */
const stage = (name: Stage, perform: Step['perform'] = control => control.done()): Step => ({
  stage: name,
  shown: true,
  perform,
});

/** Between two moves; how the API shows it is not known, and here the stage of the last move stays. */
const bake = (minutes: number): Step => ({
  stage: 'PRODUCTION_TRAFFIC_SHIFT',
  shown: false,
  perform: waiting(minutes),
});

const waiting =
  (minutes: number): Step['perform'] =>
  control =>
    control.timers.after(minutes * MINUTE_MS, control.done);

/** All of green's tasks, healthy, however long it takes: no limit is published. */
function scaleUp(site: Site, control: StepControl): void {
  const { world, book, deployment } = site;
  const { service, target } = deployment;
  nameTarget(site);
  for (const set of book.setsOf(service, target)) book.tasks.scale(set, 'whole service');
  control.timers.every(SCHEDULER_PERIOD_MS, () => {
    if (book.setsOf(service, target).every(set => isSteady(world, service, set))) control.done();
  });
}

/** Alarms are read until the bake is over. From here on the new revision is what a later deployment goes back to. */
function cleanUp(site: Site, control: StepControl): void {
  const { book, deployment } = site;
  completeMonitors(site);
  book.record(deployment.service).lastCompleted = deployment.target;
  removeAllBut(site, deployment.target, control);
}
