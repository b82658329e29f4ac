import type { Finding } from '../../../release/problem.ts';
import { shellWord } from '../../ecs-codedeploy/preflight/shell-word.ts';
import type { Facts } from './facts.ts';

/** Whether there is a blue, and it can take everything back. */
export function blueFindings(facts: Facts): readonly Finding[] {
  const { service, blue, region } = facts;
  const { cluster, service: name } = service.place;
  const about = { where: 'service', value: name };
  if (service.desiredCount === 0)
    return [
      {
        ...about,
        level: 'error',
        reason: 'its desired count is 0: green would have no task, nothing would serve, and nothing can be proven',
        remedy: 'give the service at least one task, then release',
        command: `aws ecs update-service --region ${shellWord(region)} --cluster ${shellWord(cluster)} --service ${shellWord(name)} --desired-count 1`,
      },
    ];
  if (!blue.everCompleted)
    return [
      {
        ...about,
        level: 'warning',
        reason:
          'no deployment of it has ever come to a good end, so there is nothing to go back to: AWS finds no candidate for a rollback, and leaves a bad green where it is',
        remedy: 'watch this release yourself; from the next one on there is a way back',
      },
    ];
  return healthFindings(facts);
}

/** How blue does, also of a release that is under way. */
export function healthFindings({ service, blue: { side }, health, strategy }: Facts): readonly Finding[] {
  const { revision, wanted } = side;
  if (health === undefined || health.healthy >= wanted) return [];
  const because = health.reasons.length === 0 ? '' : `: ${health.reasons.join('; ')}`;
  const about = { level: 'warning', where: 'service', value: service.place.service } as const;
  if (health.healthy > 0)
    return [
      {
        ...about,
        reason: `blue (${revision}) has ${health.healthy} healthy of ${wanted} wanted targets, so going back may overload it${because}`,
        remedy: 'let blue become healthy before the release, or expect less capacity on the way back',
      },
    ];
  return [
    {
      ...about,
      reason: `blue (${revision}) has no healthy target of ${wanted} wanted, so there is no way back to it${because}`,
      remedy:
        strategy.kind === 'rolling'
          ? 'mend blue first, unless this release is the mending'
          : 'mend blue first, unless this release is the mending: traffic is not sent back to a blue that cannot serve',
    },
  ];
}
