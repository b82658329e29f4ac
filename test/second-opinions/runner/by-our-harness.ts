import { type VerdictName, verdictNames } from '../../../src/release/verdict.ts';
import { pageJob } from '../../docs/page-job.ts';
import { runWorkflow } from '../../docs/run-workflow.ts';
import type { Released } from '../../releases/bad-days/release-here.ts';
import type { Days } from '../../releases/days.ts';
import { actionFile, type Attempt, type AttemptOptions, type Stage } from '../../releases/stage.ts';
import { readActionFile } from '../../runner/action-file.ts';
import { resolveInputs } from '../../runner/inputs.ts';
import type { StepOutcome } from '../../runner/run-action.ts';
import { pushToMain, runExpressions } from '../../runner/run-context.ts';
import type { Example } from './example.ts';
import type { Errand, Runner } from './tell.ts';
import { aToken, type JobTold, type StepTold } from './told.ts';
import { accessKeyOf, tokenOfAll } from './world.ts';

type Attempted = (options: AttemptOptions) => Promise<Attempt>;

/** The same by what we wrote ourselves: the jobs of test/docs, and for each of them the runner of test/runner. */
export const byOurHarness: Runner = async (stage, workflow, errand) => {
  const told: Record<string, JobTold> = {};
  const attempt: Attempted = async options => {
    const { job = pushToMain.job } = options.github ?? {};
    const role = workflow.roles[job];
    const attempted = await stage.attempt({
      ...options,
      env: role === undefined ? {} : { AWS_ACCESS_KEY_ID: accessKeyOf(role) },
    });
    const { main, post, conclusion } = attempted.outcome;
    told[job] = {
      result: conclusion === 'success' ? 'success' : 'failure',
      inputs: await variablesOf(options),
      outputs: main.outputs,
      main: stepTold(main),
      post: post === undefined ? 'not run' : stepTold(post),
    };
    return attempted;
  };
  if (workflow.events.includes('pull_request')) await runOnlyJob(stage, workflow, errand, attempt);
  else await runWorkflow(daysOn(stage, attempt), workflow, errand);
  return Object.fromEntries(workflow.jobs.map(({ name }) => [name, told[name] ?? 'skipped']));
};

/** A workflow that is run for another event than a push says so in its expressions. */
async function runOnlyJob(stage: Stage, workflow: Example, errand: Errand, attempt: Attempted): Promise<void> {
  const { file, jobs } = workflow;
  const run = { ...pushToMain, ...errand.github };
  const { inputs, environment = 'none' } = pageJob(workflow.text, { github: { ...run, event_name: run.eventName } });
  const counted = { runId: String(stage.gitHub.actions.idOf(file, errand.number)), runNumber: String(errand.number) };
  const named = { workflowFile: file, job: jobs[0]?.name ?? '', token: tokenOfAll(workflow).token };
  await attempt({ inputs, environment, github: { ...errand.github, ...counted, ...named } });
}

function daysOn({ aws, gitHub, pass }: Stage, attempt: Attempted): Days {
  return {
    aws,
    gitHub,
    pass,
    run: async options => releasedBy(await attempt(options ?? {}), aws.timeline.now()),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Of the process of a step, the jobs after it see nothing but its outputs. */
function releasedBy({ outcome: { main }, record = '' }: Attempt, endedAt: number): Released {
  const { verdict = '', because = '' } = main.outputs;
  return {
    verdict: {
      name: verdictNamed(verdict),
      at: endedAt,
      serving: { who: 'unknown', because: 'nobody asked' },
      because,
      causes: [],
      followUps: [],
      code: undefined,
      next: undefined,
    },
    log: main.lines.map(({ text }) => text).join('\n'),
    warnings: main.annotations.flatMap(({ level, message }) => (level === 'warning' ? [message] : [])),
    outputs: new Map(Object.entries(main.outputs)),
    summary: stepTold(main).summary,
    record,
    endedAt,
  };
}

function verdictNamed(text: string): VerdictName {
  const known = verdictNames.find(name => name === text);
  if (known === undefined) throw new Error(`our step ended in our own harness with the verdict "${text}"`);
  return known;
}

async function variablesOf({ inputs = {}, github = {} }: AttemptOptions): Promise<JobTold['inputs']> {
  const run = { ...pushToMain, ...github };
  const { environment } = resolveInputs((await readActionFile(actionFile)).inputs, inputs, runExpressions(run));
  return aToken(environment, run.token);
}

function stepTold({ result, summary }: StepOutcome): StepTold {
  return { result, summary: summary.kind === 'shown' ? summary.text : '' };
}
