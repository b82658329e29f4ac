import type { components } from '@octokit/openapi-types';
import { conclusionOf, type Attempt, type Job, type Run } from '../books/jobs.ts';
import { shortRef } from '../books/short-ref.ts';
import { iso } from './iso.ts';
import { type Links, nodeId } from './links.ts';
import { describeMinimalRepository, type RepositoryFacts } from './repository.ts';
import { describeUser, userId } from './user.ts';

type WorkflowRun = components['schemas']['workflow-run'];

export function describeRun(
  run: Run,
  attempt: Attempt,
  message: string,
  repository: RepositoryFacts,
  links: Links,
): WorkflowRun {
  const { id, number, workflow, event, sha, ref, actor } = run;
  const url = links.repo(`/actions/runs/${id}`);
  const workflowId = userId(workflow);
  const end = conclusionOf(attempt);
  const described = describeMinimalRepository(repository, links);
  const person = { name: actor, email: `${actor}@users.noreply.github.com` };
  const began = run.attempts[0]?.startedAt ?? attempt.startedAt;
  return {
    id,
    name: workflow.replace(/^.*\/|\.ya?ml$/g, ''),
    node_id: nodeId('WFR', id),
    check_suite_id: id + 1,
    check_suite_node_id: nodeId('CS', id + 1),
    head_branch: shortRef(ref),
    head_sha: sha,
    path: workflow,
    display_title: message.split('\n')[0] ?? '',
    run_number: number,
    event,
    status: end === undefined ? 'in_progress' : 'completed',
    conclusion: end?.conclusion ?? null,
    workflow_id: workflowId,
    url,
    html_url: links.page(`/actions/runs/${id}`),
    pull_requests: [],
    created_at: iso(began),
    updated_at: iso(end?.at ?? attempt.startedAt),
    actor: describeUser(actor, links),
    run_attempt: attempt.number,
    referenced_workflows: [],
    run_started_at: iso(attempt.startedAt),
    triggering_actor: describeUser(attempt.triggeringActor, links),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: links.repo(`/check-suites/${id + 1}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: links.repo(`/actions/workflows/${workflowId}`),
    head_commit: {
      id: sha,
      tree_id: sha,
      message,
      timestamp: iso(began),
      author: person,
      committer: person,
    },
    repository: described,
    head_repository: described,
  };
}

export function describeJob(run: Run, job: Job, links: Links): components['schemas']['job'] {
  const { id, state, startedAt, name } = job;
  return {
    id,
    run_id: run.id,
    run_attempt: job.attempt,
    workflow_name: run.workflow.replace(/^.*\/|\.ya?ml$/g, ''),
    head_branch: shortRef(run.ref),
    run_url: links.repo(`/actions/runs/${run.id}`),
    node_id: nodeId('CR', id),
    head_sha: run.sha,
    url: links.repo(`/actions/jobs/${id}`),
    html_url: jobPage(job, links),
    status: state.kind === 'completed' ? 'completed' : 'in_progress',
    conclusion: state.kind === 'completed' ? state.conclusion : null,
    created_at: iso(startedAt),
    started_at: iso(startedAt),
    completed_at: state.kind === 'completed' ? iso(state.at) : null,
    name,
    steps: [],
    check_run_url: links.repo(`/check-runs/${id}`),
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
  };
}

export const jobPage = ({ id, run }: Pick<Job, 'id' | 'run'>, links: Pick<Links, 'page'>): string =>
  links.page(`/actions/runs/${run}/job/${id}`);
