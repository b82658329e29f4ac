import { alarmProblems, missingAlarms } from './alarm-problems.ts';
import { unwatched } from '../judge/unwatched.ts';
import type { Consequences, Request } from '../request/request.ts';
import type { Found } from './found.ts';
import type { Can, Doubt, Plan, Policy } from './plan.ts';
import {
  bakeProblems,
  consequenceProblems,
  gateProblems,
  pollProblems,
  purposeProblems,
  timeoutProblems,
} from './plan-problems.ts';
import { findingWords, pointOfNoReturn, warningsOf } from './plan-warnings.ts';
import type { Finding, Problem } from './problem.ts';
import { alarmsOf } from './proof.ts';
import type { Purpose } from './purpose.ts';
import { strategyProblems } from './strategy-problems.ts';
import { type Gate, type Millis, nothingYet, type Strategy, type TrafficStep } from './words.ts';

export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly string[] };

/**
 * `request × can → plan | problems`. Nothing is rounded: what cannot be done exactly is a problem with the nearest legal value.
 *
 * @param waited how much of the time limit was spent waiting for a turn
 */
export function planRelease(
  request: Request,
  found: Found,
  waited: Millis = 0,
  purpose: Purpose = { is: 'release' },
): Planned {
  const adopting = found.adopting !== 'nothing';
  const strategy = strategyFor(request, found, purpose);
  // On the way back an alarm may ring because of what is gone back from: it is obeyed from when it was quiet once.
  const onAlarmAlready = goesBack(purpose) ? 'warn' : request.consequences.onAlarmAlready;
  const bake = request.bake === 'as configured' ? found.configured.bake : request.bake;
  // What is sent back is not proven, whatever it does.
  const gates =
    purpose.is === 'swap back' ? [] : gatesFor(request, found.configured.alarms).map(gate => askedBy(purpose, gate));
  const problems = [
    ...strategyProblems(strategy, found.can),
    ...bakeProblems(bake, found.can),
    ...alarmProblems(gates, found, onAlarmAlready),
    ...consequenceProblems(request.consequences, found.can),
  ];
  const steps = trafficSteps(strategy, bake);
  problems.push(...purposeProblems(purpose, request.consequences, found.can, steps));
  const findings = found.findings({ gates, strategy, purpose: purpose.is });
  problems.push(...findings.filter(({ level }) => level === 'error').map(asProblem));
  const unasked = [...gateProblems(gates, steps, found.can), ...pollProblems(steps, request.consequences.poll.proof)];
  // Nobody is kept from going back by gates that were written for other steps.
  if (!goesBack(purpose)) problems.push(...unasked);
  const planned = steps.reduce((sum, step) => sum + step.hold, 0) + found.can.moving;
  const whole = planned + found.can.making;
  problems.push(...timeoutProblems(request.consequences.timeout, purpose.is === 'stage' ? 0 : planned));
  const warnings = [
    ...(adopting ? problems.map(findingWords) : []),
    ...(purpose.is === 'restore' ? unasked.map(findingWords) : []),
    ...findings.filter(({ level }) => level === 'warning').map(findingWords),
    ...(purpose.is === 'swap back'
      ? []
      : [
          ...pointOfNoReturn(request),
          ...warningsOf({ ...request.consequences, onAlarmAlready }, request.gates, found, gates, steps),
        ]),
  ];
  // What an alarm watches whose name is misspelt, nobody knows.
  const nobodyWatches =
    request.gates === 'none' ||
    purpose.is === 'swap back' ||
    found.metrics === undefined ||
    missingAlarms(gates.flatMap(alarmsOf), found.alarms).length > 0
      ? []
      : unwatched(obeyedUnderTraffic(gates, found.alarms), found.metrics);
  // What would keep a change from being begun is no reason to leave one alone that is in flight.
  if (problems.length > 0 && !adopting)
    return {
      ok: false,
      problems,
      warnings: [
        ...warnings,
        ...nobodyWatches.map(({ signal }) => `No alarm of the gates watches ${signal} of the load balancer.`),
      ],
    };
  return {
    ok: true,
    plan: {
      run: found.run,
      purpose,
      mover: found.can,
      ...found.configurationOf(strategy),
      strategy,
      steps,
      bake,
      blue: found.blue,
      green: found.green,
      differences: found.differences,
      drift: found.drift,
      notes: found.notes,
      before: found.before,
      gates,
      unwatched: nobodyWatches,
      muted: mutedIn(found, onAlarmAlready),
      policy: policyOf(request.consequences, found.can, whole, waited),
      warnings,
    },
  };
}

