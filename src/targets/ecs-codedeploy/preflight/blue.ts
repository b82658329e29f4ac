import type { Finding } from '../../../release/problem.ts';
import type { Facts } from './facts.ts';
import { shellWord } from './shell-word.ts';

/** Whether blue can take everything back. */
export function blueFindings({ region, service, blue, blueHealth: health }: Facts): readonly Finding[] {
  const { revision, wanted } = blue.side;
  if (wanted === 0)
    return [
      {
        level: 'error',
        where: 'service',
        value: service.name,
        reason: 'its desired count is 0: green would have no task, nothing would serve, and nothing can be proven',
        remedy: 'give the service at least one task, then release',
        command: `aws ecs update-service --region ${shellWord(region)} --cluster ${shellWord(service.cluster)} --service ${shellWord(service.name)} --desired-count 1`,
      },
    ];
  if (health === undefined || health.healthy >= wanted) return [];
  const because = health.reasons.length === 0 ? '' : `: ${health.reasons.join('; ')}`;
  const [reason, remedy] =
    health.healthy === 0
      ? [
          `blue (${revision}) has no healthy target of ${wanted} wanted, so there is no way back to it${because}`,
          'mend blue first, unless this release is the mending: traffic is not sent back to a blue that cannot serve',
        ]
      : [
          `blue (${revision}) has ${health.healthy} healthy of ${wanted} wanted targets, so going back may overload it${because}`,
          'let blue become healthy before the release, or expect less capacity on the way back',
        ];
  return [{ level: 'warning', where: 'service', value: service.name, reason, remedy }];
}
