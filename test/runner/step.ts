import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CommandFiles, Summary } from './command-files.ts';
import { type Annotation, createJobLog, type JobLog, type LogLine, type Stream } from './job-log.ts';
import type { Masks } from './masks.ts';
import { node24 } from './node24.ts';

export type Exit =
  { readonly kind: 'code'; readonly code: number } | { readonly kind: 'signal'; readonly signal: NodeJS.Signals };

/** All that a step left behind, as the runner understood it. */
export interface StepOutcome {
  readonly exit: Exit;
  readonly result: 'success' | 'failure';
  readonly lines: readonly LogLine[];
  /** As many as the runner keeps. */
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly summary: Summary;
  /** All that is masked by the end of the step. */
  readonly masks: readonly string[];
}

export interface Step {
  /** When the process is gone and all that it left is read. */
  readonly ended: Promise<StepOutcome>;
  signal(name: NodeJS.Signals): void;
}

export interface StepPlan {
  readonly script: string;
  readonly nodeArgs: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly files: CommandFiles;
  readonly masks: Masks;
  readonly warnings: readonly string[];
  readonly onLine: (line: LogLine) => void;
}

/** Starts a JavaScript step: Node on its script, in the workspace, with this environment and nothing else. */
export function startStep(plan: StepPlan): Step {
  const log = createJobLog(plan.masks, plan.onLine);
  for (const warning of plan.warnings) log.annotate('warning', warning);
  const child = spawn(node24(), [...plan.nodeArgs, plan.script], {
    cwd: plan.workspace,
    env: { ...plan.environment, ...plan.files.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve(signal ? { kind: 'signal', signal } : { kind: 'code', code: code ?? 1 }),
    );
  });
  const read = (stream: Stream) =>
    new Promise<void>(resolve =>
      createInterface(child[stream])
        .on('line', line => log.read(line, stream))
        .on('close', resolve),
    );
  const ended = Promise.all([exit, read('stdout'), read('stderr')]).then(([how]) => conclude(how, log, plan));
  return { ended, signal: name => void child.kill(name) };
}

async function conclude(exit: Exit, log: JobLog, { files, masks }: StepPlan): Promise<StepOutcome> {
  const left = await files.read();
  for (const problem of left.problems) log.annotate('error', problem);
  if (left.summary.kind === 'dropped') {
    const kibibytes = Math.ceil(left.summary.bytes / 1024);
    log.annotate(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${kibibytes}k.`,
    );
  }
  const hideIn = (values: Readonly<Record<string, string>>, what: string) => {
    for (const [name, value] of Object.entries(values)) masks.hide(value, `${what} ${name}`);
  };
  const outputs = { ...log.outputs, ...left.outputs };
  hideIn(outputs, 'output');
  if (left.summary.kind === 'shown') masks.hide(left.summary.text, 'summary');
  const isGood = exit.kind === 'code' && exit.code === 0 && !log.refused && left.problems.length === 0;
  return {
    exit,
    result: isGood ? 'success' : 'failure',
    lines: log.lines,
    annotations: log.annotations,
    outputs,
    state: { ...log.state, ...left.state },
    env: left.env,
    paths: left.paths,
    summary: left.summary,
    masks: [...masks.values],
  };
}
