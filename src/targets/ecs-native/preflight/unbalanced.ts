import type { Finding } from '../../../release/problem.ts';
import type { Facts } from './facts.ts';

/** Without a load balancer nobody tells whether a task answers, and gates that ask it prove nothing. */
export function unbalancedFindings({ service, gates }: Facts): readonly Finding[] {
  if (service.balanced.length > 0) return [];
  const { service: value } = service.place;
  const connected = service.serviceConnect === 'on';
  return [
    {
      level: 'warning',
      where: 'service',
      value,
      reason: connected
        ? 'only Service Connect leads traffic to it: no load balancer says which of its tasks are healthy, and that traffic goes where ECS asks cannot be read back'
        : 'no load balancer leads traffic to it: green works beside blue as soon as its tasks run, and nobody says whether they do it well',
      remedy: connected ? undefined : 'gates that measure what it does: alarms on its queue, its errors, its results',
    },
    ...gates
      .filter(({ kind }) => kind === 'targets')
      .map(({ name, force }): Finding => ({
        level: force === 'obeyed' ? 'error' : 'warning',
        where: 'gates',
        value: name,
        reason: `service ${value} has no target group, so there are no targets whose health could be asked`,
        remedy: 'take the gate out, or measure with alarms',
      })),
  ];
}
