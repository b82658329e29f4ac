import type { Played } from '../releases/play.ts';
import { editsOf, type Shown, summaryIn } from './shown.ts';

export interface Titled {
  /** Which text of its story. */
  readonly title: string;
  readonly shown: Shown;
}

/** All that a story showed at any moment. */
export function everyText({ chapters, gitHub }: Pick<Played, 'chapters' | 'gitHub'>): readonly Titled[] {
  const summaries = chapters.flatMap((step, nth) => {
    const shown = summaryIn(step);
    return shown === undefined ? [] : [{ title: `summary ${nth + 1}`, shown }];
  });
  const comments = gitHub.comments.flatMap((comment, nth) =>
    editsOf(comment).map(edit => ({ title: `comment ${nth + 1} of ${new Date(edit.at).toISOString()}`, shown: edit })),
  );
  return [...summaries, ...comments];
}

const isOfComments = /^issues\/(?:create|update)-comment$/;

/** What a story wrote and nobody saw, because GitHub would not have it. */
export function unshown({ chapters, gitHub }: Pick<Played, 'chapters' | 'gitHub'>): readonly string[] {
  const dropped = chapters.flatMap(({ outcome }, nth) =>
    [outcome.main, outcome.post].flatMap(step =>
      step?.summary.kind === 'dropped' ? [`summary ${nth + 1}: GitHub drops one of ${step.summary.bytes} bytes`] : [],
    ),
  );
  const refused = gitHub.calls
    .filter(
      ({ operation, outcome }) =>
        isOfComments.test(operation ?? '') && outcome.kind === 'answered' && outcome.status === 422,
    )
    .map(({ operation, body }) => `${operation}: GitHub refuses a comment of ${body.length} characters`);
  return [...dropped, ...refused];
}
