import { type VerdictName, verdictNames } from '../../../src/release/verdict.ts';
import { type Serving, servingOf } from '../../../src/release/words.ts';
import type { Outcome } from '../../runner/run-action.ts';
import type { LifeEnded } from '../history.ts';
import type { Blow } from './kill.ts';

/** How a step ended, by the outputs that the runner understood, as users' workflows read them. */
export function endedBy({ conclusion, main: { exit, outputs } }: Outcome, at: number, blow: Blow): LifeEnded {
  if (conclusion === 'lost') return { is: 'lost' };
  const name = verdictNames.find(known => known === outputs['verdict']);
  if (exit.kind === 'signal' && blow === 'out of memory') return { is: 'lost' };
  if (exit.kind === 'signal') return { is: 'without end', because: `${exit.signal} came before its verdict.` };
  if (name === undefined) return { is: 'without end', because: `It ended with the verdict "${outputs['verdict']}".` };
  return { is: 'a verdict', verdict: verdict(name, at, outputs), changeId: outputs['change-id'] };
}

function verdict(name: VerdictName, at: number, outputs: Outcome['main']['outputs']) {
  const serving = servingIn(outputs['serving']);
  const because = outputs['because'] ?? '';
  return { name, at, serving, because, causes: [], followUps: [], code: undefined, next: undefined };
}

function servingIn(text: string | undefined): Serving {
  switch (text) {
    case 'blue':
      return servingOf(0);
    case 'green':
      return servingOf(100);
    case 'split':
      return servingOf(50);
    default:
      return { who: 'unknown', because: 'the step says so' };
  }
}
