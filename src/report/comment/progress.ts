import type { Instant } from '../../release/words.ts';
import { inline } from '../escape/markdown.ts';
import { currentPhase, type Story, type Waiting } from '../story.ts';
import { list } from '../summary/table.ts';
import { unattended } from '../summary/unattended.ts';
import { clock, dateAndClock, due } from '../../release/time-words.ts';
import { bar, capacityWords, percent } from '../traffic-words.ts';

/** Where the release is, and what is waited for until when. */
export function progress(story: Story): string {
  const phase = currentPhase(story);
  const { waiting, capacity } = story;
  const lines = [
    ...trafficLine(story),
    ...(waiting === undefined ? [] : [`**Waiting for:** ${inline(waiting.wait)}${untilWords(waiting)}`]),
    ...(phase === undefined
      ? []
      : [`**Phase:** ${phase.phase} since ${clock(phase.from)} UTC: ${inline(phase.because)}`]),
    ...(capacity === undefined ? [] : [`**Capacity:** ${capacityWords(capacity)}`]),
    ...causeLine(story),
  ];
  return list(lines, lines.length);
}

/** What keeps green from starting stays news until it has started; later it is what came since the phase began. */
function causeLine(story: Story): readonly string[] {
  const phase = currentPhase(story);
  const causes = story.happenings.filter(
    ({ kind, at }) => kind === 'cause' && (phase?.phase === 'staging' || at >= (phase?.from ?? 0)),
  );
  const newest = causes.findLast(cause => cause.kind === 'cause' && cause.of !== 'symptom') ?? causes.at(-1);
  return newest === undefined ? [] : [`**AWS says:** ${inline(newest.text, 600)} (${clock(newest.at)} UTC)`];
}

/** A moment only: how long it is until then would be wrong as soon as it is read. */
function untilWords({ since, until }: Waiting): string {
  return until === undefined ? '' : `, until ${due(until, since)}`;
}

function trafficLine({ traffic }: Story): readonly string[] {
  const point = traffic.at(-1);
  if (point === undefined) return [];
  const { at, serving } = point;
  return serving.who === 'unknown'
    ? [`**Traffic:** not known since ${clock(at)} UTC: ${inline(serving.because, 600)}`]
    : [
        `**Traffic:** ${bar(serving.green)} green ${percent(serving.green)}, blue ${percent(100 - serving.green)}, since ${clock(at)} UTC`,
      ];
}

/** A killed run leaves its comment as it is, so the comment has to say itself that this may have happened. */
export function lastKnown(story: Story, now: Instant): string {
  return [
    `> **In progress, last written at ${dateAndClock(now)}.** If the run is over and this still stands here, it was killed, and`,
    '> this is the last that it knew, not the end.',
    `> ${unattended(story)}`,
    '> To go on from what AWS holds, re-run the job.',
  ].join('\n');
}
