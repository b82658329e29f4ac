import type { Around } from './around.ts';
import { deploymentEvents } from './events.ts';
import { familyOf } from './engines.ts';
import { invalidDeploymentState } from './refusals.ts';
import { restingAccess, unprotectedAccess } from './resting-access.ts';
import type { BlueGreenDeployment, Database, Phase } from './state.ts';

/** AWS gives no figures. */
const RECORD_GONE_AFTER_MS = 30_000;
const GREEN_GONE_AFTER_MS = 4 * 60_000;

export interface DeletionRules {
  /** Whether one that is still being made may be deleted; AWS does not say. */
  readonly deleteWhileProvisioning: 'taken' | 'refused';
}

/** Deletes the record, and green with it where `target` says so. Throws AWS's error where it may not. */
export function beginDeletion(
  deployment: BlueGreenDeployment,
  green: 'deleted' | 'kept',
  rules: DeletionRules,
  around: Around,
): void {
  checkDeletion(deployment, green, rules, around);
  const { target, phase: before } = deployment;
  const timers = around.timersOf(deployment);
  timers.cancelAll();
  deployment.phase = { status: 'DELETING', since: around.timeline.now() };

  if (green === 'deleted' && target !== undefined) {
    const whole = around.book.wholeOf(target);
    for (const resource of whole) resource.status = 'deleting';
    timers.after(GREEN_GONE_AFTER_MS, () => {
      for (const gone of [...whole, ...around.book.endpointsOf(target)]) around.book.remove(gone);
      forget(deployment, around);
    });
    return;
  }
  timers.after(RECORD_GONE_AFTER_MS, () => {
    leave(deployment, before, around);
    forget(deployment, around);
  });
}

function checkDeletion(
  { id, phase, target }: BlueGreenDeployment,
  green: 'deleted' | 'kept',
  { deleteWhileProvisioning }: DeletionRules,
  { book }: Around,
): void {
  switch (phase.status) {
    case 'SWITCHOVER_IN_PROGRESS':
    case 'DELETING':
      throw invalidDeploymentState(`The blue/green deployment ${id} can't be deleted in the status ${phase.status}.`);
    case 'PROVISIONING':
      if (deleteWhileProvisioning === 'taken') break;
      throw invalidDeploymentState(`The blue/green deployment ${id} can't be deleted in the status ${phase.status}.`);
    case 'SWITCHOVER_COMPLETED':
      if (green === 'kept') break;
      throw invalidDeploymentState(`You can't specify DeleteTarget for ${id}: its status is SWITCHOVER_COMPLETED.`);
    case 'AVAILABLE':
    case 'SWITCHOVER_FAILED':
    case 'INVALID_CONFIGURATION':
      break;
    default: {
      const never: never = phase;
      throw new Error(`no such phase: ${String(never)}`);
    }
  }
  if (green === 'kept' || target === undefined) return;
  const guarded = book.wholeOf(target).find(resource => resource.deletionProtection);
  if (guarded === undefined) return;
  throw invalidDeploymentState(
    `Cannot delete protected DB ${guarded.is} ${guarded.name}, please disable deletion protection and try again.`,
  );
}

/**
 * "Deleting a blue/green deployment" of the user guides: after a switchover old blue loses its protection; before it, green that stays
 * goes on following in the MySQL family, and stands by itself in PostgreSQL.
 */
function leave({ source, target }: BlueGreenDeployment, before: Phase, { book, groups }: Around): void {
  if (before.status === 'SWITCHOVER_COMPLETED') {
    source.access = unprotectedAccess(source, groups);
    return;
  }
  if (target === undefined) return;
  if (before.status === 'PROVISIONING') {
    for (const resource of book.wholeOf(target)) resource.status = 'available';
    target.access = restingAccess(target, groups);
  }
  if (familyOf(target.engine) === 'PostgreSQL') standAlone(target);
}

export function standAlone(database: Database): void {
  database.follows = undefined;
  database.access = 'read-write';
}

function forget(deployment: BlueGreenDeployment, { deployments, journal }: Around): void {
  deployments.remove(deployment);
  journal.ofDeployment(deployment, deploymentEvents.deleted);
}
