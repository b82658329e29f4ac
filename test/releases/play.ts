import type { LoggedCall } from '../aws/call-log.ts';
import type { Damage } from '../aws/world/damage.ts';
import type { Pace } from '../clock/timeline.ts';
import type { Comment } from '../github/books/comments.ts';
import type { Deployment } from '../github/books/deployments.ts';
import type { LoggedCall as GitHubCall } from '../github/call-log.ts';
import type { Run } from '../runner/run-action.ts';
import type { RunContext } from '../runner/run-context.ts';
import { type Accident, type Chapter, chaptersOf, type Handover, inputsOf, jobOf } from './chapter.ts';
import type { Scenario } from './scenario.ts';
import { blueImage } from './shop.ts';
import {
  type AlarmChange,
  type Attempt,
  type AttemptOptions,
  openStage,
  pullRequest,
  type ShareChange,
  type Stage,
  type WeightChange,
} from './stage.ts';

/** What one step left behind. Times are epoch milliseconds of the world. */
export interface PlayedChapter extends Attempt {
  readonly chapter: Chapter;
  readonly run: Pick<RunContext, 'runId' | 'runNumber' | 'runAttempt' | 'job'>;
  readonly beganAt: number;
  readonly endedAt: number;
  /** The version that most users met as it ended. */
  readonly serves: string | undefined;
}

/** What a played story left behind: its last step, and the world after it. */
export interface Played extends PlayedChapter {
  /** In the order in which they were played; the last one is this. */
  readonly chapters: readonly PlayedChapter[];
  readonly calls: readonly LoggedCall[];
  readonly gitHub: OnGitHub;
  readonly damage: Damage;
  readonly alarms: readonly AlarmChange[];
  readonly shares: readonly ShareChange[];
  readonly weights: readonly WeightChange[];
  /** The version of the beginning. */
  readonly blue: string;
  /** The share of green that users have in the end. */
  readonly greenShare: number;
}

/** What people find on GitHub afterwards, and how it came there. */
export interface OnGitHub {
  /** Of the pull request that the push merged, oldest first. */
  readonly comments: readonly Comment[];
  /** Newest first. */
  readonly deployments: readonly Deployment[];
  readonly calls: readonly GitHubCall[];
}

export interface Staging extends Omit<AttemptOptions, 'during'> {
  readonly pace?: Pace;
  /** A folder for all that AWS hears and says. */
  readonly tape?: string;
  readonly during?: (stage: Stage, run: Run) => Promise<void> | void;
  /** Called before each step of the story, and before what happens until it begins. */
  readonly onChapter?: (chapter: Chapter) => void;
  readonly onAccident?: (accident: Accident) => void;
}

/** Plays a story: the built action in processes of their own, as the runner starts them, against a world of their own. */
export async function play(scenario: Scenario, { pace, tape, onChapter, ...staging }: Staging = {}): Promise<Played> {
  await using stage = await openStage(scenario, pace ?? { kind: 'stepped' }, tape);
  const [first, ...more] = chaptersOf(scenario);
  const chapter = async (chapter: Chapter, earlier: readonly PlayedChapter[]): Promise<PlayedChapter> => {
    onChapter?.(chapter);
    return playChapter(stage, scenario, chapter, earlier, staging);
  };
  const chapters: [PlayedChapter, ...PlayedChapter[]] = [await chapter(first, [])];
  for (const next of more) chapters.push(await chapter(next, chapters));
  await stage.pass(60_000);
  return {
    ...(chapters.at(-1) ?? chapters[0]),
    chapters,
    calls: stage.aws.calls(),
    gitHub: {
      comments: stage.gitHub.comments(pullRequest),
      deployments: stage.gitHub.deployments(),
      calls: stage.gitHub.calls(),
    },
    damage: stage.aws.damage(),
    alarms: stage.alarms,
    shares: stage.shares,
    weights: stage.weights,
    blue: scenario.blue ?? blueImage,
    greenShare: stage.greenShare(),
  };
}

async function playChapter(
  stage: Stage,
  scenario: Scenario,
  chapter: Chapter,
  earlier: readonly PlayedChapter[],
  { during, onAccident, ...options }: Omit<Staging, 'pace' | 'onChapter'>,
): Promise<PlayedChapter> {
  const { before, accident, environment } = chapter;
  if (before !== undefined) await stage.before(before);
  const { timeline } = stage.aws;
  const github = { ...chapter.github, ...options.github };
  const run = jobOf(scenario, { ...chapter, github });
  const beganAt = timeline.now();
  const attempt = await stage.attempt({
    ...options,
    github,
    inputs: { ...inputsOf(chapter, run.runId, earlier.map(handover)), ...options.inputs },
    ...(environment === undefined ? {} : { environment }),
    during: async process => {
      if (accident !== undefined)
        timeline.at(beganAt + accident.after, () => {
          onAccident?.(accident);
          befall(process, accident);
        });
      await during?.(stage, process);
    },
  });
  return { ...attempt, chapter, run, beganAt, endedAt: timeline.now(), serves: stage.servingImage() };
}

function handover({ run, outcome }: PlayedChapter): Handover {
  return { run: run.runId, job: run.job, outputs: outcome.main.outputs };
}

function befall(run: Run, { is }: Accident): void {
  switch (is) {
    case 'the job is cancelled':
      run.cancel();
      return;
    case 'the runner is lost':
      run.kill();
      return;
    case 'the process is killed':
      run.crash();
      return;
    default: {
      const never: never = is;
      throw new Error(`no such accident: ${String(never)}`);
    }
  }
}
