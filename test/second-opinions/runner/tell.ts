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
  return comparable({ runs, world: worldToldOf(stage) }, stage);
}

/** Where this machine has the world's listener that only tests come in by; a function has none. */
export function testListenerOf({ aws }: Stage): string | undefined {
  return aws.world.balancers.all.length === 0 ? undefined : new URL(aws.frontOf('shop', 8443)).host;
}

/** Without what is another in every world and on every machine: a port, and the folder in which a runner keeps records. */
function comparable(told: StoryTold, stage: Stage): StoryTold {
  const listener = testListenerOf(stage) ?? 'shop:8443';
  const inPlace = (_: string, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll(listener, 'shop:8443').replace(/^\/.*\/greenlight\/\w+\.json$/, 'a record')
      : value;
  return JSON.parse(JSON.stringify(told), inPlace) as StoryTold;
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
