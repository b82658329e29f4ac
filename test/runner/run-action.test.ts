import { describe, expect, test } from '@jest/globals';
import { type ActionOptions, type Outcome, startAction } from './run-action.ts';
import { tinyAction, type TinyScripts } from './tiny-action.ts';

async function run(scripts: TinyScripts, options: Partial<ActionOptions> = {}): Promise<Outcome> {
  await using action = await tinyAction(scripts);
  await using running = await startAction({ actionFile: action.file, clock: { kind: 'wall' }, ...options });
  return await running.done;
}

const texts = ({ main }: Outcome) => main.lines.map(line => line.text);

/** Prints each of the lines as it stands. */
const print = (...lines: readonly string[]) => lines.map(line => `console.log(${JSON.stringify(line)});`).join('\n');

describe('the environment of a step', () => {
  test('has the inputs: given, by default, by expression, empty, with their dashes and without their blanks', async () => {
    // given
    const inputs = `
  task-definition: { description: given }
  strategy: { default: canary }
  poll: { default: 5 }
  github-token: { default: "\${{ github.token }}" }
  two words: { default: "run \${{ github.run_id }} of \${{ github.repository }}" }
  none: {}`;
    const main = `console.log(JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('INPUT_')))));`;
    // when
    const outcome = await run({ main, inputs }, { inputs: { 'task-definition': 'ecs/api.json' } });
    // then
    expect(JSON.parse(texts(outcome)[0] ?? '')).toEqual({
      'INPUT_TASK-DEFINITION': 'ecs/api.json',
      INPUT_STRATEGY: 'canary',
      INPUT_POLL: '5',
      'INPUT_GITHUB-TOKEN': '***',
      INPUT_TWO_WORDS: 'run 1658821493 of octo-org/shop',
      INPUT_NONE: '',
    });
    expect(outcome.main.annotations).toEqual([]);
  });

  test('has an input that was not declared too, with a warning', async () => {
    // given
    const main = `console.log(process.env['INPUT_STRATEGIE']);`;
    // when
    const outcome = await run({ main, inputs: '  strategy: {}' }, { inputs: { strategie: 'canary' } });
    // then
    expect(texts(outcome)).toEqual(['canary']);
    expect(outcome.main.annotations).toMatchObject([
      { level: 'warning', message: "Unexpected input(s) 'strategie', valid inputs are ['strategy']" },
    ]);
  });

  test('is refused when a default has an expression that the harness cannot evaluate', async () => {
    // given
    const inputs = `  job: { default: "\${{ job.check_run_id }}" }`;
    // when
    const running = run({ main: '', inputs });
    // then
    await expect(running).rejects.toThrow('The default of input "job" has the expression "job.check_run_id"');
  });

  test('inherits nothing but the PATH, and points home to an empty folder', async () => {
    // given
    process.env['GREENLIGHT_STRAY'] = 'stray';
    const main = `
      import { readdirSync, readFileSync } from 'node:fs';
      const { env } = process;
      console.log(JSON.stringify({
        stray: env.GREENLIGHT_STRAY, path: env.PATH, home: readdirSync(env.HOME), temp: env.RUNNER_TEMP.length > 0,
        here: process.cwd() === env.GITHUB_WORKSPACE, definition: readFileSync('ecs/api.json', 'utf8'),
        event: JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')), attempt: env.GITHUB_RUN_ATTEMPT,
        ref: env.GITHUB_REF_NAME, owner: env.GITHUB_REPOSITORY_OWNER, aws: [env.AWS_ENDPOINT_URL, env.AWS_REGION],
      }));`;
    // when
    const outcome = await run(
      { main },
      {
        files: { 'ecs/api.json': '{}' },
        github: { runAttempt: '3', event: { action: 'opened' }, ref: 'refs/tags/v1' },
        aws: { endpoint: 'http://127.0.0.1:9', region: 'eu-central-1' },
      },
    );
    delete process.env['GREENLIGHT_STRAY'];
    // then
    expect(JSON.parse(texts(outcome)[0] ?? '')).toEqual({
      path: process.env['PATH'],
      home: [],
      temp: true,
      here: true,
      definition: '{}',
      event: { action: 'opened' },
      attempt: '3',
      ref: 'v1',
      owner: 'octo-org',
      aws: ['http://127.0.0.1:9', 'eu-central-1'],
    });
  });
});