/** A change in flight that AWS moves goes on as it was begun, whatever the inputs say by now; the way back takes the fast lane. */
function strategyFor({ strategy }: Request, found: Found, purpose: Purpose): Strategy {
  const { configured, adopting, can, blue } = found;
  if (adopting !== 'nothing' && can.moves === 'AWS') return configured.strategy;
  const fastest: Strategy = { kind: fastestOf(can.strategies) };
  if (purpose.is === 'restore') return fastest;
  // Beside nothing there is no share to be given; a setting of the target stays as it is all the same.
  const isSetting = found.configurationOf(fastest).configurationMade === 'of the target itself';
  if (blue.id === nothingYet.id && !isSetting) return fastest;
  return strategy === 'as configured' ? configured.strategy : strategy;
}

/** The way back, where it is a release of its own, takes all traffic at once where the mover can. */
export function fastestOf(strategies: Can['strategies']): 'blue-green' | 'rolling' {
  return strategies.includes('blue-green') ? 'blue-green' : 'rolling';
}

function goesBack({ is }: Purpose): boolean {
  return is === 'restore' || is === 'swap back';
}

/** The alarms that are obeyed while green has traffic: others see a bad version, and stop nothing. */
function obeyedUnderTraffic(gates: readonly Gate[], alarms: Found['alarms']): Found['alarms'] {
  const names = new Set(
    gates.filter(gate => gate.force === 'obeyed' && gate.when !== 'before-traffic').flatMap(alarmsOf),
  );
  return alarms.filter(({ name }) => names.has(name));
}

/** Its level has served its turn: what is a problem is no longer a warning. */
function asProblem({ level: _, ...problem }: Finding): Problem {
  return problem;
}

/** Every level of traffic in order, the last with the bake as its hold. */
export function trafficSteps(strategy: Strategy, bake: Millis): readonly TrafficStep[] {
  const all = { share: 100, hold: bake };
  switch (strategy.kind) {
    case 'blue-green':
    case 'rolling':
      return [all];
    case 'canary':
      return [...strategy.steps, all];
    case 'linear': {
      // Tenths that are added up are no tenths any more, and AWS tells its shares in tenths.
      const levels = Array.from({ length: Math.ceil(100 / strategy.share) - 1 }, (_, at) =>
        Number(((at + 1) * strategy.share).toFixed(2)),
      );
      return [...levels.map(share => ({ share, hold: strategy.every })), all];
    }
  }
}

/** Alarms that rang before the release began, by consent. What began to ring while it was under way speaks of green. */
function mutedIn({ alarms, adopting }: Found, onAlready: Consequences['onAlarmAlready']): readonly string[] {
  const ringing = alarms.filter(alarm => alarm.state === 'in alarm');
  if (adopting === 'nothing') return ringing.map(alarm => alarm.name);
  if (onAlready === 'refuse') return [];
  return ringing.filter(alarm => alarm.since < adopting.begunAt).map(alarm => alarm.name);
}

function gatesFor(request: Request, configured: readonly string[]): readonly Gate[] {
  if (request.gates === 'none') return [];
  if (request.gates !== 'as configured') return request.gates;
  const [first, ...rest] = configured;
  return first === undefined
    ? []
    : [{ kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed', alarms: [first, ...rest] }];
}

/** Without a limit asked for, the planned time twice and 30 min, which leaves room for green to start. */
export function timeLimit(asked: Consequences['timeout'], planned: Millis): Millis {
  return asked === 'from the plan' ? planned * 2 + 30 * 60_000 : asked;
}

/** On the way back there are no steps on the way to all traffic: what is asked during them is asked from its beginning to its end. */
function askedBy({ is }: Purpose, gate: Gate): Gate {
  return is === 'restore' && gate.when === 'during' ? { ...gate, when: 'always' } : gate;
}

function policyOf(asked: Consequences, { hold }: Can, planned: Millis, waited: Millis): Policy {
  const canHold = hold === 'anywhere' || hold === 'at pauses';
  // What is asked and cannot be done is a problem of its own; of a change that is in flight already it is done otherwise.
  const answer = (doubt: Consequences['onNoData'], otherwise: Doubt): Doubt =>
    doubt !== 'default' && (canHold || doubt === 'revert' || doubt === 'proceed') ? doubt : otherwise;
  const unproven = canHold ? 'extend' : 'revert';
  return {
    onFailure: asked.onFailure === 'hold' && !canHold ? 'revert' : asked.onFailure,
    onNoData: answer(asked.onNoData, unproven),
    onSilentAlarm: answer(asked.onNoData, 'proceed'),
    onInconclusive: answer(asked.onInconclusive, unproven),
    holdFor: asked.holdFor,
    onTimeout: asked.onTimeout === 'default' ? 'revert' : asked.onTimeout,
    onCancel: asked.onCancel === 'default' ? 'revert' : asked.onCancel,
    retire: asked.retire,
    timeout: timeLimit(asked.timeout, planned) - waited,
    poll: asked.poll,
  };
}
