import type {
  DescribeRulesCommandOutput,
  DescribeTargetGroupsCommandInput,
  Listener as DescribedListener,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Asking } from '../../aws/asking.ts';
import type { Elbv2 } from '../../aws/clients.ts';
import {
  type Balancing,
  type Listener,
  listenerOf,
  type Sought,
  type TargetGroup,
  targetGroupOf,
} from './balancing.ts';
import { forwardsOf } from './forward.ts';

/** What a deployment system says that it moves traffic between: target groups by name, listeners by ARN. */
export interface Named {
  readonly targetGroups: readonly [string, string];
  readonly prodListeners: readonly string[];
  readonly testListeners: readonly string[];
}

/**
 * One call for the target groups, one for all listeners, and one for the rules of each. What does not exist is part of
 * the answer, so that everything that is missing can be named at once.
 */
export async function readBalancing(elbv2: () => Promise<Elbv2>, asking: Asking, named: Named): Promise<Balancing> {
  const listenerArns = [...new Set([...named.prodListeners, ...named.testListeners])];
  const [groups, listeners] = await Promise.all([
    eachOrAll(named.targetGroups, names => describeTargetGroups(elbv2, asking, { Names: [...names] })),
    eachOrAll(listenerArns, arns => describeListeners(elbv2, asking, arns)),
  ]);
  const [one, other] = named.targetGroups;
  const group = sought(groups, found => found.name);
  const listener = sought(listeners, found => found.arn);
  return {
    targetGroups: [group(one), group(other)],
    production: named.prodListeners.map(listener),
    test: named.testListeners.map(listener),
  };
}

/** Target groups by ARN. */
export async function readTargetGroups(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  arns: readonly string[],
): Promise<readonly Sought<TargetGroup>[]> {
  const found = await eachOrAll([...new Set(arns)], some =>
    describeTargetGroups(elbv2, asking, { TargetGroupArns: [...some] }),
  );
  return arns.map(sought(found, group => group.arn));
}

/** Where one of several does not exist, AWS answers that and nothing else: then each is asked for alone. */
async function eachOrAll<T>(
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<readonly T[] | 'one is missing'>,
): Promise<readonly T[]> {
  if (names.length === 0) return [];
  const all = await ask(names);
  if (all !== 'one is missing') return all;
  if (names.length === 1) return [];
  return (await Promise.all(names.map(name => eachOrAll([name], ask)))).flat();
}

function sought<T>(found: readonly T[], key: (found: T) => string): (named: string) => Sought<T> {
  return named => {
    const what = found.find(one => key(one) === named);
    return what === undefined ? { is: 'missing', named } : { is: 'there', what };
  };
}

async function describeTargetGroups(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  named: Pick<DescribeTargetGroupsCommandInput, 'Names'> | Pick<DescribeTargetGroupsCommandInput, 'TargetGroupArns'>,
): Promise<readonly TargetGroup[] | 'one is missing'> {
  const { client, sdk } = await elbv2();
  return asking.read<readonly TargetGroup[] | 'one is missing'>(
    { service: 'elasticloadbalancing', operation: 'DescribeTargetGroups' },
    async () => {
      const { TargetGroups = [] } = await client.send(new sdk.DescribeTargetGroupsCommand(named));
      return TargetGroups.map(targetGroupOf);
    },
    { TargetGroupNotFoundException: () => 'one is missing' },
  );
}

async function describeListeners(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  arns: readonly string[],
): Promise<readonly Listener[] | 'one is missing'> {
  const { client, sdk } = await elbv2();
  const described = await asking.read<readonly DescribedListener[] | 'one is missing'>(
    { service: 'elasticloadbalancing', operation: 'DescribeListeners' },
    async () => (await client.send(new sdk.DescribeListenersCommand({ ListenerArns: [...arns] }))).Listeners ?? [],
    { ListenerNotFoundException: () => 'one is missing' },
  );
  if (described === 'one is missing') return described;
  return Promise.all(
    described.map(async listener => {
      const rules = await describeRules(elbv2, asking, listener.ListenerArn ?? '');
      return listenerOf(listener, [
        ...forwardsOf('default', listener.DefaultActions ?? [], rules.find(isDefault)?.RuleArn),
        ...rules
          .filter(rule => !isDefault(rule))
          .flatMap(rule => forwardsOf({ rule: rule.Priority ?? '' }, rule.Actions ?? [], rule.RuleArn)),
      ]);
    }),
  );
}

type Page = Pick<DescribeRulesCommandOutput, 'Rules' | 'NextMarker'>;

/** The default actions stand among them once more, as a rule with an ARN. */
async function describeRules(elbv2: () => Promise<Elbv2>, asking: Asking, listener: string): Promise<readonly Rule[]> {
  const { client, sdk } = await elbv2();
  const rules: Rule[] = [];
  let marker: string | undefined;
  do {
    const page: Page = await asking.read<Page>(
      { service: 'elasticloadbalancing', operation: 'DescribeRules' },
      () => client.send(new sdk.DescribeRulesCommand({ ListenerArn: listener, Marker: marker })),
      // A listener of a network load balancer may have none.
      { UnsupportedProtocolException: () => ({}) },
    );
    rules.push(...(page.Rules ?? []));
    marker = page.NextMarker;
  } while (marker !== undefined);
  return rules;
}

function isDefault({ IsDefault }: Rule): boolean {
  return IsDefault === true;
}
