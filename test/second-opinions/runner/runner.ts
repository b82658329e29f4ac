import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asking, Opinion, Report } from '../opinion.ts';
import { type Keyed, settle } from '../settled.ts';
import { goProgram } from '../tools/go.ts';
import { afterAFailure } from './after-a-failure.ts';
import { byAct } from './by-act.ts';
import { byOurHarness } from './by-our-harness.ts';
import { countOf, differences } from './differences.ts';
import { type Example, readExample } from './example.ts';
import type { Foreign } from './play-by-act.ts';
import { settled } from './settled.ts';
import { stories, type Story } from './stories.ts';
import { tellStory } from './tell.ts';
import type { RunTold, StoryTold } from './told.ts';
import { unjudged } from './unjudged.ts';

const ACT = 'github.com/nektos/act@v0.2.87';

/** nektos/act, a runner that others wrote, of every workflow that a page shows, beside our own in a world like its. */
export const runner: Opinion = {
  name: 'runner',
  title: 'nektos/act, of every workflow that the pages show',
  askedAlways: false,
  ask: async asking => {
    const examples = await readExamples(asking);
    const program = await goProgram(ACT, asking);
    const scratch = await mkdtemp(join(tmpdir(), 'greenlight-act-'));
    try {
      return await reportOf(examples, { program, root: asking.root, scratch }, asking);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

async function readExamples({ root }: Asking): Promise<ReadonlyMap<string, Example>> {
  const folder = join(root, 'examples');
  return new Map((await readdir(folder)).map(name => [name, readExample(join(folder, name))]));
}

async function reportOf(examples: ReadonlyMap<string, Example>, foreign: Foreign, { say }: Asking): Promise<Report> {
  const findings: Keyed[] = neverRun(examples);
  const told: StoryTold[] = [];
  for (const story of stories) {
    say(`${story.name}: by act, and by our own runner`);
    try {
      const theirs = await by('act', tellStory(story, examples, byAct(foreign)));
      told.push(theirs);
      findings.push(...broken(story, theirs));
      const ours = await by('our own runner', tellStory(story, examples, byOurHarness));
      findings.push(...differences(story.name, ['by act', 'by our own runner'], theirs, ours));
    } catch (error) {
      findings.push(gaveUp(story.name, error));
    }
  }
  say('after a failure: by act');
  const after = by('act', afterAFailure(foreign));
  findings.push(...(await after.catch((error: unknown) => [gaveUp('after a failure', error)])));
  const { open, explained } = settle(findings, settled);
  const runs = told.flatMap(story => story.runs);
  return {
    checked: {
      examples: examples.size,
      runs: runs.length,
      jobs: runs.flatMap(run => Object.values(run)).filter(job => job !== 'skipped').length,
      'facts compared': countOf(told),
    },
    findings: open,
    explained,
    unjudged,
  };
}

async function by<Told>(whom: string, telling: Promise<Told>): Promise<Told> {
  try {
    return await telling;
  } catch (cause) {
    throw new Error(`${whom} could not tell the story`, { cause });
  }
}

/** Whoever crashes or hangs has told nothing, and that is no pass. */
function gaveUp(story: string, error: unknown): Keyed {
  const { message, cause } = error as Error;
  const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
  return { key: `${story} | no end`, where: `the story "${story}"`, what: why };
}

/** A story ends by act otherwise than its pages promise: both runners may be told the same wrong thing. */
function broken({ name, runs }: Story, told: StoryTold): readonly Keyed[] {
  const wanted = runs.map(({ ends }) => ends);
  return differences(`the ends of "${name}"`, ['by act', 'as the pages have it'], told.runs.map(endsOf), wanted);
}

function endsOf(run: RunTold): Readonly<Record<string, string>> {
  const jobs = Object.entries(run);
  return Object.fromEntries(
    jobs.map(([name, job]) => [name, job === 'skipped' ? job : (job.outputs['verdict'] ?? '')]),
  );
}

function neverRun(examples: ReadonlyMap<string, Example>): Keyed[] {
  const run = new Set(stories.flatMap(({ runs }) => runs.map(({ example }) => example)));
  const left = [...examples.keys()].filter(name => !run.has(name));
  return left.map(name => ({
    key: `never run | ${name}`,
    where: `examples/${name}`,
    what: 'is in no story, and so is not run',
  }));
}