describe('what a step says', () => {
  test('by @actions/core comes back as outputs, state, groups, annotations, summary and masks', async () => {
    // given
    const main = `
      import * as core from '@actions/core';
      core.setOutput('verdict', 'released');
      core.setOutput('because', 'first line\\nsecond = line\\n\\nlast');
      core.saveState('begun', 'yes');
      core.exportVariable('COLOUR', 'green');
      core.addPath('/opt/tool');
      core.setSecret('hunter2');
      await core.group('Shifting', async () => core.info('10 % on green'));
      core.notice('done: 100%, all on green\\nreally', { title: 'a,b:c', startLine: 3 });
      await core.summary.addHeading('Released').write();
      core.setFailed('after all');`;
    // when
    const { conclusion, main: step, leaks } = await run({ main });
    // then
    expect(conclusion).toBe('failure');
    expect(step).toMatchObject({
      exit: { kind: 'code', code: 1 },
      outputs: { verdict: 'released', because: 'first line\nsecond = line\n\nlast' },
      state: { begun: 'yes' },
      env: { COLOUR: 'green' },
      paths: ['/opt/tool'],
      summary: { kind: 'shown', text: '<h1>Released</h1>\n' },
      annotations: [
        { level: 'notice', message: 'done: 100%, all on green\nreally', properties: { title: 'a,b:c', line: '3' } },
        { level: 'error', message: 'after all' },
      ],
    });
    expect(step.masks).toContain('hunter2');
    expect(step.lines).toEqual([
      { level: 'group', text: 'Shifting', group: 'Shifting', stream: 'stdout' },
      { level: 'plain', text: '10 % on green', group: 'Shifting', stream: 'stdout' },
      { level: 'notice', text: 'done: 100%, all on green\nreally', group: undefined, stream: 'stdout' },
      { level: 'error', text: 'after all', group: undefined, stream: 'stdout' },
    ]);
    expect(leaks).toEqual([]);
  });

  test('is found to leak in the log, an output and the summary, but not before it was masked', async () => {
    // given
    const main = `
      import { appendFileSync } from 'node:fs';
      console.log('before hunter2');
      console.log('::add-mask::hunter2');
      console.log('after hunter2');
      appendFileSync(process.env.GITHUB_OUTPUT, 'link=https://hunter2@host\\n');
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'see hunter2');`;
    // when
    const outcome = await run({ main });
    // then
    expect(texts(outcome)).toEqual(['before hunter2', 'after ***']);
    expect(outcome.leaks).toEqual(['stdout line 2: after ***', 'output link: https://***@host', 'summary: see ***']);
  });

  test('is masked from the first line on where the runner knew the secret', async () => {
    // given
    const main = `console.error('token', process.env.INPUT_TOKEN, 'key', process.env.AWS_SECRET_ACCESS_KEY, 'other s3cret');`;
    const inputs = `  token: { default: "\${{ github.token }}" }`;
    // when
    const outcome = await run({ main, inputs }, { secrets: ['s3cret'] });
    // then
    expect(outcome.main.lines).toMatchObject([{ text: 'token *** key *** other ***', stream: 'stderr' }]);
    expect(outcome.leaks).toHaveLength(1);
  });

  test('is not obeyed between stop-commands and its token', async () => {
    // given
    const main = print(
      '::stop-commands::t0k3n',
      '::error::foreign',
      '::set-env name=A::b',
      '::t0k3n::',
      '::error::ours',
    );
    // when
    const outcome = await run({ main });
    // then
    expect(texts(outcome)).toEqual(['::error::foreign', '::set-env name=A::b', 'ours']);
    expect(outcome.main.annotations).toMatchObject([{ level: 'error', message: 'ours' }]);
    expect(outcome.conclusion).toBe('success');
  });

  test.each([
    { what: 'a disabled command', main: print('::set-env name=A::b'), why: 'The `set-env` command is disabled' },
    {
      what: 'a stop token that is a command',
      main: print('::stop-commands::error'),
      why: 'Invalid stop token: "error"',
    },
    {
      what: 'an output file that cannot be read',
      main: `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.GITHUB_OUTPUT, 'a<<END\\nb\\n');`,
      why: "Matching delimiter not found 'END'",
    },
  ])('fails the step, whatever its exit code, when it is $what', async ({ main, why }) => {
    // given the script of the table
    // when
    const { main: step } = await run({ main });
    // then
    expect(step.exit).toEqual({ kind: 'code', code: 0 });
    expect(step.result).toBe('failure');
    expect(step.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining(why) }]);
  });

  test('is kept as at most ten annotations of a level, each cut as the runner cuts it', async () => {
    // given
    const main = `for (let i = 0; i < 12; i += 1) console.log('::warning::' + i + 'x'.repeat(5000)); console.log('::error::e');`;
    // when
    const { annotations } = (await run({ main })).main;
    // then
    expect(annotations.map(({ level }) => level)).toEqual([...Array<string>(10).fill('warning'), 'error']);
    expect(annotations[0]?.message).toHaveLength(4_096);
  });

  test.each([
    { bytes: 1024 * 1024, kind: 'shown', errors: 0 },
    { bytes: 1024 * 1024 + 1, kind: 'dropped', errors: 1 },
  ])('in a summary of $bytes bytes is $kind, and never fails the step', async ({ bytes, kind, errors }) => {
    // given
    const main = `import { writeFileSync } from 'node:fs'; writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(${bytes}));`;
    // when
    const { main: step, conclusion } = await run({ main });
    // then
    expect(step.summary.kind).toBe(kind);
    expect(step.annotations).toHaveLength(errors);
    expect(conclusion).toBe('success');
  });

  test('reaches the listener line by line', async () => {
    // given
    const heard: string[] = [];
    // when
    await run({ main: print('one', '::notice::two') }, { onLine: line => heard.push(`${line.level} ${line.text}`) });
    // then
    expect(heard).toEqual(['plain one', 'notice two']);
  });
});

