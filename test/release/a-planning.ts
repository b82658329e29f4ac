import type { Can, Plan } from '../../src/release/plan.ts';
import { planRelease } from '../../src/release/planner.ts';
import type { Found } from '../../src/release/found.ts';
import { type AlarmFacts, servingOf, type Strategy } from '../../src/release/words.ts';
import { configurationFor, sameStrategy } from '../../src/targets/codedeploy/configuration.ts';
import { type Inputs, requestOf } from '../request/ask.ts';
import { blue, change, codeDeploy, green, minute, run, noon } from './a-release.ts';

export const canary: Strategy = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };

export function anAlarm(name: string, given: Partial<AlarmFacts> = {}): AlarmFacts {
  const looksAt = { over: 'points', period: minute, breaches: 2, periods: 2 } as const;
  const watches = { what: 'more than one' } as const;
  return { name, state: 'quiet', since: noon - minute, says: `Alarm ${name} is OK.`, looksAt, watches, ...given };
}

export const ringing = anAlarm('api-5xx', { state: 'in alarm', says: 'Alarm api-5xx is in ALARM: 5XX 12, limit 5.' });

/** A group whose own configuration is a canary, with one alarm, and a termination wait of an hour. */
export function aFind(given: Partial<Found> = {}): Found {
  return {
    run,
    can: codeDeploy,
    configured: { strategy: canary, bake: 10 * minute, alarms: ['api-5xx'] },
    configurationOf: strategy => ({
      configuration: sameStrategy(strategy, canary) ? 'TheGroupsOwn' : configurationFor(strategy, 'ECS').name,
      configurationMade: 'by AWS or the user',
    }),
    blue,
    blueFrom: undefined,
    blueMadeBy: undefined,
    stagedBeside: undefined,
    green: { is: 'made', revision: green, begun: { id: change.id, at: noon, attempt: 1, traffic: [] } },
    differences: [],
    drift: [],
    notes: [],
    before: { starts: 'tasks', testTraffic: false, hooks: [] },
    metrics: undefined,
    alarms: [anAlarm('api-5xx')],
    adopting: 'nothing',
    serving: servingOf(0),
    servedWell: true,
    findings: () => [],
    ...given,
  };
}

export const able = (given: Partial<Can>): Found => aFind({ can: { ...codeDeploy, ...given } });

export async function plan(inputs: Inputs, found = aFind()) {
  return planRelease(await requestOf(inputs), found);
}

export async function planOf(inputs: Inputs, found?: Found): Promise<Plan> {
  const planned = await plan(inputs, found);
  if (!planned.ok) throw new Error(`unexpected problems: ${JSON.stringify(planned.problems)}`);
  return planned.plan;
}

export async function problemsOf(inputs: Inputs, found?: Found) {
  const planned = await plan(inputs, found);
  return planned.ok ? [] : planned.problems;
}
