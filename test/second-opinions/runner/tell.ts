import type { Asked } from '../../docs/run-workflow.ts';
import { openStage, pullRequest, type Stage } from '../../releases/stage.ts';
import type { RunContext } from '../../runner/run-context.ts';
import type { Example } from './example.ts';
import type { Story } from './stories.ts';
import type { RunTold, StoryTold, WorldTold } from './told.ts';
import { filesOf, worldOf } from './world.ts';

/** Runs one workflow in a world, and tells what became of its jobs. */
export type Runner = (stage: Stage, workflow: Example, asked: Errand) => Promise<RunTold>;

export interface Errand extends Required<Pick<Asked, 'number' | 'sha' | 'typed'>> {
  readonly github: Partial<RunContext>;
}

const minute = 60_000;

/** A story in a world of its own, with ten minutes between two runs: as long as blue is kept, and a while. */
export async function tellStory(
  story: Story,
  examples: ReadonlyMap<string, Example>,
  runner: Runner,
): Promise<StoryTold> {
  /** That of every job, as the commit has it that its run is about. */
  const disk: Record<string, string> = {};
  const scenario = { ...worldOf(story, [...examples.values()]), files: disk };
  await using stage = await openStage(scenario, { kind: 'stepped' });
  const runs: RunTold[] = [];
  const numbers = new Map<string, number>();
  for (const { example, commit, typed, github } of story.runs) {
    const workflow = examples.get(example);
    if (workflow === undefined) throw new Error(`There is no example ${example}.`);
    const number = (numbers.get(example) ?? 0) + 1;
    numbers.set(example, number);
    Object.assign(disk, filesOf(commit));
    runs.push(await runner(stage, workflow, { number, sha: commit, typed: typed(runs), github }));
    await stage.pass(10 * minute);
  }
  const told = comparable({ runs, world: worldToldOf(stage) }, stage);
  return story.place === 'checkout' ? everywhere(told, withoutMoments) : told;
}

/** Where this machine has the world's listener that only tests come in by; a function has none. */
export function testListenerOf({ aws }: Stage): string | undefined {
  return aws.world.balancers.all.length === 0 ? undefined : new URL(aws.frontOf('shop', 8443)).host;
}

/** Without what is another in every world and on every machine: a port, and the folder in which a runner keeps records. */
function comparable(told: StoryTold, stage: Stage): StoryTold {
  const listener = testListenerOf(stage) ?? 'shop:8443';
  return everywhere(told, text =>
    text.replaceAll(listener, 'shop:8443').replace(/^\/.*\/greenlight\/\w+\.json$/, 'a record'),
  );
}

/**
 * Lambda takes 15 calls a second from a whole account. Two jobs that begin in the same moment ask more, and whoever is throttled
 * waits a random while: so what comes when, and after how many requests of users, is another in every play.
 */
function withoutMoments(text: string): string {
  return text
    .replaceAll(/\d\d:\d\d:\d\d/g, 'a moment')
    .replaceAll(/\b\d+ (?:h|min|s)\b(?: \d+ (?:min|s)\b)*/g, 'a while')
    .replaceAll(/\d+ of \d+ requests reached green \([\d.]+ %\)/g, 'some requests reached green');
}

function everywhere(told: StoryTold, change: (text: string) => string): StoryTold {
  const changed = (_: string, value: unknown) => (typeof value === 'string' ? change(value) : value);
  return JSON.parse(JSON.stringify(told), changed) as StoryTold;
}

function worldToldOf(stage: Stage): WorldTold {
  const writes = stage.aws
    .calls()
    .filter(({ service, operation }) => service !== 'sts' && !/^(Describe|List|Get|BatchGet)/.test(operation));
  return {
    serving: stage.servingImage() ?? 'nothing',
    writes: writes.map(({ service, operation }) => `${service}:${operation}`),
    ledger: stage.gitHub
      .deployments()
      .map(({ environment, statuses }) => `${environment}: ${statuses.at(-1)?.state ?? 'none'}`)
      .toReversed(),
    comments: stage.gitHub.comments(pullRequest).map(({ body }) => /^#+ .*$/m.exec(body)?.[0] ?? body),
  };
}
