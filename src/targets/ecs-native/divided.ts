import { type Change, type Percent, type Serving, servingOf } from '../../release/words.ts';
import { readForward } from '../elbv2/live-forward.ts';
import type { Balanced } from './balanced.ts';
import type { Follower } from './follower.ts';
import type { NativeHand } from './hand.ts';
import { deploymentArn } from './place.ts';
import { readDeployment } from './read-deployment.ts';
import type { NativeService } from './service.ts';

/** How a production rule divides traffic now, whatever ECS has asked for. */
export type Divided =
  | { readonly is: 'between both'; readonly green: Percent }
  /** It leads to no target group, or to some with no weight. */
  | { readonly is: 'to nobody' }
  | { readonly is: 'to a stranger'; readonly targetGroup: string }
  | { readonly is: 'gone'; readonly rule: string };

type Pair = Extract<Balanced, { is: 'a pair' }>;

/** Of each rule that divides traffic; none where none does. */
export async function dividedNow(
  hand: NativeHand,
  follower: Follower,
  change: Change,
  { balanced }: NativeService,
): Promise<readonly Divided[]> {
  const pairs = balanced.filter(one => one.is === 'a pair');
  if (pairs.length === 0) return [];
  const green = await greensGroups(hand, follower, change);
  // A pair in which green stands nowhere, or everywhere, tells nothing.
  const telling = pairs.filter(({ targetGroups }) => targetGroups.filter(arn => green.has(arn)).length === 1);
  return Promise.all(telling.map(pair => dividedBy(hand, pair, green)));
}

async function greensGroups(hand: NativeHand, follower: Follower, { id }: Change): Promise<ReadonlySet<string>> {
  const { ecs, brisk, place, revisions } = hand;
  const { target } = follower.last()?.deployment ?? (await readDeployment(ecs, brisk, deploymentArn(place, id)));
  const found = await revisions.find([target.revision]);
  return new Set(found.flatMap(({ stands }) => stands.map(({ targetGroup }) => targetGroup)));
}

async function dividedBy(
  { elbv2, brisk }: NativeHand,
  { production, targetGroups }: Pair,
  green: ReadonlySet<string>,
): Promise<Divided> {
  const forward = await readForward(elbv2, brisk, production);
  if (forward.is === 'missing') return { is: 'gone', rule: production };
  const having = [...forward.what.weights].filter(([, weight]) => weight > 0);
  const stranger = having.find(([arn]) => !targetGroups.includes(arn))?.[0];
  if (stranger !== undefined) return { is: 'to a stranger', targetGroup: stranger.split('/')[1] ?? stranger };
  const all = sum(having);
  if (all === 0) return { is: 'to nobody' };
  return { is: 'between both', green: (100 * sum(having.filter(([arn]) => green.has(arn)))) / all };
}

function sum(weights: readonly (readonly [string, number])[]): number {
  return weights.reduce((all, [, weight]) => all + weight, 0);
}

/** Who has the traffic where ECS moves it no longer: what it has asked for last may not be so any more. */
export function servingNow(divided: readonly Divided[], asked: Serving): Serving {
  const [first, ...others] = divided;
  switch (first?.is) {
    case undefined:
      return asked;
    case 'between both':
      return others.every(other => other.is === 'between both' && other.green === first.green)
        ? servingOf(first.green)
        : { who: 'unknown', because: 'the production rules divide traffic differently' };
    case 'to nobody':
      return { who: 'unknown', because: 'the production rule leads to nobody' };
    case 'to a stranger':
      return { who: 'unknown', because: `the production rule leads to target group ${first.targetGroup}` };
    case 'gone':
      return { who: 'unknown', because: 'the production rule is gone' };
  }
}
