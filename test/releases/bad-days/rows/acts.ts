import type { Act } from '../../../aws/act.ts';
import { balancerArns } from '../../../aws/world/balancer-arns.ts';

/** What people and other programs do to the shop. */
const api = { cluster: 'shop', service: 'api' };

export const scaleTo = (desiredCount: number): Act => ({ call: 'ecs:UpdateService', input: { ...api, desiredCount } });
export const deleteTheService: Act = { call: 'ecs:DeleteService', input: { ...api, force: true } };
export const weights = (one: number, other: number): Act => ({
  forward: { loadBalancer: 'shop', port: 443, weights: { 'api-1': one, 'api-2': other } },
});
export const failsItsChecks = (image: string): Act => ({
  behave: { image, change: { healthChecks: { fails: { status: 503 } } } },
});
export const stopIt = (autoRollback: boolean): Act => ({
  stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback },
});
/** Whoever comes in is told to come back later. */
export const maintenancePage: Act = {
  call: 'elasticloadbalancing:ModifyListener',
  input: {
    ListenerArn: balancerArns({ account: '123456789012', region: 'eu-west-1' }).listener('shop', 443),
    DefaultActions: [
      { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503', MessageBody: 'We are back soon.' } },
    ],
  },
};
