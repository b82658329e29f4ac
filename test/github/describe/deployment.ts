import type { components } from '@octokit/openapi-types';
import { environmentOf, type Deployment, type DeploymentStatus } from '../books/deployments.ts';
import { iso } from './iso.ts';
import { type Links, nodeId } from './links.ts';
import { describeUser } from './user.ts';

export function describeDeployment(deployment: Deployment, links: Links): components['schemas']['deployment'] {
  const { id, createdAt, author, statuses } = deployment;
  const url = links.repo(`/deployments/${id}`);
  return {
    url,
    id,
    node_id: nodeId('DE', id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: environmentOf(deployment),
    description: deployment.description,
    creator: describeUser(author, links),
    created_at: iso(createdAt),
    updated_at: iso(statuses.at(-1)?.at ?? createdAt),
    statuses_url: `${url}/statuses`,
    repository_url: links.repo(),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

export function describeStatus(
  { id: deploymentId }: Deployment,
  { id, author, at, state, description, environment, logUrl, environmentUrl }: DeploymentStatus,
  links: Links,
): components['schemas']['deployment-status'] {
  const deployment = links.repo(`/deployments/${deploymentId}`);
  return {
    url: `${deployment}/statuses/${id}`,
    id,
    node_id: nodeId('DES', id),
    state,
    creator: describeUser(author, links),
    description,
    environment,
    target_url: logUrl,
    log_url: logUrl,
    environment_url: environmentUrl,
    created_at: iso(at),
    updated_at: iso(at),
    deployment_url: deployment,
    repository_url: links.repo(),
    performed_via_github_app: null,
  };
}
