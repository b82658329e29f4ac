import type { Verdict, VerdictName } from '../../src/release/verdict.ts';
import { servingOf } from '../../src/release/words.ts';
import type { LoggedCall } from '../aws/call-log.ts';
import type { Deployment, History, LivedLife } from './history.ts';
import type { Schedule } from './schedule/schedule.ts';
import { plain } from './kills/tales.ts';

export const second = 1_000;
export const minute = 60 * second;

/** Every day here begins at noon. */
export const noon = Date.UTC(2026, 10, 20, 12);
export const after = (ms: number): number => noon + ms;

/** The access key of the only process, where a test says nothing else. */
export const ours = 'AKIATEST1';

/** A day on which a good release went well: all traffic on green after a minute, a bake of one. Only what a test is about differs. */
export function aHistory(
  changes: Partial<Omit<History, 'schedule'>> & { readonly schedule?: Partial<Schedule> } = {},
): History {
  const schedule: Schedule = {
    seed: 1,
    tale: plain,
    plot: 'a release',
    troubles: [],
    lives: [{ step: 'release', after: 0, end: { is: 'its own' } }],
    beside: 'nothing',
  };
  return {
    began: noon,
    lives: [aLife()],
    calls: [],
    shares: [
      { at: noon, green: 0 },
      { at: after(minute), green: 100 },
    ],
    alarms: [],
    blues: [{ at: noon, tasks: 3 }],
    aliases: [],
    databases: [],
    writesLost: 0,
    deployments: [aDeployment()],
    bugs: [],
    undisturbed: undefined,
    ...changes,
    schedule: { ...schedule, ...changes.schedule },
  };
}

export function aLife(changes: Partial<LivedLife> = {}): LivedLife {
  const to = after(2 * minute);
  return {
    step: 'release',
    process: 'the step',
    attempt: 1,
    caller: ours,
    from: noon,
    to,
    ended: aWord(aVerdict('released')),
    ...changes,
  };
}

export function aWord(verdict: Verdict): LivedLife['ended'] {
  return { is: 'a verdict', verdict, changeId: undefined };
}

export function aVerdict(name: VerdictName, changes: Partial<Verdict> = {}): Verdict {
  return {
    name,
    at: after(2 * minute),
    serving: servingOf(100),
    because: 'It is so.',
    causes: [],
    followUps: [],
    code: undefined,
    next: undefined,
    ...changes,
  };
}

export function aDeployment(changes: Partial<Deployment> = {}): Deployment {
  const { endedAt = after(6 * minute) } = changes;
  return {
    id: 'd-1',
    changeId: 'gl-1-0123abcd.1',
    status: 'Succeeded',
    createdAt: after(10 * second),
    turnedAt: endedAt,
    endedAt,
    ...changes,
  };
}

export function aCall(operation: string, at: number, changes: Partial<LoggedCall> = {}): LoggedCall {
  return {
    number: 1,
    at,
    caller: ours,
    userAgent: '',
    service: 'codedeploy',
    operation,
    iamActions: [],
    input: '{}',
    outcome: { kind: 'ok' },
    ...changes,
  };
}
