import type { Finding } from '../../../release/problem.ts';
import { type Balancing, there } from '../../elbv2/balancing.ts';
import { placeWords } from '../../elbv2/forward.ts';
import { type ProductionForward, productionForwards, weightsOf } from '../../elbv2/weights.ts';
import { type Facts, titleOf } from './facts.ts';

/** Whether production traffic is already divided, although nothing of this release has moved it. */
export function splitFindings(facts: Facts): readonly Finding[] {
  const { blue, balancing } = facts;
  if (balancing === undefined || blue.targetGroup === undefined) return [];
  const serving = weightsOf(balancing, blue.targetGroup);
  const weights = productionForwards(balancing)
    .map(forward => `${placeWords(forward.of)}: ${weightWords(forward, balancing)}`)
    .join('; ');
  const about = { where: 'deployment-group', value: titleOf(facts) };
  switch (serving.who) {
    case 'blue':
      return [];
    case 'split':
      return [
        {
          ...about,
          level: 'warning',
          reason: `production traffic is divided before the release begins (${weights}): an earlier deployment or a person left it so`,
          remedy: "look what stands in the other target group; CodeDeploy's first step sets the weights anew",
        },
      ];
    case 'green':
      return [
        {
          ...about,
          level: 'error',
          reason: `all production traffic goes to the target group in which blue does not stand (${weights})`,
          remedy:
            'send it to the target group of the task set that serves: until then there is nothing that a release could go back to',
        },
      ];
    case 'unknown':
      return [
        {
          ...about,
          level: 'warning',
          reason: `nobody can say how production traffic is divided: ${serving.because} (${weights})`,
          remedy: 'give every rule that leads to the pair of target groups the same weights',
        },
      ];
  }
}

/** `api-1 90, api-2 10` */
function weightWords({ weights }: ProductionForward, { targetGroups }: Balancing): string {
  const names = new Map(there(targetGroups).map(({ arn, name }) => [arn, name]));
  return [...weights].map(([arn, weight]) => `${names.get(arn) ?? arn} ${weight}`).join(', ');
}
