import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keep, type Kept } from '../rendered/keep.ts';
import type { LogLine } from '../runner/run-action.ts';
import { type Chapter, chaptersOf, jobOf } from './chapter.ts';
import { play } from './play.ts';
import { type Result, resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed, stories } from './scenarios/index.ts';

const usage = 'npm run demo -- [NAME] [--list] [--json] [--speed N] [--seed N]';
const { values, positionals } = asked();

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        speed: { type: 'string' },
        seed: { type: 'string' },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
    process.exit(2);
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (text: string): void => console.log(text);

if (values.list) {
  const width = Math.max(...stories.map(({ name }) => name.length));
  for (const { name, tells } of stories) say(`${name.padEnd(width)}  ${tells}`);
} else {
  process.exitCode = await demo(positionals[0] ?? 'ecs-canary');
}

/** Plays one story, so that a person can watch it; 2 for a name that does not exist, else 0: a bad release well handled is a good demo. */
async function demo(name: string): Promise<number> {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) {
    console.error(`There is no scenario ${name}. \`npm run demo -- --list\` shows them all.`);
    return 2;
  }
  const speed = Number(values.speed ?? scenario.speed ?? 60);
  if (!(speed > 0) || (values.seed !== undefined && !Number.isInteger(Number(values.seed)))) {
    console.error(`--speed takes virtual seconds per second, more than 0, and --seed a whole number.\nUsage: ${usage}`);
    return 2;
  }
  say(`${scenario.name}: ${scenario.tells}`);
  say(
    values.json
      ? 'Played as fast as it goes, on virtual time.'
      : `Played ${speed} times faster than life; --speed N changes that.`,
  );
  const seeded =
    values.seed === undefined ? scenario : { ...scenario, world: { ...scenario.world, seed: Number(values.seed) } };
  const played = await play(seeded, {
    pace: values.json ? { kind: 'stepped' } : { kind: 'paced', speed },
    onChapter: chapter => {
      for (const line of scenario.chapters === undefined ? [''] : headline(scenario, chapter)) say(line);
    },
    onAccident: ({ is }) => say(`*** ${is} ***`),
    onLine: line => say(paint(line)),
  });
  const kept = await keep(root, join('.demo', scenario.name), played);
  const result = resultOf(played);
  say('');
  for (const line of [felt(result), ...writesFelt(result)]) say(line);
  for (const [at, step] of kept.entries())
    for (const line of [...(kept.length > 1 ? [`Chapter ${at + 1}`] : []), ...places(step)]) say(line);
  if (values.json) say(JSON.stringify(asJson(scenario, result, kept)));
  return 0;
}

/** The result of the last step, what was kept of it, and the same of each step. */
function asJson({ name }: Scenario, result: Result, kept: readonly Kept[]) {
  const chapters = result.chapters.map((chapter, at) => ({ ...chapter, ...kept[at] }));
  return { scenario: name, ...result, ...kept.at(-1), chapters };
}

/** Which step of which run comes now, and what it is about. */
function headline(scenario: Scenario, chapter: Chapter): readonly string[] {
  const { runNumber, runAttempt, job } = jobOf(scenario, chapter);
  const title = `Run ${runNumber}, attempt ${runAttempt}, job ${job}`;
  const number = chaptersOf(scenario).indexOf(chapter) + 1;
  return ['', `=== ${number}. ${title}`, `=== ${chapter.tells}`, ''];
}

function paint({ level, text, group }: LogLine): string {
  if (level === 'group') return text;
  const mark = level === 'error' ? 'ERROR  ' : level === 'warning' ? 'WARNING  ' : level === 'notice' ? 'NOTICE  ' : '';
  return `${group === undefined ? '' : '  '}${mark}${text}`;
}

/** What users felt, which no deployment tool says of itself. */
function felt({ users }: Result): string {
  const { requests, failed, slow } = users;
  return (
    `What users felt:    ${failed} of ${requests} requests failed, ${slow} took longer than ${users['slow-ms']} ms; ` +
    `${users['hurt-by-green']} of them met a version that the story has released.`
  );
}

/** The same of the writes to a database, of which one that is lost weighs more than many that waited. */
function writesFelt({ users }: Result): readonly string[] {
  return Object.entries(users.applications).map(
    ([name, { acknowledged, refused, failed, lost, ...seconds }]) =>
      `Writes of ${name}:`.padEnd(20) +
      `${acknowledged} acknowledged, ${refused} refused, ${failed} failed, ${lost} lost; ` +
      `${seconds['seconds-without-writes']} s without any, ${seconds['seconds-of-refusals']} s until the last was refused.`,
  );
}

/** Where to look at what people saw: a page for the browser, and its Markdown as GitHub got it. */
function places(kept: Kept): readonly string[] {
  const page = (html: string | undefined, markdown: string | undefined): string =>
    html === undefined || markdown === undefined ? 'none' : `${html} (as Markdown: ${markdown})`;
  return [
    `The job summary:    ${page(kept['summary-page'], kept.summary)}`,
    `The comment:        ${page(kept['comment-page'], kept.comment)}`,
    `The release record: ${kept.record ?? 'none'}`,
  ];
}
