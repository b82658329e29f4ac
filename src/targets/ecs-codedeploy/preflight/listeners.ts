import type { Finding } from '../../../release/problem.ts';
import { type Balancing, missing, there } from '../../elbv2/balancing.ts';
import { type Facts, titleOf } from './facts.ts';

/** Whether the group's listeners exist and stand on one load balancer with its target groups. */
export function listenerFindings(facts: Facts): readonly Finding[] {
  const { balancing } = facts;
  if (balancing === undefined) return [];
  const refuse = (reason: string, remedy: string): Finding => ({
    level: 'error',
    where: 'deployment-group',
    value: titleOf(facts),
    reason,
    remedy,
  });
  const gone = (kind: string, arns: readonly string[]) =>
    arns.map(arn =>
      refuse(`its ${kind} listener ${arn} does not exist`, `name an existing ${kind} listener in the deployment group`),
    );
  return [
    ...(balancing.production.length === 0
      ? [refuse('it names no production listener', 'name the listener that users come in by in the deployment group')]
      : gone('production', missing(balancing.production))),
    ...gone('test', missing(balancing.test)),
    ...elsewhere(balancing).map(what =>
      refuse(
        what,
        'CodeDeploy moves traffic on one load balancer: put both listeners and both target groups behind it',
      ),
    ),
    ...testIsProduction(balancing).map(arn =>
      refuse(
        `listener ${arn} is both its production and its test listener, so test traffic would be production traffic`,
        'a test listener on another port',
      ),
    ),
  ];
}

/** What is not on the production listener's load balancer. A target group that no listener leads to yet is on none, and fits. */
function elsewhere(balancing: Balancing): readonly string[] {
  const [production] = there(balancing.production);
  if (production === undefined) return [];
  const home = production.loadBalancer;
  return [
    ...there(balancing.targetGroups)
      .filter(({ loadBalancers: all }) => all.length > 0 && !all.includes(home))
      .map(
        ({ name, loadBalancers }) =>
          `target group ${name} belongs to ${loadBalancers.join(', ')}, and the production listener to ${home}`,
      ),
    ...there(balancing.test)
      .filter(({ loadBalancer }) => loadBalancer !== home)
      .map(
        ({ arn, loadBalancer }) =>
          `its test listener ${arn} belongs to ${loadBalancer}, and the production listener to ${home}`,
      ),
  ];
}

function testIsProduction({ production, test }: Balancing): readonly string[] {
  const users = there(production).map(({ arn }) => arn);
  return there(test).flatMap(({ arn }) => (users.includes(arn) ? [arn] : []));
}
