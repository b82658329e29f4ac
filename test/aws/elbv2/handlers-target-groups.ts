import { isIP } from 'node:net';
import type { ClientOf, Handlers } from '../wire/index.ts';
import type { TargetGroup } from '../world/target-group.ts';
import type { Caller } from '../world/world.ts';
import { describedTargetGroup } from './describe-target-group.ts';
import { describedTargetHealth } from './describe-target-health.ts';
import type { Directory } from './directory.ts';
import type { BalancedWorld } from './elbv2.ts';
import { page } from './page.ts';
import { refusals } from './refusals.ts';
import { attributeChanges, describedAttributes } from './target-group-attributes.ts';

export function targetGroupHandlers(
  { balancers, timeline }: BalancedWorld,
  directory: Directory,
): Handlers<ClientOf<'elasticloadbalancing'>, Caller> {
  return {
    DescribeTargetGroups: input => {
      const { TargetGroupArns: arns, Names: names, LoadBalancerArn: balancerArn } = input;
      if ([arns, names, balancerArn].filter(filter => filter !== undefined).length > 1) {
        throw refusals.invalid('Names, target group ARNs and a load balancer ARN cannot be specified at the same time');
      }
      if (names?.some(name => !balancers.targetGroups.some(group => group.name === name)) === true) {
        throw refusals.noTargetGroups();
      }
      const user = balancerArn === undefined ? undefined : directory.loadBalancer(balancerArn);
      const wanted =
        arns?.map(directory.targetGroup) ??
        balancers.targetGroups
          .filter(({ name }) => names === undefined || names.includes(name))
          .filter(({ arn }) => user === undefined || balancers.userOf(arn) === user);
      const { items, NextMarker } = page(wanted, input);
      return {
        TargetGroups: items.map(group => describedTargetGroup(group, balancers.userOf(group.arn))),
        ...NextMarker,
      };
    },
    DescribeTargetGroupAttributes: ({ TargetGroupArn }) => ({
      Attributes: describedAttributes(directory.targetGroup(TargetGroupArn).attributes),
    }),
    ModifyTargetGroupAttributes: ({ TargetGroupArn, Attributes }) => {
      const { attributes } = directory.targetGroup(TargetGroupArn);
      for (const [key, value] of attributeChanges(Attributes)) attributes.set(key, value);
      return { Attributes: describedAttributes(attributes) };
    },
    DescribeTargetHealth: ({ TargetGroupArn, Targets }) => ({
      TargetHealthDescriptions: describedTargetHealth(directory.targetGroup(TargetGroupArn), Targets, timeline.now()),
    }),
    RegisterTargets: ({ TargetGroupArn, Targets }) => {
      const group = directory.targetGroup(TargetGroupArn);
      for (const { Id } of Targets) checkTarget(group, Id);
      for (const { Id, Port } of Targets) balancers.registerAddress(group.arn, Id, Port ?? group.settings.port);
      return {};
    },
    // "If the specified target does not exist, the action returns successfully": DeregisterTargets, ELB API reference.
    DeregisterTargets: ({ TargetGroupArn, Targets }) => {
      const group = directory.targetGroup(TargetGroupArn);
      for (const { Id } of Targets) group.deregister(Id);
      return {};
    },
  };
}

function checkTarget({ settings: { targetType } }: TargetGroup, id: string): void {
  switch (targetType) {
    case 'ip':
      if (isIP(id) === 0) throw refusals.invalid(`The IP address '${id}' is not a valid IP address`);
      return;
    case 'instance':
      if (!/^i-[0-9a-f]{8,17}$/.test(id)) throw refusals.invalidTarget(`Instance ID '${id}' is not valid`);
      return;
    default: {
      const never: never = targetType;
      throw new Error(`no such target type: ${String(never)}`);
    }
  }
}
