import { type Percent, type Serving, servingOf } from '../../release/words.ts';
import { type Balancing, type Listener, there } from './balancing.ts';
import { type Forward, placeWords } from './forward.ts';

/** A forward of the production listener that leads to the pair, and where it stands. */
export interface ProductionForward extends Forward {
  readonly listener: Listener;
}

/** What of the production listeners concerns the pair: rules that lead elsewhere are another service's. */
export function productionForwards(balancing: Balancing): readonly ProductionForward[] {
  const pair = there(balancing.targetGroups).map(group => group.arn);
  return there(balancing.production).flatMap(listener =>
    listener.forwards
      .filter(({ weights }) => pair.some(arn => weights.has(arn)))
      .map(forward => ({ ...forward, listener })),
  );
}

/**
 * Who has the production traffic by the weights that are asked for; what the load balancer does follows them within
 * seconds. Every rule that leads to the pair must say the same, or nobody can give one number.
 */
export function weightsOf(balancing: Balancing, blueArn: string): Serving {
  const [first, ...others] = productionForwards(balancing);
  if (first === undefined) return unknown('no production listener leads to the pair of target groups');
  const share = greenShare(first, balancing, blueArn);
  if (share === undefined) return unknown(`${placeWords(first.of)} does not lead to blue and its counterpart alone`);
  const other = others.find(forward => greenShare(forward, balancing, blueArn) !== share);
  return other === undefined
    ? servingOf(share)
    : unknown(
        `${placeWords(first.of)} and ${placeWords(other.of)} of the production listener divide traffic differently`,
      );
}

/** Undefined where blue and its counterpart do not share all the traffic of this forward. */
function greenShare({ weights }: Forward, { targetGroups }: Balancing, blueArn: string): Percent | undefined {
  const pair = there(targetGroups).map(group => group.arn);
  const leadsElsewhere = [...weights].some(([arn, weight]) => weight > 0 && !pair.includes(arn));
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (leadsElsewhere || all === 0 || !pair.includes(blueArn)) return undefined;
  return (100 * (all - (weights.get(blueArn) ?? 0))) / all;
}

function unknown(because: string): Serving {
  return { who: 'unknown', because };
}
