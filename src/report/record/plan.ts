import type { Plan } from '../../release/plan.ts';
import { smokeSubject } from '../../release/proof.ts';
import type { Gate, HttpCheck, InvokeCheck, Strategy, TrafficStep } from '../../release/words.ts';

/** The plan in the record: what was to happen, and what was to prove it. */
export function planPart(plan: Plan) {
  return {
    mover: plan.mover.mover,
    configuration: plan.configuration,
    'configuration-made-by-greenlight': plan.configurationMade === 'by Greenlight',
    strategy: strategyPart(plan.strategy),
    differences: plan.differences.map(difference =>
      difference.shown === 'values'
        ? { field: difference.field, from: difference.from, to: difference.to }
        : { field: difference.field },
    ),
    drift: plan.drift.map(({ setting, from, to, stays }) => ({ setting, from, to, stays })),
    notes: plan.notes,
    steps: plan.steps.map(stepPart),
    'bake-seconds': plan.bake / 1000,
    'test-traffic': plan.before.testTraffic,
    hooks: plan.before.hooks.map(hook => ({ event: hook.event, function: hook.function })),
    'ready-wait-seconds': typeof plan.mover.readyWait === 'string' ? null : plan.mover.readyWait / 1000,
    'way-back': plan.mover.wayBack,
    gates: plan.gates.map(askedPart),
    unwatched: plan.unwatched.map(({ signal, loadBalancer, targetGroups }) => ({
      signal,
      'load-balancer': loadBalancer,
      'target-groups': targetGroups,
    })),
  };
}

/** What a gate asks. The query of an address and the texts that are looked for stay out: they may be secrets. */
function askedPart(gate: Gate) {
  const { kind, name, when, force } = gate;
  switch (gate.kind) {
    case 'alarms':
      return { kind, name, when, force, alarms: gate.alarms };
    case 'smoke':
      return { kind, name, when, force, ...checkPart(gate.check) };
    case 'targets':
      return { kind, name, when, force, 'healthy-percent': gate.healthy };
    case 'lag':
      return {
        kind,
        name,
        when,
        force,
        'at-most-seconds': gate.atMost / 1000,
        'wal-at-most-bytes': gate.walAtMost,
        'blue-at-most': {
          connections: gate.blue.connections ?? null,
          load: gate.blue.load ?? null,
          transactions: gate.blue.transactions ?? null,
        },
      };
    default: {
      const never: never = gate;
      return never;
    }
  }
}

function checkPart(check: HttpCheck | InvokeCheck) {
  const limits = {
    'latency-seconds': check.latency === undefined ? null : check.latency / 1000,
    'timeout-seconds': check.timeout / 1000,
    retries: check.retries,
  };
  if (check.asks === 'the function')
    return { invokes: smokeSubject(check), 'looks-for-text': check.contains !== undefined, ...limits };
  return {
    url: smokeSubject(check),
    status: check.status,
    'looks-for-text': check.contains !== undefined,
    headers: [...check.headers.keys()],
    ...limits,
  };
}

function strategyPart(strategy: Strategy) {
  switch (strategy.kind) {
    case 'blue-green':
    case 'rolling':
      return { kind: strategy.kind };
    case 'canary':
      return { kind: strategy.kind, steps: strategy.steps.map(stepPart) };
    case 'linear':
      return { kind: strategy.kind, 'green-percent': strategy.share, 'every-seconds': strategy.every / 1000 };
    default: {
      const never: never = strategy;
      return never;
    }
  }
}

function stepPart({ share, hold }: TrafficStep) {
  return { 'green-percent': share, 'hold-seconds': hold / 1000 };
}
