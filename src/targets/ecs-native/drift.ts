import type { DeploymentConfiguration, DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import type { Drift } from '../../release/plan.ts';
import type { Millis, Strategy } from '../../release/words.ts';
import { bakeIn, movingBy, sameStrategy, strategyIn } from './configuration.ts';
import { withManagedPauses } from './managed-hooks.ts';

const minute = 60_000;

/** What a release wants of the settings by which a service is deployed. */
export interface WantedSettings {
  readonly strategy: Strategy;
  /** Of a rolling deployment it is Greenlight's own, and no setting of the service. */
  readonly bake: Millis;
  /** `within`: pauses are managed, and AWS waits so long at each of them. A rolling deployment has no share at which to pause. */
  readonly pauses: 'as they stand' | { readonly within: Millis };
  readonly stays: Drift['stays'];
}

/** What has to be written for that. */
export type SettingsChange =
  | { readonly is: 'as it is' }
  | {
      readonly is: 'changed';
      /** Whole, with what the service has besides: whether AWS keeps members that are left out is not documented. */
      readonly configuration: DeploymentConfiguration;
      readonly drift: readonly [Drift, ...Drift[]];
    };

/** Nothing is written where nothing differs, and what is written is named, setting by setting. */
export function changeTo(present: DeploymentConfiguration, wanted: WantedSettings): SettingsChange {
  const configuration = changed(present, wanted);
  const [first, ...more] = differencesBetween(present, configuration, wanted.stays);
  return first === undefined ? { is: 'as it is' } : { is: 'changed', configuration, drift: [first, ...more] };
}

function changed(
  present: DeploymentConfiguration,
  { strategy, bake, pauses }: WantedSettings,
): DeploymentConfiguration {
  const moved = sameStrategy(strategyIn(present), strategy) ? present : movedBy(present, strategy);
  if (strategy.kind === 'rolling') return moved;
  return {
    ...moved,
    ...(moved === present && bakeIn(present) === bake ? {} : { bakeTimeInMinutes: bake / minute }),
    ...(pauses === 'as they stand'
      ? {}
      : { lifecycleHooks: withManagedPauses(present.lifecycleHooks ?? [], pauses.within) }),
  };
}

/** "Only valid when the deployment strategy is LINEAR", CANARY, or rolling: what belongs to the former strategy is left out. */
function movedBy(present: DeploymentConfiguration, strategy: Strategy): DeploymentConfiguration {
  const { linearConfiguration: _linear, canaryConfiguration: _canary, earlySuccessCriteria: _early, ...kept } = present;
  return { ...kept, ...movingBy(strategy) };
}

/** The settings that a release can change, by AWS's own names, and how each is shown. */
const settings: readonly (readonly [name: string, shown: (of: DeploymentConfiguration) => string])[] = [
  ['strategy', ({ strategy }) => strategy ?? 'ROLLING'],
  ['linearConfiguration.stepPercent', ({ linearConfiguration: linear }) => number(linear?.stepPercent)],
  [
    'linearConfiguration.stepBakeTimeInMinutes',
    ({ linearConfiguration: linear }) => number(linear?.stepBakeTimeInMinutes),
  ],
  ['canaryConfiguration.canaryPercent', ({ canaryConfiguration: canary }) => number(canary?.canaryPercent)],
  [
    'canaryConfiguration.canaryBakeTimeInMinutes',
    ({ canaryConfiguration: canary }) => number(canary?.canaryBakeTimeInMinutes),
  ],
  ['bakeTimeInMinutes', ({ bakeTimeInMinutes }) => number(bakeTimeInMinutes)],
  [
    'lifecycleHooks',
    ({ lifecycleHooks = [] }) => lifecycleHooks.filter(isPause).map(pauseWords).join('; ') || 'no PAUSE',
  ],
  ['earlySuccessCriteria', ({ earlySuccessCriteria: early }) => (early?.enable === true ? 'enabled' : 'not set')],
];

function number(value: number | undefined): string {
  return value === undefined ? 'not set' : String(value);
}

function isPause({ targetType }: DeploymentLifecycleHook): boolean {
  return targetType === 'PAUSE';
}

function pauseWords({ lifecycleStages = [], timeoutConfiguration: limit }: DeploymentLifecycleHook): string {
  return `PAUSE at ${lifecycleStages.join(', ')}, ${limit?.action ?? 'ROLLBACK'} after ${limit?.timeoutInMinutes ?? 1_440} min`;
}

/** What is otherwise in the one than in the other, of all that a release can change. */
export function differencesBetween(
  from: DeploymentConfiguration,
  to: DeploymentConfiguration,
  stays: Drift['stays'],
): readonly Drift[] {
  return settings
    .filter(([, shown]) => shown(from) !== shown(to))
    .map(([name, shown]) => ({ setting: `deploymentConfiguration.${name}`, from: shown(from), to: shown(to), stays }));
}
