import type { ClientOf, Input } from '../wire/index.ts';
import type { BalancerBook, LoadBalancer } from '../world/load-balancers.ts';
import type { FixedResponse, Forward, GroupStickiness, RuleAction } from '../world/rule.ts';
import { refusals } from './refusals.ts';

type Client = ClientOf<'elasticloadbalancing'>;
type Actions = NonNullable<Input<Client, 'ModifyRule'>['Actions']>;
type ForwardConfig = NonNullable<Actions[number]['ForwardConfig']>;

/** Quota "Target groups per action per Application Load Balancer". */
const MOST_TARGET_GROUPS = 5;

/** What the actions of ModifyListener or ModifyRule ask for; throws the error of AWS for those that it would refuse. */
export function requestedAction(actions: Actions, balancer: LoadBalancer, balancers: BalancerBook): RuleAction {
  const [action, another] = actions;
  if (action === undefined) throw refusals.invalid('At least one action must be specified');
  if (another !== undefined) throw refusals.tooManyActions();
  switch (action.Type) {
    case 'forward': {
      const forward = requestedForward(action);
      checkGroups([...forward.weights.keys()], balancer, balancers);
      return forward;
    }
    case 'fixed-response':
      return requestedResponse(action.FixedResponseConfig);
    default:
      throw refusals.notSimulated(`the action ${action.Type}`);
  }
}

function requestedForward({ TargetGroupArn: single, ForwardConfig: config }: Actions[number]): Forward {
  const weights = single !== undefined && config === undefined ? new Map([[single, 1]]) : weightsOf(config);
  if (single !== undefined && (weights.size > 1 || !weights.has(single))) {
    throw refusals.invalidAction('TargetGroupArn and ForwardConfig must name the same single target group');
  }
  return { does: 'forward', weights, stickiness: stickinessOf(config?.TargetGroupStickinessConfig) };
}

function requestedResponse(config: Actions[number]['FixedResponseConfig']): FixedResponse {
  const { StatusCode: status = '', ContentType: contentType = 'text/plain', MessageBody: body = '' } = config ?? {};
  if (!/^[245]\d\d$/.test(status)) throw refusals.invalid(`The status code '${status}' must be 2XX, 4XX or 5XX`);
  return { does: 'fixed-response', status: Number(status), contentType, body };
}

function weightsOf(config: ForwardConfig | undefined): Map<string, number> {
  const tuples = config?.TargetGroups ?? [];
  if (tuples.length === 0) throw refusals.invalid('A target group ARN must be specified for a forward action');
  if (tuples.length > MOST_TARGET_GROUPS) {
    throw refusals.invalidAction(`A forward action has at most ${MOST_TARGET_GROUPS} target groups`);
  }
  // AWS does not say what an absent weight is; with one target group it is shown as 1 ever after.
  const weights = new Map(tuples.map(({ TargetGroupArn: arn = '', Weight = 1 }) => [arn, Weight] as const));
  if (weights.size < tuples.length) throw refusals.invalid('A target group is named twice');
  for (const weight of weights.values()) {
    if (!Number.isInteger(weight) || weight < 0 || weight > 999) {
      throw refusals.invalid(`Weight '${weight}' must be between 0 and 999`);
    }
  }
  return weights;
}

function stickinessOf(config: ForwardConfig['TargetGroupStickinessConfig'] | undefined): GroupStickiness {
  if (config?.Enabled !== true) return 'off';
  const { DurationSeconds: seconds } = config;
  if (seconds === undefined || seconds < 1 || seconds > 604_800) {
    throw refusals.invalid('Target group stickiness needs a duration from 1 to 604800 seconds');
  }
  return { seconds };
}

/** "A target group can be associated with one load balancer only": quotas of Application Load Balancers. */
function checkGroups(arns: readonly string[], balancer: LoadBalancer, balancers: BalancerBook): void {
  const unknown = arns.filter(arn => !balancers.targetGroups.some(group => group.arn === arn));
  if (unknown.length > 0) throw refusals.noSuchTargetGroups(unknown);
  const elsewhere = arns.filter(arn => ![undefined, balancer].includes(balancers.userOf(arn)));
  if (elsewhere.length > 0) throw refusals.usedElsewhere(elsewhere);
}
