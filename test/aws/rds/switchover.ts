import type { Around } from './around.ts';
import { deploymentEvents, type ToldEvent } from './events.ts';
import { guardrailReason } from './guardrails.ts';
import { swapsOf, type Swap } from './name-swap.ts';
import { restingAccess } from './resting-access.ts';
import type { BlueGreenDeployment, Database, MemberStatus, Pair, Status } from './state.ts';

/** How often RDS looks whether green has caught up. Not published. */
const LAG_LOOK_MS = 1_000;

/** From the timeout to everything being as it was. Not published. */
const UNDONE_AFTER_MS = 3_000;

/** The values of sequences are copied where green followed by logical replication. Not published. */
const SEQUENCES_MS = 1_000;

/**
 * "Switchover actions" of the user guide: guardrails; no writes and no connections on either side; green catches up; blue is renamed,
 * green takes its names; connections are let in again. At the timeout all of it is undone, unless the names of the databases are
 * swapped already. Read replicas follow one by one.
 */
export function beginSwitchover(deployment: BlueGreenDeployment, timeoutSeconds: number, around: Around): void {
  const { phase: before, source, target, plan, pairs } = deployment;
  const [main, ...replicas] = swapsOf(deployment, around);
  if (before.status !== 'AVAILABLE' || target === undefined || main === undefined) {
    throw new Error(`${deployment.id} cannot be switched over.`);
  }
  const { timeline, journal, workload, groups } = around;
  const { guardrailsMs, renameMs, finishMs, fails } = source.course.switchover;
  const timers = around.timersOf(deployment);
  const now = timeline.now();
  const tell = (event: ToldEvent) => journal.ofDeployment(deployment, event);

  deployment.phase = { status: 'SWITCHOVER_IN_PROGRESS', since: now, until: now + timeoutSeconds * 1000 };
  tell(deploymentEvents.switchoverStarted(main));

  /** Back to where it began, as if nothing had been. */
  const cancel = (reason: string) => {
    timers.cancelAll();
    main.undo();
    source.access = 'read-write';
    target.access = restingAccess(target, groups);
    setStatus(main.pairs, 'available');
    setMembers(pairs, 'AVAILABLE');
    deployment.phase = before;
    tell(deploymentEvents.memberCanceled(main, reason));
    tell(deploymentEvents.switchoverCanceled);
  };

  const complete = () => {
    deployment.phase = { status: 'SWITCHOVER_COMPLETED', since: timeline.now() };
    tell(deploymentEvents.switchoverCompleted);
  };

  const swapNames = (swap: Swap, then: () => void) => {
    setStatus(swap.pairs, 'modifying');
    swap.nameBlue();
    timers.after(renameMs, () => {
      swap.nameGreen();
      setStatus(swap.pairs, 'available');
      setMembers(swap.pairs, 'SWITCHOVER_COMPLETED');
      then();
      tell(deploymentEvents.memberCompleted(swap));
    });
  };

  const swapReplicas = ([replica, ...rest]: readonly Swap[]) => {
    if (replica === undefined) {
      timers.after(finishMs, complete);
      return;
    }
    tell(deploymentEvents.memberStarted(replica));
    swapNames(replica, () => swapReplicas(rest));
  };

  const swapDatabases = () => {
    if (fails !== undefined) {
      cancel(fails);
      setMembers(pairs, 'SWITCHOVER_FAILED');
      deployment.phase = { status: 'SWITCHOVER_FAILED', because: fails };
      return;
    }
    swapNames(main, () => {
      // From here on there is no way back, and no timeout.
      timers.cancelAll();
      handOver(source, target);
      timers.after(0, () => swapReplicas(replicas));
    });
  };

  const copySequences = () => {
    if (plan.method !== 'logical') {
      swapDatabases();
      return;
    }
    tell(deploymentEvents.sequencesBegun(main));
    timers.after(SEQUENCES_MS, () => {
      tell(deploymentEvents.sequencesCopied(main));
      swapDatabases();
    });
  };

  const waitForGreen = () => {
    if (workload.lagSeconds(target) > 0) timers.after(LAG_LOOK_MS, waitForGreen);
    else copySequences();
  };

  timers.after(guardrailsMs, () => {
    const reason = guardrailReason(deployment, timeoutSeconds, workload);
    if (reason !== undefined) {
      cancel(reason);
      return;
    }
    source.access = 'closed';
    target.access = 'closed';
    setMembers(pairs, 'SWITCHOVER_IN_PROGRESS');
    tell(deploymentEvents.memberStarted(main));
    timers.after(LAG_LOOK_MS, waitForGreen);
  });
  timers.after(timeoutSeconds * 1000, () => {
    timers.cancelAll();
    timers.after(UNDONE_AFTER_MS, () => cancel(`the switchover timeout of ${timeoutSeconds} seconds`));
  });
}

/** Green is production; what was blue may be read, and is protected from writes. */
function handOver(source: Database, target: Database): void {
  target.follows = undefined;
  target.access = 'read-write';
  source.access = 'read-only';
}

function setMembers(pairs: readonly Pair[], status: MemberStatus): void {
  for (const pair of pairs) pair.status = status;
}

function setStatus(pairs: readonly Pair[], status: Status): void {
  for (const side of pairs.flatMap(({ blue, green }) => [blue, green])) {
    if (side !== undefined && side.is !== 'endpoint') side.status = status;
  }
}
