import type { Problem } from '../release/problem.ts';
import type { Given } from './declared.ts';
import { notLookedAt, type Takers } from './not-looked-at.ts';
import { invalid, valid, type Checked } from './problems.ts';
import type { Operation, Target } from './request.ts';

/** What the release that staged green has fixed, `promote` cannot change; what moves no name needs no switchover. */
const ofOperations: Takers<Operation['is']> = [
  ...(['engine-version', 'parameter-group', 'cluster-parameter-group', 'instance-class', 'storage'] as const).map(
    name => [name, ['release', 'plan', 'stage']] as const,
  ),
  ['switchover', ['release', 'plan', 'promote']],
  ['switchover-timeout', ['release', 'plan', 'promote']],
  ['record-deletion', ['delete-record']],
];

/**
 * Whether the operation can be had of this kind of target, and whether a person has agreed to what cannot be taken back. A
 * consent is given in the very step that needs it: one for another step counts for nothing here.
 */
export function checkConsents(kind: Target['kind'], operation: Operation['is'], given: Given): Checked<'given'> {
  const problems = kind === 'rds' ? ofDatabase(operation, given) : ofOthers(kind, operation, given);
  return problems.length > 0 ? invalid(...problems) : valid('given');
}

function ofOthers(kind: Target['kind'], operation: Operation['is'], given: Given): readonly Problem[] {
  // Which target was meant is a guess where none is said, or none that there is.
  if (operation !== 'delete-record' || given('target') !== kind) return [];
  const reason = `\`target: ${kind}\` has no switchover whose record could be deleted`;
  return [{ where: 'operation', value: operation, reason, remedy: 'it is for `target: rds`' }];
}

function ofDatabase(operation: Operation['is'], given: Given): readonly Problem[] {
  const astray = notLookedAt('operation', operation, ofOperations, given);
  switch (operation) {
    case 'release':
    case 'promote':
      return [...astray, ...(given('switchover') === undefined ? [noConsentToSwitch(operation)] : [])];
    case 'delete-record':
      return [...astray, ...(given('record-deletion') === undefined ? [noConsentToDelete] : [])];
    case 'drill':
      return [rehearsal];
    case 'plan':
    case 'stage':
    case 'rollback':
    case 'status':
      return astray;
  }
}

function noConsentToSwitch(operation: 'release' | 'promote'): Problem {
  const stage = operation === 'release' ? '; `operation: stage` makes and proves green without it' : '';
  return {
    where: 'switchover',
    value: undefined,
    reason: `\`operation: ${operation}\` switches over, and there is no way back after that: what is written from then on is on green only`,
    remedy: `write \`switchover: approved\` in the job behind the environment that a person approves${stage}`,
  };
}

const noConsentToDelete: Problem = {
  where: 'record-deletion',
  value: undefined,
  reason: '`operation: delete-record` lifts the protection that keeps old blue from being written to',
  remedy: 'write `record-deletion: approved` once nothing writes to old blue any more',
};

const rehearsal: Problem = {
  where: 'operation',
  value: 'drill',
  reason: 'a switchover of a database cannot be taken back, so it cannot be rehearsed',
  remedy: 'write `operation: stage`, which proves green without traffic; `operation: rollback` deletes it again',
};
