import { inspect } from 'node:util';
import type { LoggedCall } from '../../aws/call-log.ts';
import { openStage } from '../stage.ts';
import { aftermathOf, trafficOf } from './aftermath.ts';
import { type Day, wrongsOf } from './judge.ts';
import { releaseHere } from './release-here.ts';
import type { Row, Story } from './row.ts';

export interface Answer {
  readonly name: string;
  /** The verdict, and the fact that decided. */
  readonly said: string;
  /** All that is wrong with it. */
  readonly wrong: readonly string[];
}

/** One bad day from its morning to a minute after the verdict. A row that cannot be played has proven nothing: it is wrong. */
export async function playRow(row: Row): Promise<Answer> {
  const { name, story } = row;
  try {
    const day = await playStory(story, row);
    const { verdict } = day;
    return { name, said: `${verdict.name}: ${verdict.because}`, wrong: [...wrongsOf(row, day), ...day.found] };
  } catch (error) {
    return { name, said: 'nothing', wrong: [`It could not be played: ${inspect(error)}`] };
  }
}

export interface PlayedStory extends Day {
  readonly calls: readonly LoggedCall[];
  /** What an inspection of the account found. */
  readonly found: readonly string[];
}

const nothing = (): Promise<readonly string[]> => Promise.resolve([]);

export async function playStory(
  story: Story,
  { also = nothing, meanwhile }: Pick<Row, 'also' | 'meanwhile'> = {},
): Promise<PlayedStory> {
  await using stage = await openStage(story, { kind: 'stepped' });
  let failedMeanwhile: unknown;
  if (meanwhile !== undefined)
    stage.aws.timeline.at(stage.beganAt + meanwhile.after, () => {
      meanwhile.do(stage.aws).catch((error: unknown) => (failedMeanwhile = error));
    });
  const { verdict, log, endedAt } = await releaseHere(stage.aws, story);
  const calls = stage.aws.calls();
  // Weights that were asked for last take effect within 5 s.
  await stage.pass(6_000);
  const then = await trafficOf(stage.aws);
  await stage.pass(60_000);
  const after = await aftermathOf(stage.aws);
  const found = await also(stage.aws);
  const [bug] = [...stage.aws.bugs(), ...(failedMeanwhile === undefined ? [] : [failedMeanwhile])];
  if (bug !== undefined) throw new Error(`${story.name}: the simulated AWS made a mistake`, { cause: bug });
  return { verdict, log, took: endedAt - stage.beganAt, then, after, calls, found };
}
