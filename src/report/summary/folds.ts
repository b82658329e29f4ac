import type { Plan } from '../../release/plan.ts';
import { type Happening, nothingYet } from '../../release/words.ts';
import { code, inline } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { clock, duration } from '../../release/time-words.ts';
import { releaseTold } from '../told-release.ts';
import { fold, table, withoutMiddle } from './table.ts';

/** What only somebody who looks into a release wants to see, each behind a click. */
export function folds(story: Story, mostRows: number): readonly string[] {
  return [happenings(story, mostRows), writes(story, mostRows), troubles(story, mostRows), identity(story)];
}

export function happenings(story: Story, mostRows: number): string {
  const rows = story.happenings.map(happening => [
    clock(happening.at),
    aboutWords(happening),
    inline(happening.text, 600),
  ]);
  return fold(`What AWS said (${rows.length})`, table(['UTC', '', 'what'], withoutMiddle(rows, mostRows)));
}

function aboutWords(happening: Happening): string {
  if (happening.kind === 'progress') return 'progress';
  return happening.of === 'symptom' ? 'symptom' : `❗ ${happening.of}`;
}

export function phases(story: Story, mostRows: number): string {
  const rows = story.phases.map(({ phase, because, from, to }) => [
    clock(from),
    phase,
    to === undefined ? 'not ended' : duration(to - from),
    inline(because),
  ]);
  return fold(`Phases (${rows.length})`, table(['UTC', 'phase', 'for', 'because'], withoutMiddle(rows, mostRows)));
}

export function writes(story: Story, mostRows: number): string {
  const rows = story.writes.map(({ at, what }) => [clock(at), inline(what)]);
  return fold(`Written to AWS (${rows.length})`, table(['UTC', 'what'], withoutMiddle(rows, mostRows)));
}

export function troubles(story: Story, mostRows: number): string {
  const rows = story.troubles.map(({ trouble, times, first, last }) => [
    inline(trouble),
    String(times),
    clock(first),
    clock(last),
  ]);
  const all = story.troubles.reduce((sum, { times }) => sum + times, 0);
  return fold(
    `Passing troubles (${all})`,
    table(['what', 'times', 'first (UTC)', 'last (UTC)'], withoutMiddle(rows, mostRows)),
  );
}

function identity(story: Story): string {
  const { run, plan, green, watch } = story;
  // The ids of a post step are those of its step, and stand above.
  if (run === undefined || watch === 'taken over') return '';
  const { releaseId, changeId } = releaseTold(story);
  const rows = [
    ...(releaseId === undefined ? [] : [['release', code(releaseId)]]),
    ...(changeId === undefined ? [] : [['change', code(changeId)]]),
    ['target', code(run.target)],
    ['environment', code(run.environment)],
    ['as', code(run.caller)],
    ...(plan === undefined ? [] : [['configuration', configurationName(plan)]]),
    ...(plan === undefined || plan.blue.id === nothingYet.id ? [] : [['blue', code(plan.blue.id, 300)]]),
    ...(green === undefined ? [] : [['green', code(green.id, 300)]]),
  ];
  return fold('Identity of this run', table(['what', 'id'], rows));
}

/** The target's own settings have no name that could be looked up. */
function configurationName({ configuration, configurationMade }: Plan): string {
  return configurationMade === 'of the target itself' ? inline(configuration) : code(configuration);
}
