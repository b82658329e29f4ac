import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { ourReference } from '../../docs/whole-workflow.ts';
import type { RunningJob } from '../../github/actions.ts';
import { jobStart } from '../../releases/job-start.ts';
import type { Stage } from '../../releases/stage.ts';
import { pushToMain, type RunContext } from '../../runner/run-context.ts';
import { type Entry, jobResult } from './act-log.ts';
import { runAct } from './act.ts';
import { type Introduction, openDesk } from './desk.ts';
import type { Example } from './example.ts';
import { copyAction, type Reference, writeShop } from './shop-repository.ts';
import { type Errand, testListenerOf } from './tell.ts';
import { tokenOfAll } from './world.ts';

export interface Foreign {
  /** The file of act. */
  readonly program: string;
  /** The root of this repository. */
  readonly root: string;
  /** A folder of the caller's. */
  readonly scratch: string;
}

export interface ActPlay {
  readonly context: RunContext;
  readonly log: readonly Entry[];
  /** Every Node process that act started. */
  readonly processes: readonly Introduction[];
}

/** act runs one workflow in a world. Our action and that of AWS are folders; a checkout copies the shop's repository. */
export async function playByAct(
  foreign: Foreign,
  stage: Stage,
  workflow: Example,
  errand: Errand,
  reference: Reference = ourReference,
): Promise<ActPlay> {
  const scratch = await mkdtemp(join(foreign.scratch, 'run-'));
  const [shop, action] = [join(scratch, 'shop'), join(scratch, 'action')];
  await writeShop(shop, { workflow, sha: errand.sha, reference, listener: testListenerOf(stage) });
  await copyAction(foreign.root, reference === './' ? shop : action);
  const context = contextOf(stage, workflow, errand);
  const jobs = new Map<string, RunningJob>();
  await using desk = await openDesk({
    timeline: stage.aws.timeline,
    controlUrl: stage.aws.controlUrl,
    variablesOf: name => variablesOf(begun(stage, workflow, context, jobs, name)),
  });
  const log = await runAct(foreign.program, scratch, shop, {
    workflow: workflow.file,
    context,
    environment: { ...desk.environment, AWS_ENDPOINT_URL: stage.aws.endpoint, AWS_EC2_METADATA_DISABLED: 'true' },
    actions: { ...standIns(workflow), [ourReference]: action },
  });
  for (const [name, job] of jobs) job.end(jobResult(log, name) ?? 'failure');
  const [bug] = [...stage.aws.bugs(), ...stage.gitHub.bugs()];
  if (bug !== undefined) throw new Error('the simulated world made a mistake', { cause: bug });
  return { context, log, processes: desk.introductions };
}

function contextOf({ gitHub }: Stage, workflow: Example, { number, sha, typed, github }: Errand): RunContext {
  const { file, events } = workflow;
  return {
    ...pushToMain,
    event: { ...(pushToMain.event as object), inputs: typed },
    eventName: events[0] ?? '',
    workflowFile: file,
    runId: String(gitHub.actions.idOf(file, number)),
    runNumber: String(number),
    sha,
    token: tokenOfAll(workflow).token,
    apiUrl: gitHub.apiUrl,
    ...github,
  };
}

/** GitHub learns of a job when the first process of it comes by. Whatever job ran before is over by then. */
function begun(
  { gitHub }: Stage,
  { jobs }: Example,
  context: RunContext,
  running: Map<string, RunningJob>,
  name: string,
): RunningJob {
  const known = running.get(name);
  if (known !== undefined) return known;
  for (const before of running.values()) before.end('success');
  const environment = jobs.find(job => job.name === name)?.environment;
  const job = gitHub.actions.begin(jobStart({ ...context, job: name }, environment), context.token);
  running.set(name, job);
  return job;
}

/** act has no ID tokens. */
function variablesOf({ idToken }: RunningJob): Readonly<Record<string, string>> {
  if (idToken === undefined) return {};
  return { ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.requestToken };
}

/** Without a network there is no action of others, but for a checkout, which act does itself. */
function standIns({ text }: Example): Readonly<Record<string, string>> {
  const standIn = join(import.meta.dirname, 'configure-aws-credentials');
  const used = [...text.matchAll(/uses: (aws-actions\/configure-aws-credentials@\w+)/g)];
  return Object.fromEntries(used.map(([, action = '']) => [action, standIn]));
}
