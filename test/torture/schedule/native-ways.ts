import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { ServiceWay } from './ways.ts';

/** How ECS itself moves traffic; task by task it asks for no share. */
export type NativeWay = ServiceWay | 'task by task';

type Settings = Pick<
  DeploymentConfiguration,
  'strategy' | 'canaryConfiguration' | 'linearConfiguration' | 'bakeTimeInMinutes' | 'deploymentCircuitBreaker'
>;

const canary = (canaryBakeTimeInMinutes: number): Settings => ({
  strategy: 'CANARY',
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes },
});

/** The same as a setting of the service. */
const settings: Readonly<Record<NativeWay, Settings>> = {
  'all at once': { strategy: 'BLUE_GREEN' },
  'by 10 % for 3 minutes': canary(3),
  'by 10 % for 8 minutes': canary(8),
  'by 20 % a minute': { strategy: 'LINEAR', linearConfiguration: { stepPercent: 20, stepBakeTimeInMinutes: 1 } },
  'task by task': { strategy: 'ROLLING', deploymentCircuitBreaker: { enable: true, rollback: true } },
};

/** Of a rolling deployment the bake is Greenlight's own. */
export function settingsFor(way: NativeWay, bakeMinutes: number): Settings {
  return { ...settings[way], ...(way === 'task by task' ? {} : { bakeTimeInMinutes: bakeMinutes }) };
}
