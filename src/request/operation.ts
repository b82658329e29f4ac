import type { Handed } from '../release/aim.ts';
import { parseReleaseOrChange } from '../release/identity.ts';
import type { OnRerun } from '../release/rerun.ts';
import { checkWord } from './choices.ts';
import type { Given } from './declared.ts';
import { notLookedAt, type Takers } from './not-looked-at.ts';
import { all, ifGiven, invalid, problemsOf, shown, then, valid, type Checked } from './problems.ts';
import type { Operation } from './request.ts';

const words = [
  'release',
  'plan',
  'stage',
  'promote',
  'rollback',
  'drill',
  'status',
  'delete-record',
] as const satisfies readonly Operation['is'][];
const reruns = ['auto', 'release', 'rollback', 'refuse'] as const satisfies readonly OnRerun[];

const ofOperations: Takers<Operation['is']> = [
  ['on-rerun', ['release', 'stage']],
  ['release-id', ['promote', 'status']],
  ['to', ['rollback']],
  ['do-not-restore', ['release', 'stage', 'promote']],
];

/** What the step does, with the inputs that belong to it. */
export function checkOperation(given: Given): Checked<Operation> {
  const word = ifGiven(given('operation'), 'release', text => checkWord('operation', text, words));
  const parts = all({
    onRerun: ifGiven(given('on-rerun'), 'auto', text => checkWord('on-rerun', text, reruns)),
    handed: ifGiven(given('release-id'), undefined, text => checkHanded('release-id', text)),
    to: ifGiven(given('to'), 'previous', checkTo),
  });
  const astray = word.ok ? notLookedAt('operation', word.value, ofOperations, given) : [];
  if (!word.ok || !parts.ok || astray.length > 0) return invalid(...problemsOf(word), ...problemsOf(parts), ...astray);
  const { onRerun, handed, to } = parts.value;
  switch (word.value) {
    case 'release':
    case 'stage':
      return valid({ is: word.value, onRerun });
    case 'plan':
    case 'drill':
    case 'delete-record':
      return valid({ is: word.value });
    case 'promote':
    case 'status':
      return valid({ is: word.value, handed });
    case 'rollback':
      return valid({ is: word.value, to });
  }
}

function checkTo(text: string): Checked<'previous' | { readonly release: Handed }> {
  if (text === 'previous') return valid(text);
  return then(checkHanded('to', text), release => valid({ release }));
}

function checkHanded(where: string, text: string): Checked<Handed> {
  const handed = parseReleaseOrChange(text);
  if (handed !== undefined) return valid(handed);
  const remedy =
    'write the output `change-id` or `release-id` of the step that is meant, such as `gl-1234567890-0a1b2c3d.1`';
  return invalid({ where, value: shown(text), reason: 'not the id of a release', remedy });
}
