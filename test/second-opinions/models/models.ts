import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { play } from '../../releases/play.ts';
import { stories } from '../../releases/scenarios/index.ts';
import { type Asking, Missing, type Opinion, type Report } from '../opinion.ts';
import { settle } from '../settled.ts';
import { pythonWith } from '../tools/python.ts';
import { runWell } from '../tools/run.ts';
import { proveTheJudge } from './proof.ts';
import { settled } from './settled.ts';

const here = import.meta.dirname;

/** What judge.py prints. */
const judgement = v.object({
  botocore: v.string(),
  calls: v.record(v.string(), v.number()),
  distinct: v.number(),
  requests: v.number(),
  replies: v.number(),
  spoiled: v.number(),
  unanswered: v.number(),
  unreadable: v.number(),
  unsimulated: v.number(),
  cut: v.array(v.string()),
  unknown: v.record(v.string(), v.number()),
  findings: v.array(
    v.object({
      side: v.picklist(['ours', 'simulated']),
      service: v.string(),
      operation: v.string(),
      rule: v.string(),
      path: v.string(),
      detail: v.string(),
      /** The first few. */
      where: v.array(v.string()),
      times: v.number(),
    }),
  ),
});

export type Judgement = v.InferOutput<typeof judgement>;
export type ModelFinding = Judgement['findings'][number];

/** AWS's published models, read by botocore, of every request and every reply of the stories. */
export const models: Opinion = {
  name: 'models',
  title: "AWS's published models, of every request and reply",
  askedAlways: true,
  ask: async asking => {
    const python = join(await pythonWith(join(here, 'requirements.txt'), asking), 'python');
    const judge = async (...tapes: readonly string[]) =>
      judged(await runWell(python, [join(here, 'judge.py'), ...tapes]));
    await proveTheJudge(judge);
    const folder = await mkdtemp(join(tmpdir(), 'greenlight-tape-'));
    let kept = false;
    try {
      const [demos, stories] = [join(folder, 'demos'), join(folder, 'stories')];
      const taped = asking.tape === undefined ? await runTheStories(asking, stories) : await madeBefore(asking.tape);
      await playTheDemos(asking, demos);
      asking.say('judging the tapes');
      const report = reportOf(await judge(taped, demos));
      kept = report.findings.length > 0;
      if (kept) asking.say(`the tapes stay in ${[...new Set([taped, folder])].join(' and ')}`);
      return report;
    } finally {
      if (!kept) await rm(folder, { recursive: true, force: true });
    }
  },
};

function judged(printed: string): Judgement {
  return v.parse(judgement, JSON.parse(printed));
}

async function madeBefore(tape: string): Promise<string> {
  const files = await readdir(tape).catch(() => []);
  if (files.some(file => file.endsWith('.jsonl'))) return tape;
  throw new Missing(`There is no tape in ${tape}. Make one by GREENLIGHT_TAPE=${tape} npm test`);
}

/** The tests that release something. Those of the simulated AWS alone ask it what no client should. */
async function runTheStories({ root, say }: Asking, tape: string): Promise<string> {
  say('playing the tests that release something (two minutes or so)');
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  await runWell(process.execPath, [jest, 'test/releases', 'test/docs'], { cwd: root, env: { GREENLIGHT_TAPE: tape } });
  return tape;
}

async function playTheDemos({ say }: Asking, tape: string): Promise<void> {
  say(`playing ${stories.length} demo scenarios`);
  const left = [...stories];
  // A world and its action take turns: two stories keep two cores busy.
  const playRest = async (): Promise<void> => {
    for (let scenario = left.pop(); scenario !== undefined; scenario = left.pop()) await play(scenario, { tape });
  };
  await Promise.all([playRest(), playRest()]);
}

export function reportOf(judgement: Judgement): Report {
  const { calls, distinct, requests, replies, spoiled, unanswered, unreadable, unsimulated, cut, unknown, findings } =
    judgement;
  const heard = Object.values(calls).reduce((sum, count) => sum + count, 0);
  const { open, explained } = settle(findings.map(asFinding), settled);
  return {
    checked: { calls: heard, operations: Object.keys(calls).length, distinct, requests, replies },
    findings: requests === 0 ? [{ where: 'the tape', what: 'no request on it is of Greenlight' }, ...open] : open,
    explained,
    unjudged: [
      ...(spoiled === 0 ? [] : [`${spoiled} replies that a test had made wrong on purpose`]),
      ...(unanswered === 0 ? [] : [`${unanswered} replies that a test had cut off`]),
      ...(unreadable === 0 ? [] : [`${unreadable} requests of tests that are no calls`]),
      ...cut.map(world => `the end of ${world}: its process was killed while it wrote`),
      ...(unsimulated === 0 ? [] : [`${unsimulated} replies that say what the simulated AWS does not simulate`]),
      ...Object.entries(unknown).map(
        ([name, count]) => `${name}: the models know no such operation (${count} exchanges)`,
      ),
    ],
  };
}

function asFinding({ side, service, operation, rule, path, detail, where, times }: ModelFinding) {
  const whose = side === 'ours' ? 'request' : 'reply';
  return {
    key: [side, `${service}:${operation}`, rule, path].filter(part => part !== '').join(' | '),
    where: `${where[0] ?? ''}, ${whose} of ${service}:${operation}${path === '' ? '' : `, ${path}`}`,
    what: `${rule}: ${detail}${times > 1 ? ` (${times} times)` : ''}`,
  };
}
