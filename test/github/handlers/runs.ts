import { ok, type Answer } from '../answer.ts';
import type { Attempt, Job, Run } from '../books/jobs.ts';
import { iso } from '../describe/iso.ts';
import { nodeId } from '../describe/links.ts';
import { describeJob, describeRun } from '../describe/run.ts';
import { describeUser, userId } from '../describe/user.ts';
import { pageOf } from '../paging.ts';
import type { Repository } from '../repository.ts';
import { numberIn, textIn, type Request } from './request.ts';

export function getRun({ jobs, ...repository }: Repository, request: Request): Answer {
  const run = jobs.run(numberIn(request, 'run_id'));
  const latest = run.attempts.at(-1);
  if (latest === undefined) throw new Error(`The run ${run.id} has no attempt.`);
  return described(repository, run, latest, request);
}

export function getAttempt({ jobs, ...repository }: Repository, request: Request): Answer {
  const run = jobs.run(numberIn(request, 'run_id'));
  return described(repository, run, jobs.attempt(run.id, numberIn(request, 'attempt_number')), request);
}

function described(
  { commits, facts }: Pick<Repository, 'commits' | 'facts'>,
  run: Run,
  attempt: Attempt,
  { links }: Request,
): Answer {
  return ok(describeRun(run, attempt, commits.find(run.sha).message, facts, links));
}

/** Of the latest attempt, unless all are asked for. */
export function listJobs({ jobs }: Repository, request: Request): Answer {
  const run = jobs.run(numberIn(request, 'run_id'));
  const attempts = textIn(request, 'filter') === 'all' ? run.attempts : run.attempts.slice(-1);
  return pageOfJobs(
    run,
    attempts.flatMap(attempt => attempt.jobs),
    request,
  );
}

export function listJobsOfAttempt({ jobs }: Repository, request: Request): Answer {
  const run = jobs.run(numberIn(request, 'run_id'));
  return pageOfJobs(run, jobs.attempt(run.id, numberIn(request, 'attempt_number')).jobs, request);
}

function pageOfJobs(run: Run, all: readonly Job[], { parameters, url, links }: Request): Answer {
  const { items, headers } = pageOf(all, parameters, url);
  return ok({ total_count: all.length, jobs: items.map(job => describeJob(run, job, links)) }, headers);
}

export function getReviews({ jobs, approvals, startMs }: Repository, request: Request): Answer {
  const { id } = jobs.run(numberIn(request, 'run_id'));
  const { links } = request;
  return ok(
    approvals
      .filter(({ run }) => Number(run) === id)
      .map(({ by, state, environment, comment }) => ({
        state,
        comment,
        user: describeUser(by, links),
        environments: [
          {
            id: userId(environment),
            node_id: nodeId('EN', userId(environment)),
            name: environment,
            url: links.repo(`/environments/${encodeURIComponent(environment)}`),
            html_url: links.page(`/deployments/activity_log?environments_filter=${encodeURIComponent(environment)}`),
            created_at: iso(startMs),
            updated_at: iso(startMs),
          },
        ],
      })),
  );
}
