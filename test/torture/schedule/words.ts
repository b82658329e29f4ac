import type { FaultRule } from '../../aws/fault-rule.ts';
import type { FaultRuleInput } from '../../github/fault-rule.ts';
import type { Life, LifeEnd, Millis, Schedule, Trouble } from './schedule.ts';
import { inWords as taleInWords } from './tale.ts';

/** For a person who has to find out what went wrong. */
export function inWords({ seed, tale, plot, troubles, lives, beside }: Schedule): readonly string[] {
  return [
    `seed ${seed}: ${plot}; ${taleInWords(tale)}`,
    ...troubles.map(trouble => `  trouble: ${troubleInWords(trouble)}`),
    ...lives.map((life, index) => `  life ${index + 1}, ${life.step}: ${lifeInWords(life)}`),
    ...(beside === 'nothing' ? [] : ['  compared with the same day of a process that nothing happens to']),
  ];
}

function troubleInWords(trouble: Trouble): string {
  switch (trouble.with) {
    case 'AWS':
    case 'GitHub':
      return `${trouble.with}: ${ruleInWords(trouble.rule)}`;
    case 'a surface':
      return `the ${trouble.surface} ${trouble.does}`;
    case 'somebody':
      return `somebody ${trouble.does.words}, ${seconds(trouble.after)} after the beginning`;
  }
}

function ruleInWords({ operation, calls, fault }: FaultRule | FaultRuleInput): string {
  const { kind, ...more } = fault;
  const which =
    calls === 'every' ? 'every call' : 'nth' in calls ? `call ${calls.nth}` : `calls ${calls.from} to ${calls.to}`;
  const details = Object.entries(more).map(([name, value]) => ` ${name} ${JSON.stringify(value)}`);
  return `${which} of ${operation}: ${kind}${details.join(',')}`;
}

function lifeInWords({ after, end }: Life): string {
  return `${after === 0 ? '' : `${seconds(after)} later, `}${endInWords(end)}`;
}

function endInWords(end: LifeEnd): string {
  if (end.is === 'its own') return 'left alone';
  const { by, when } = end;
  const what = { loss: 'lost', 'out of memory': 'killed for want of memory', cancel: 'cancelled' }[by];
  switch (when.is) {
    case 'a time':
      return `${what} after ${seconds(when.after)}`;
    case 'a call':
      return `${what} ${when.point} AWS has heard its call ${when.nth}`;
    case 'a held call':
      return `${what} when a call is held`;
  }
}

function seconds(ms: Millis): string {
  return `${ms / 1_000} s`;
}
