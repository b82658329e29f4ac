import type { Course } from './course.ts';
import type { Plan } from './plan.ts';
import type { Instant, Millis } from './words.ts';

/** A cancelled job has 7.5 s before the next signal: enough for the stop call and one look, not for AWS's way back. */
const cancelledLeaves: Millis = 4_000;

/** Without an answer of AWS's by then there is none that could still be told: the second signal comes after 7.5 s. */
const cancelledGivesUp: Millis = 6_000;

/** Who watched for minutes has as much again as a look may take, for the one that is under way. */
const lastLook: Millis = 15_000;

/** `status` works from anywhere, as long as somebody knows the release's id. */
export function whoWatches({ mover, run }: Plan, { leaves }: Course): string {
  const until = mover.wayBack === 'before traffic' ? 'the switchover' : 'its rollback';
  const look = mover.moves === 'AWS' ? `, or look at ${mover.mover} until ${until} has ended` : '';
  const status = `run \`operation: status\` with \`release-id: ${run.releaseId}\`${look}.`;
  return leaves === undefined
    ? `The post step of this job watches it for up to 4 minutes. Later, ${status}`
    : `To see the end of it, ${status}`;
}

/** `taken`: where AWS has taken the stop; `latest`: in any case. */
export function leavingOf({
  cancelled,
  leaves,
}: Course): { readonly taken: Instant; readonly latest: Instant } | undefined {
  if (cancelled !== undefined) return { taken: cancelled + cancelledLeaves, latest: cancelled + cancelledGivesUp };
  return leaves === undefined ? undefined : { taken: leaves, latest: leaves + lastLook };
}

/** A step that is cancelled has not the last word. Whoever has it does not call known what was not seen. */
export function lastName({ leaves, lost, sighting }: Course): 'cancelled' | 'unknown' {
  return leaves !== undefined && (lost !== undefined || sighting === undefined) ? 'unknown' : 'cancelled';
}
