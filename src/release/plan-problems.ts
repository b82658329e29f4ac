import { printDuration } from '../request/duration.ts';
import type { Consequences } from '../request/request.ts';
import type { Can } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Purpose } from './purpose.ts';
import { movedByGreenlight, nothingToEnd, waiting } from './waiting-words.ts';
import type { Gate, GateTime, Millis, TrafficStep } from './words.ts';

/** What this mover cannot be asked for. */
export function purposeProblems(
  purpose: Purpose,
  { retire, poll }: Consequences,
  can: Can,
  [first]: readonly TrafficStep[],
): Problem[] {
  const problems: Problem[] = [];
  // Its gate fails at the first look at traffic, and one look later the stop has to find blue.
  if (purpose.is === 'drill' && first?.share === 100 && can.blueKept !== 'for ever' && can.blueKept < 4 * poll.state)
    problems.push({
      where: 'operation',
      value: 'drill',
      reason: `all traffic moves at once, and AWS ends ${can.blueAfter === 'ended' ? 'blue' : 'the deployment'} ${printDuration(can.blueKept)} later: there would be no way back to rehearse`,
      remedy: `drill with a canary or linear \`strategy\`${waiting(can).longerDrill}`,
    });
  if (purpose.is === 'stage' && can.hold === 'nowhere')
    problems.push({ where: 'operation', value: 'stage', ...waiting(can).noStage(can.mover) });
  if (retire === 'now' && (can.blueKept === 'for ever' || can.waits === 'at hooks'))
    problems.push({ where: 'retire', value: 'now', ...nothingToEnd(can) });
  return problems;
}

export function bakeProblems(bake: Millis, can: Can): Problem[] {
  if (can.blueKept === 'for ever' || bake <= can.blueKept) return [];
  if (can.waits === 'never')
    return [
      {
        where: 'bake',
        value: printDuration(bake),
        reason: `${can.mover}'s deployment is over, and with it the way back to blue, as soon as all traffic is on green`,
        remedy: `\`bake: 0s\`, or ${movedByGreenlight}, and can take it back for as long as you bake`,
      },
    ];
  return [
    {
      where: 'bake',
      value: printDuration(bake),
      reason: `AWS ends ${can.blueAfter === 'ended' ? 'blue' : 'the deployment, and with it the way back to blue,'} ${printDuration(can.blueKept)} after all traffic is on green, before the bake would be over`,
      remedy: `\`bake: ${printDuration(can.blueKept)}\`${waiting(can).longerBake(can.blueAfter === 'ended' ? 'a longer' : 'TERMINATE with a')}`,
    },
  ];
}

export function consequenceProblems(asked: Consequences, can: Can): Problem[] {
  if (can.hold === 'anywhere' || can.hold === 'at pauses') return [];
  const holding: [string, string][] = [];
  if (asked.onFailure === 'hold') holding.push(['on-failure', 'hold']);
  if (asked.onNoData === 'hold' || asked.onNoData === 'extend') holding.push(['on-no-data', asked.onNoData]);
  if (asked.onInconclusive === 'hold' || asked.onInconclusive === 'extend')
    holding.push(['on-inconclusive', asked.onInconclusive]);
  return holding.map(([where, value]) => ({
    where,
    value,
    reason:
      can.wayBack === 'before traffic'
        ? `${can.mover} moves all traffic at once, and there is nothing between that could be held`
        : `${can.mover} moves traffic by its own timer and cannot hold it between steps`,
    remedy: `\`${where}: revert\`${can.waits === 'at hooks' ? ', or `hooks: manage`, which lets it hold before each share of traffic' : ''}`,
  }));
}

/** The least that green is given to start before its traffic; a shorter time limit would take healthy releases back. */
export const leastToStart: Millis = 5 * 60_000;

/** A gate that is obeyed and never asked lets a release pass that was never measured. */
export function gateProblems(gates: readonly Gate[], steps: readonly TrafficStep[], can: Can): Problem[] {
  const asked: Readonly<Record<GateTime, boolean>> = {
    always: true,
    'before-traffic': can.hold !== 'nowhere',
    during: steps.some(step => step.share < 100 && (step.hold > 0 || can.hold === 'at pauses')),
    bake: steps.some(step => step.share === 100 && step.hold > 0),
  };
  return (
    gates
      // What is measured before traffic and by a request is preflight's to refuse: it knows the command that mends it.
      .filter(gate => gate.kind === 'alarms' || gate.when !== 'before-traffic')
      .filter(gate => gate.force === 'obeyed' && !asked[gate.when])
      .map(gate => ({
        where: 'gates',
        value: gate.name,
        reason:
          gate.when === 'before-traffic'
            ? `${can.mover} moves traffic as soon as green is ready, so \`when: before-traffic\` is never asked`
            : `the plan has no step in which \`when: ${gate.when}\` is asked`,
        remedy: '`when: always`',
      }))
  );
}

/** The last word is two looks before a step ends: a step that is not longer than that would never be looked at. */
export function pollProblems(steps: readonly TrafficStep[], proof: Millis): Problem[] {
  const [short] = steps.filter(step => step.hold > 0 && step.hold <= 2 * proof);
  if (short === undefined) return [];
  return [
    {
      where: 'poll',
      value: printDuration(proof),
      reason: `the step at ${short.share} % takes ${printDuration(short.hold)}, and its last word is two looks before it ends`,
      remedy: '`poll: 5s`, or longer steps',
    },
  ];
}

/** @param planned what is measured and held after green has started; a stage ends before that */
export function timeoutProblems(timeout: Consequences['timeout'], planned: Millis): Problem[] {
  if (timeout === 'from the plan' || timeout >= planned + leastToStart) return [];
  return [
    {
      where: 'timeout',
      value: printDuration(timeout),
      reason: `${planned > 0 ? `the steps and the bake take ${printDuration(planned)}, and ` : ''}green needs time to start`,
      remedy: `\`timeout: ${printDuration(planned + 30 * 60_000)}\` or more`,
    },
  ];
}
