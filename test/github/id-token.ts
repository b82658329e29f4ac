import { createHmac } from 'node:crypto';
import { ok, Refusal, type Answer } from './answer.ts';
import type { Job, Run } from './books/jobs.ts';
import { ownerOf, repositoryId } from './describe/repository.ts';
import { userId } from './describe/user.ts';
import type { Repository } from './repository.ts';

/** As an operation in the call log and in faults; the endpoint belongs to Actions, and stands in no description. */
export const ID_TOKEN_OPERATION = 'actions/id-token';

const PATH = /^\/idtoken\/(\d+)$/;

export const isIdTokenPath = (pathname: string): boolean => PATH.test(pathname);

/** ACTIONS_ID_TOKEN_REQUEST_URL has a query already: clients put `&audience=` behind it. */
export const idTokenUrl = (origin: string, job: Pick<Job, 'id'>): string =>
  `${origin}/idtoken/${job.id}?api-version=2.0`;

/** ACTIONS_ID_TOKEN_REQUEST_TOKEN: one for every job. */
export const requestTokenOf = (job: Pick<Job, 'id'>): string => sign(`request token of job ${job.id}`);

/** Lifetime in the example of "OpenID Connect reference". */
const LIFETIME_SECONDS = 300;

export type SubjectForm = 'names' | 'ids';

/** Throws for whoever does not hold the request token of a running job. */
export function idTokenAnswer(
  { jobs, facts, now }: Repository,
  form: SubjectForm,
  url: URL,
  authorization: string | undefined,
): Answer {
  const job = jobs.find(Number(PATH.exec(url.pathname)?.[1]));
  const held = /^bearer +(.+)$/i.exec(authorization ?? '')?.[1];
  if (job === undefined || held !== requestTokenOf(job) || job.state.kind !== 'in-progress')
    throw new Refusal(401, 'The request token is not that of a running job.');
  const seconds = Math.floor(now() / 1000);
  const claims = claimsOf(job, jobs.run(job.run), facts.fullName, form);
  const audience = url.searchParams.get('audience') ?? `https://github.com/${ownerOf(facts.fullName)}`;
  const times = { nbf: seconds - 300, exp: seconds + LIFETIME_SECONDS, iat: seconds };
  const value = webToken({ ...claims, repository_visibility: facts.visibility, aud: audience, ...times });
  return ok({ value, count: value.length });
}

function claimsOf(job: Job, run: Run, fullName: string, form: SubjectForm): Readonly<Record<string, unknown>> {
  const workflow = `${fullName}/${run.workflow}@${run.ref}`;
  const environment = job.environment?.name;
  return {
    jti: sign(`id of a token of job ${job.id}`).slice(0, 32),
    iss: 'https://token.actions.githubusercontent.com',
    sub: `repo:${subjectName(fullName, form)}:${subjectContext(run, environment)}`,
    ref: run.ref,
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    sha: run.sha,
    repository: fullName,
    repository_id: String(repositoryId(fullName)),
    repository_owner: ownerOf(fullName),
    repository_owner_id: String(userId(ownerOf(fullName))),
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(job.attempt),
    actor: run.actor,
    actor_id: String(userId(run.actor)),
    event_name: run.event,
    workflow_ref: workflow,
    job_workflow_ref: workflow,
    check_run_id: String(job.id),
    runner_environment: 'github-hosted',
    ...(environment === undefined ? {} : { environment }),
  };
}

/** "Immutable subject claims": since July 2026 new repositories name owner and repository by id too. */
function subjectName(fullName: string, form: SubjectForm): string {
  if (form === 'names') return fullName;
  const [owner = '', name = ''] = fullName.split('/');
  return `${owner}@${userId(owner)}/${name}@${repositoryId(fullName)}`;
}

/** The environment takes the place of everything else. */
function subjectContext({ event, ref }: Run, environment: string | undefined): string {
  if (environment !== undefined) return `environment:${environment.replaceAll(':', '%3A')}`;
  return event === 'pull_request' ? 'pull_request' : `ref:${ref}`;
}

/** Signed with a secret that everybody can read here: GitHub signs with RS256, and publishes its keys. */
function webToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`;
  return `${signed}.${sign(signed)}`;
}

const sign = (text: string): string => createHmac('sha256', 'simulated').update(text).digest('base64url');
