import type { LoggedCall } from '../aws/call-log.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import type { Released } from '../releases/bad-days/release-here.ts';
import type { Days } from '../releases/days.ts';
import { exitStatus } from '../../src/release/verdict.ts';
import { pushToMain } from '../runner/run-context.ts';
import { evaluatedOrEmpty, holds, isEmpty } from './expressions.ts';
import type { PageWorkflow, WorkflowJob } from './page-workflow.ts';

/** One run of a workflow, or one more attempt of it. */
export interface Asked {
  /** Among the runs of this workflow, from 1. */
  readonly number: number;
  readonly attempt?: number;
  /** The commit; its first digits tell one from the other. */
  readonly sha?: string;
  /** What somebody typed who started it by hand. */
  readonly typed?: Readonly<Record<string, string>>;
  /** The job that is re-run, with what the others said in an earlier attempt. Otherwise all are run. */
  readonly again?: { readonly job: string; readonly others: Ran };
}

/** How each job ended, in the order of the page. */
export type Ran = ReadonlyMap<string, RanJob | 'skipped'>;

export interface RanJob extends Released {
  /** As other jobs see them. */
  readonly handed: Readonly<Record<string, string>>;
  /** What it asked of AWS. */
  readonly calls: readonly LoggedCall[];
}

/** GitHub's token for a job: what it may do is what the page grants it, and nothing else. */
export function tokensOf(workflows: readonly PageWorkflow[]): NonNullable<GitHubSeedInput['tokens']> {
  const grants = new Map(workflows.flatMap(({ jobs }) => jobs.map(job => [tokenOf(job), job.permissions])));
  return [...grants].map(([token, permissions]) => ({ token, permissions }));
}

function tokenOf({ permissions }: WorkflowJob): string {
  return `ghs_${Object.entries(permissions).flat().join('_')}`;
}

/** Runs the jobs of a workflow one after another, as GitHub does that finds a runner for each: with `needs`, `if` and outputs. */
export async function runWorkflow(days: Days, workflow: PageWorkflow, asked: Asked): Promise<Ran> {
  const ran = new Map<string, RanJob | 'skipped'>(asked.again?.others);
  for (const job of workflow.jobs) {
    if (asked.again !== undefined && asked.again.job !== job.name) continue;
    const runId = days.gitHub.actions.idOf(workflow.file, asked.number);
    const contexts = contextsOf(workflow, job, { ...asked, runId }, ran);
    const stands = job.needs.every(name => succeeded(ran.get(name)));
    const isRun = stands && (job.condition === undefined || holds(job.condition, contexts));
    ran.set(job.name, isRun ? await runJob(days, workflow, job, asked, contexts) : 'skipped');
  }
  return ran;
}

type Contexts = ReturnType<typeof contextsOf>;

async function runJob(
  days: Days,
  { file, events, optional }: PageWorkflow,
  job: WorkflowJob,
  { number, attempt = 1, sha = pushToMain.sha }: Asked,
  contexts: Contexts,
): Promise<RanJob> {
  const ifEmpty = (expression: string) =>
    optional.some(name => expression.trim() === `inputs.${name}`) ? '' : isEmpty(expression);
  const inputs = Object.entries(job.step.inputs).map(([name, text]) => [
    name,
    onThisMachine(evaluatedOrEmpty(text, contexts, ifEmpty)),
  ]);
  const before = days.aws.calls().length;
  const released = await days.run({
    inputs: Object.fromEntries(inputs),
    environment: job.environment,
    github: {
      runId: String(days.gitHub.actions.idOf(file, number)),
      runNumber: String(number),
      runAttempt: String(attempt),
      workflowFile: file,
      eventName: events[0] ?? '',
      job: job.name,
      token: tokenOf(job),
      sha,
    },
  });
  const steps = { [job.step.id]: { outputs: Object.fromEntries(released.outputs) } };
  const handed = Object.entries(job.outputs).map(([name, text]) => [
    name,
    evaluatedOrEmpty(text, { ...contexts, steps }),
  ]);
  return { ...released, handed: Object.fromEntries(handed), calls: days.aws.calls().slice(before) };
}

function contextsOf(
  { defaults, events }: PageWorkflow,
  { needs }: WorkflowJob,
  { typed = {}, sha = pushToMain.sha, runId }: Asked & { readonly runId: number },
  ran: Ran,
) {
  const others = needs.map(name => [name, { outputs: handedBy(ran.get(name)) }]);
  return {
    github: { ...pushToMain, sha, event_name: events[0], run_id: String(runId) },
    needs: Object.fromEntries(others) as object,
    inputs: { ...defaults, ...typed },
  };
}

function handedBy(job: RanJob | 'skipped' | undefined): object {
  return job === undefined || job === 'skipped' ? {} : job.handed;
}

/** A job whose need was skipped is skipped as well; so is one whose need failed. */
function succeeded(job: RanJob | 'skipped' | undefined): boolean {
  if (job === undefined || job === 'skipped') return false;
  return exitStatus(job.verdict.name) === 0;
}

/** The test listener that the pages name, as the simulated world has it. */
function onThisMachine(text: string): string {
  return text.replaceAll('https://test.api.example.com', 'http://shop:8443');
}
