import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Act } from '../../../aws/act.ts';

/** What people and other programs do to the shop where ECS itself deploys it. */
const api = { cluster: 'shop', service: 'api' };

export const stopsIt: Act = { stopServiceDeployment: api };
export const letsItGoOn: Act = { continueServiceDeployment: { ...api, action: 'CONTINUE' } };
export const sendsItBack: Act = { continueServiceDeployment: { ...api, action: 'ROLLBACK' } };

export const sets = (deploymentConfiguration: DeploymentConfiguration): Act => ({
  call: 'ecs:UpdateService',
  input: { ...api, deploymentConfiguration },
});
