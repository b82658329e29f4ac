import type { Finding } from '../../../release/problem.ts';
import { there } from '../../elbv2/balancing.ts';
import { placeWords } from '../../elbv2/forward.ts';
import { type ProductionForward, productionForwards } from '../../elbv2/weights.ts';
import { type Facts, titleOf } from './facts.ts';
import { leadersOf, partitionOf, roleName, settingsOf, testForwards } from './service-by-ecs.ts';
import { shellWord } from './shell-word.ts';

type Wish = { readonly where: 'hooks' | 'strategy'; readonly value: string; readonly only: string };

/**
 * Where somebody asks for what ECS alone can do: what moves the service from CodeDeploy to ECS's own deployments, step by step, filled in
 * with what was read ("Migrate CodeDeploy blue/green deployments to Amazon ECS blue/green deployments", Developer Guide). It is for a
 * person to do: nothing is migrated unasked.
 */
export function migrationFindings(facts: Facts): readonly Finding[] {
  const wish = wishIn(facts);
  if (wish === undefined) return [];
  const steps = stepsFor(facts);
  return [
    {
      level: 'error',
      where: wish.where,
      value: wish.value,
      reason: `service ${facts.service.name} is deployed by CodeDeploy (deployment group ${titleOf(facts)}), and ${wish.only}`,
      remedy: `leave it out, or move the service to ECS's own deployments by the ${steps.length} steps below`,
    },
    ...steps.map((step, at): Finding => ({
      level: 'error',
      where: `${wish.where}, step ${at + 1} of ${steps.length} to ECS`,
      value: undefined,
      ...step,
    })),
  ];
}

function wishIn({ pauses, asked }: Facts): Wish | undefined {
  if (pauses === 'managed')
    return { where: 'hooks', value: 'manage', only: "only ECS's own deployments pause before each share of traffic" };
  if (asked.kind === 'rolling')
    return { where: 'strategy', value: 'rolling', only: "only ECS's own deployments replace tasks one by one" };
  return undefined;
}

type Step = Pick<Finding, 'reason' | 'remedy' | 'command'>;

function stepsFor(facts: Facts): readonly Step[] {
  const [rule] = facts.balancing === undefined ? [] : productionForwards(facts.balancing);
  const isRolling = facts.asked.kind === 'rolling';
  return [
    nothingInFlight(facts),
    ...(isRolling ? [] : [...bothInTheRules(facts, rule), infrastructureRole(facts)]),
    ...(facts.hooks.length === 0 ? [] : [hooksAnew(facts)]),
    theChange(facts, rule),
    theGroup(facts),
  ];
}

function nothingInFlight(facts: Facts): Step {
  const { group, region } = facts;
  return {
    reason:
      'a deployment of CodeDeploy that is in flight would go on with task sets that the service does not have any more',
    remedy: `switch off whatever deploys through ${titleOf(facts)}, and wait until this lists nothing`,
    command: `aws deploy list-deployments --region ${shellWord(region)} --application-name ${shellWord(group.application)} --deployment-group-name ${shellWord(group.name)} --include-only-statuses Created Queued InProgress Ready`,
  };
}

/** "Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule" (the same page). */
function bothInTheRules({ balancing, blue, region }: Facts, rule: ProductionForward | undefined): readonly Step[] {
  if (balancing === undefined || rule === undefined) return [];
  const led = new Set([
    ...rule.weights.keys(),
    ...testForwards(balancing).flatMap(({ weights }) => [...weights.keys()]),
  ]);
  const unled = there(balancing.targetGroups).filter(({ arn }) => !led.has(arn));
  if (unled.length === 0) return [];
  const both = there(balancing.targetGroups).map(({ arn }) => ({
    TargetGroupArn: arn,
    Weight: arn === blue.targetGroup ? 100 : 0,
  }));
  const actions = shellWord(JSON.stringify([{ Type: 'forward', ForwardConfig: { TargetGroups: both } }]));
  const at = `--region ${shellWord(region)}`;
  return [
    {
      reason: `${placeWords(rule.of)} of the production listener does not lead to target group ${unled.map(({ name }) => name).join(', ')}, and ECS takes a deployment back where one of the two stands in no rule`,
      remedy:
        'forward it to both, with all the weight where the service stands; where it has other actions besides, such as a login, send them again with it',
      command:
        rule.of === 'default'
          ? `aws elbv2 modify-listener ${at} --listener-arn ${shellWord(rule.listener.arn)} --default-actions ${actions}`
          : `aws elbv2 modify-rule ${at} --rule-arn ${shellWord(rule.rule ?? '')} --actions ${actions}`,
    },
  ];
}

function infrastructureRole(facts: Facts): Step {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  return {
    reason: 'ECS writes the weights of the rules with a role of yours, as CodeDeploy does with its own',
    remedy: `a role for \`ecs.amazonaws.com\` with the managed policy AmazonECSInfrastructureRolePolicyForLoadBalancers; where you have one, put its ARN in place of ${roleName} in the change below`,
    command: `aws iam create-role --role-name ${roleName} --assume-role-policy-document ${shellWord(JSON.stringify(trust))} && aws iam attach-role-policy --role-name ${roleName} --policy-arn arn:${partitionOf(facts)}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers`,
  };
}

function hooksAnew({ hooks }: Facts): Step {
  return {
    reason: `the functions of the AppSpec (${hooks.map(({ event, function: name }) => `${event} ${name}`).join(', ')}) answer CodeDeploy, and ECS asks and is answered otherwise`,
    remedy:
      'write them anew as `lifecycleHooks` of the service, which return `hookStatus`, with a role that may invoke them; and take `appspec` out of the step',
  };
}

function theChange(facts: Facts, rule: ProductionForward | undefined): Step {
  const { region, service } = facts;
  const words = [
    ...['--region', region, '--cluster', service.cluster, '--service', service.name],
    ...['--deployment-controller', 'type=ECS'],
    ...['--deployment-configuration', JSON.stringify(settingsOf(facts))],
    ...['--load-balancers', JSON.stringify(leadersOf(facts, rule))],
  ];
  return {
    reason: `the service itself says who deploys it and by which load balancer${isBehindNetwork(facts) ? '' : ' rule'}`,
    remedy:
      'this change, at a quiet hour: with it ECS deploys what serves once more, by its own means. Keep it in your Terraform or CloudFormation, too',
    command: `aws ecs update-service ${words.map(shellWord).join(' ')}`,
  };
}

function theGroup(facts: Facts): Step {
  const { group, region } = facts;
  return {
    reason: `deployment group ${titleOf(facts)} stays, and deploys nothing any more`,
    remedy:
      'delete it once a release by ECS has gone well, and take `application` and `deployment-group` out of the step',
    command: `aws deploy delete-deployment-group --region ${shellWord(region)} --application-name ${shellWord(group.application)} --deployment-group-name ${shellWord(group.name)}`,
  };
}

function isBehindNetwork({ balancing }: Facts): boolean {
  return there(balancing?.production ?? []).some(({ loadBalancer }) => loadBalancer.includes(':loadbalancer/net/'));
}