describe('the end of a job', () => {
  test.each([
    { ending: 'code 0', main: '', exit: { kind: 'code', code: 0 }, conclusion: 'success' },
    { ending: 'code 3', main: 'process.exitCode = 3;', exit: { kind: 'code', code: 3 }, conclusion: 'failure' },
    { ending: 'an error', main: 'throw new Error("no");', exit: { kind: 'code', code: 1 }, conclusion: 'failure' },
    {
      ending: 'a signal of its own',
      main: 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);',
      exit: { kind: 'signal', signal: 'SIGTERM' },
      conclusion: 'failure',
    },
  ])('by $ending is a $conclusion', async ({ main, exit, conclusion }) => {
    // given the script of the table
    // when
    const outcome = await run({ main });
    // then
    expect(outcome.main.exit).toEqual(exit);
    expect(outcome.conclusion).toBe(conclusion);
    expect(outcome.post).toBeUndefined();
  });

  test('is followed by post, which finds the inputs and the state that main saved, even when main failed', async () => {
    // given
    const main = `
      import * as core from '@actions/core';
      core.saveState('change-id', 'gl-1.1\\nline');
      process.exit(1);`;
    const post = `
      import * as core from '@actions/core';
      core.info(JSON.stringify([core.getState('change-id'), core.getInput('target'), process.env.GITHUB_STEP_SUMMARY.length > 0]));
      core.setOutput('late', 'yes');`;
    // when
    const outcome = await run({ main, post, inputs: '  target: {}' }, { inputs: { target: 'ecs' } });
    // then
    expect(outcome.post?.lines.map(line => JSON.parse(line.text) as unknown)).toEqual([['gl-1.1\nline', 'ecs', true]]);
    expect(outcome.post?.outputs).toEqual({ late: 'yes' });
    expect(outcome.conclusion).toBe('failure');
  });

  test.each([
    { postIf: 'success()', main: '', runs: true },
    { postIf: 'success()', main: 'process.exit(1)', runs: false },
    { postIf: 'failure()', main: 'process.exit(1)', runs: true },
    { postIf: 'cancelled()', main: 'process.exit(1)', runs: false },
    { postIf: 'always()', main: 'process.exit(1)', runs: true },
  ])('with post-if $postIf and main "$main" runs post: $runs', async ({ postIf, main, runs }) => {
    // given
    const post = print('here');
    // when
    const outcome = await run({ main, post, postIf });
    // then
    expect(outcome.post !== undefined).toBe(runs);
  });
});
