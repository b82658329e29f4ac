import type { Handed } from './aim.ts';
import type { Found } from './found.ts';
import type { History } from './history.ts';
import { attemptOf, runOf, type RunFacts } from './identity.ts';
import type { Strategy } from './words.ts';

export interface Promotion {
  /** What the step was given; undefined: what this very run has staged. */
  readonly handed: Handed | undefined;
  readonly run: Pick<RunFacts, 'runId' | 'attempt'>;
  /** The change that is in flight, with blue beside it. */
  readonly found: Pick<Found, 'run' | 'blue' | 'configured' | 'can' | 'stagedBeside'>;
  readonly strategy: Strategy | 'as configured';
  readonly history: History;
}

/** Why what is staged may not go on; undefined where it may. */
export function promotionFault(promotion: Promotion): { readonly because: string; readonly next: string } | undefined {
  const { handed, run, found, strategy, history } = promotion;
  const { changeId } = found.run;
  // An approval of an earlier attempt was given for what stood there then; only a change-id says which change that was.
  if (handed?.changeId === undefined && run.attempt > 1 && !isOfThisAttempt(changeId, run))
    return {
      because: `${changeId} was not staged by this attempt, and nothing says that it is what this attempt was approved for.`,
      next: 'Hand it over: `release-id` with the output `change-id` of the step that staged it.',
    };
  const entry =
    history.is === 'read' ? history.changes.find(past => past.entry.changeId === changeId)?.entry : undefined;
  const beside = entry?.previous ?? found.stagedBeside;
  if (beside !== undefined && beside !== found.blue.name)
    return {
      because: `${beside} served when ${changeId} was staged, and ${found.blue.name} serves now: another change came in between.`,
      next: 'Start the workflow anew: it stages again, beside what serves now.',
    };
  // A deployment that waits keeps all others out. A version that was published keeps nobody out.
  if (beside === undefined && found.can.moves === 'Greenlight')
    return {
      because: `What served when ${changeId} was staged is not told by its version, nor by the ledger: another change may have come in between.`,
      next: 'Let the job read the ledger (`deployments: read` and `github-token`), or start the workflow anew: it stages again.',
    };
  if (
    found.can.moves === 'AWS' &&
    found.can.strategies.length > 1 &&
    strategy !== 'as configured' &&
    JSON.stringify(strategy) !== JSON.stringify(found.configured.strategy)
  )
    return {
      because: `The deployment moves its traffic in the steps with which it was begun: ${found.can.mover} can neither change nor skip them, and \`strategy\` or \`steps\` of this step ask for others.`,
      next: 'Leave `strategy` and `steps` out, or say what the step that staged it says. To be quicker, stage anew with other steps.',
    };
  return undefined;
}

function isOfThisAttempt(changeId: string, { runId, attempt }: Promotion['run']): boolean {
  return runOf(changeId) === runId && attemptOf(changeId) === attempt;
}
