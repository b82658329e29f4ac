import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { UnknownAnswerError } from '../../errors.ts';

/** A place in a listener that sends requests to target groups, in the proportion of their weights. */
export interface Forward {
  /** The rule's priority, as AWS writes it. */
  readonly of: 'default' | { readonly rule: string };
  /** ARN of that rule, which the default action of an application load balancer has, too; undefined where there is none. */
  readonly rule: string | undefined;
  /** By the target group's ARN, 0 to 999. */
  readonly weights: ReadonlyMap<string, number>;
  /** Whether a client stays with the target group that it met first, whatever the weights say later. */
  readonly sticky: boolean;
}

/** What the actions of a rule, or a listener's default ones, forward to. Most rules have one action; one at most forwards. */
export function forwardsOf(of: Forward['of'], actions: readonly Action[], rule?: string): readonly Forward[] {
  return actions.filter(forwards).map(action => ({
    of,
    rule,
    weights: weightsIn(action),
    sticky: action.ForwardConfig?.TargetGroupStickinessConfig?.Enabled === true,
  }));
}

export function placeWords(of: Forward['of']): string {
  return of === 'default' ? 'the default action' : `rule ${of.rule}`;
}

function forwards({ Type: type }: Action): boolean {
  switch (type) {
    case 'forward':
      return true;
    case 'authenticate-cognito':
    case 'authenticate-oidc':
    case 'fixed-response':
    case 'jwt-validation':
    case 'redirect':
      return false;
    default:
      throw unknown(`an action of a type that Greenlight does not know: ${String(type satisfies undefined)}`);
  }
}

/** One target group stands alone in `TargetGroupArn` or in the list; a weight is needed only where there are several. */
function weightsIn({ TargetGroupArn: alone, ForwardConfig: config }: Action): ReadonlyMap<string, number> {
  const listed = config?.TargetGroups ?? [];
  if (listed.length === 0) {
    if (alone === undefined) throw unknown('a forward to nowhere');
    return new Map([[alone, 1]]);
  }
  return new Map(
    listed.map(({ TargetGroupArn: arn, Weight: weight = listed.length === 1 ? 1 : undefined }) => {
      if (arn === undefined || weight === undefined)
        throw unknown('a forward to several target groups without weights');
      return [arn, weight];
    }),
  );
}

function unknown(what: string): UnknownAnswerError {
  return new UnknownAnswerError({ message: `A listener has ${what}.`, hint: 'Update Greenlight.' });
}
