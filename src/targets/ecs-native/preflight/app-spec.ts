import type { Finding } from '../../../release/problem.ts';
import { bringsNew, type Facts } from './facts.ts';

/** What it asks for would be left out in silence. */
export function appSpecFindings(facts: Facts): readonly Finding[] {
  const { appspec } = facts.asked;
  if (appspec === undefined) return [];
  return [
    {
      level: bringsNew(facts) ? 'error' : 'warning',
      where: 'appspec',
      value: appspec.path,
      reason: `an AppSpec is for CodeDeploy, and service ${facts.service.place.service} is deployed by ECS itself`,
      remedy:
        'leave it out; its hooks are `lifecycleHooks` of the service here, and network and capacity are settings of the service',
    },
  ];
}
