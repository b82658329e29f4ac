// What others think of us: `npm run second-opinions` asks those that are asked before every change, `-- --all` everybody,
// `-- NAME …` these. `--json` prints one JSON line last; `--tape FOLDER` takes the tapes that another command has made.
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { browser } from './browser/browser.ts';
import { linters } from './linters/linters.ts';
import { models } from './models/models.ts';
import { runner } from './runner/runner.ts';
import { servers } from './servers/servers.ts';
import { endAll } from './tools/run.ts';
import { Missing, type Opinion, type Report } from './opinion.ts';

const opinions: readonly Opinion[] = [models, servers, runner, linters, browser];

const { values, positionals } = understood();
const unknown = positionals.filter(name => opinions.every(opinion => opinion.name !== name));
if (unknown.length > 0) {
  console.error(
    `There is no opinion "${unknown.join('", "')}". There are: ${opinions.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const root = join(import.meta.dirname, '..', '..');
const asking = {
  root,
  tools: join(root, '.second-opinions'),
  tape: values.tape,
  say: (line: string) => console.error(styleText('dim', `  … ${line}`)),
};
const wanted = opinions.filter(({ name, askedAlways }) =>
  positionals.length > 0 ? positionals.includes(name) : values.all || askedAlways,
);

/** When somebody told us to end, in milliseconds. */
let told: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // A terminal and npm both say it, within a moment; who says it again later does not want to wait for what is cleared up.
    if (told !== undefined && performance.now() - told > 1_000) process.exit(130);
    told ??= performance.now();
    process.exitCode = 130;
    endAll();
  });

const printed: Record<string, object> = {};
for (const opinion of wanted) {
  if (told !== undefined) break;
  const began = performance.now();
  const answer = await answerOf(opinion);
  const seconds = Math.round((performance.now() - began) / 1_000);
  if (answer.kind === 'none') {
    console.log(`${styleText('red', 'none')} ${opinion.title} (${seconds} s)\n  ${answer.why}`);
    printed[opinion.name] = { 'not-given': answer.why, seconds };
  } else {
    tell(opinion, answer.report, seconds);
    const { checked, findings, explained, unjudged } = answer.report;
    printed[opinion.name] = {
      checked,
      findings,
      explained,
      unjudged,
      unexplained: findings.length,
      'not-judged': unjudged.length,
      seconds,
    };
  }
  if (answer.kind === 'none' || answer.report.findings.length > 0) process.exitCode ??= 1;
}
if (values.json) console.log(JSON.stringify(printed));

type Answer = { readonly kind: 'given'; readonly report: Report } | { readonly kind: 'none'; readonly why: string };

/** A tool that is missing, crashes or hangs has given no opinion, which is no pass. */
async function answerOf(opinion: Opinion): Promise<Answer> {
  try {
    return { kind: 'given', report: await opinion.ask(asking) };
  } catch (error) {
    const { message, stack = message } = error as Error;
    return { kind: 'none', why: error instanceof Missing ? message : stack };
  }
}

function tell({ title }: Opinion, { checked, findings, explained, unjudged }: Report, seconds: number): void {
  const counts = Object.entries(checked).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  const mark = findings.length === 0 ? styleText('green', 'ok  ') : styleText('red', 'BAD ');
  const open = unjudged.length === 0 ? '' : styleText('yellow', `, ${unjudged.length} not judged`);
  console.log(`${mark} ${title}: ${counts.join(', ')}${open} (${seconds} s)`);
  for (const { where, what } of findings) console.log(`  ${styleText('red', where)}\n    ${what}`);
  if (explained.length > 0)
    console.log(`  ${explained.length} findings are explained in the tables of test/second-opinions/`);
  for (const what of unjudged) console.log(`  not judged: ${what}`);
}

function understood() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        tape: { type: 'string' },
      },
    });
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
