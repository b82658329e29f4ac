import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { FaultRule } from '../../aws/fault-rule.ts';
import { nativeShop, type NativeShopChanges, pauses } from '../native-shop.ts';
import { files, healthy, inputs, threeTimesSlower } from '../shop.ts';
import type { Story } from './row.ts';

const minute = 60_000;

export interface NativeChanges extends NativeShopChanges {
  readonly faults?: readonly FaultRule[];
}

type Told = (changes?: NativeChanges, more?: Readonly<Record<string, string>>) => Story;

/** AWS waits for a word before users meet green, and before its own bake; and goes back where none comes. */
export const atPauses: DeploymentConfiguration = {
  lifecycleHooks: [{ ...pauses, lifecycleStages: [...pauses.lifecycleStages] }],
};

/** The same, where it does not wait for long. */
const atShortPauses: DeploymentConfiguration = {
  lifecycleHooks: [
    {
      ...pauses,
      lifecycleStages: [...pauses.lifecycleStages],
      timeoutConfiguration: { timeoutInMinutes: 15, action: 'ROLLBACK' },
    },
  ],
};

/** The short good release of a service that ECS itself deploys: all traffic at once, a bake of a minute, and nothing to wait for. */
export const nativeGood: Told = (changes, more) =>
  story('a good release by ECS itself', minute, { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }, changes, more);

/** The same where ECS waits for a word. */
export const pausedGood: Told = (changes, more) =>
  story(
    'a good release by ECS itself, with pauses',
    minute,
    { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1, ...atPauses },
    changes,
    more,
  );

/** A good version, at 10 % for three minutes before it has all. */
export const nativeCanary: Told = (changes, more) =>
  story(
    'a canary by ECS itself, with pauses',
    4 * minute,
    {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 3 },
      bakeTimeInMinutes: 1,
      ...atPauses,
    },
    changes,
    more,
  );

/** A slow version, caught by an alarm at 10 % and taken back. */
export const nativeBad: Told = (changes, more) =>
  story(
    'a bad canary by ECS itself, with pauses',
    9 * minute,
    {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 8 },
      bakeTimeInMinutes: 1,
      ...atShortPauses,
    },
    { green: threeTimesSlower, ...changes },
    more,
  );

const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** Task by task, with a bake of Greenlight's own. */
export const replaced: Told = (changes, more) =>
  story('tasks that are replaced', minute, { strategy: 'ROLLING', ...breaker }, changes, { bake: '1m', ...more });

/** Every task of green ends soon after its start. */
export const replacedInVain: Told = (changes, more) =>
  story(
    'tasks that are replaced by ones that crash',
    minute,
    { strategy: 'ROLLING', ...breaker },
    {
      green: { ...healthy, start: { crashes: { afterSeconds: 4, exitCode: 1, reason: 'OutOfMemoryError' } } },
      ...changes,
    },
    { bake: '1m', ...more },
  );

function story(
  name: string,
  planned: number,
  configuration: DeploymentConfiguration,
  { faults = [], world, configuration: over, ...changes }: NativeChanges = {},
  more: Readonly<Record<string, string>> = {},
): Story {
  return {
    name,
    tells: name,
    planned,
    files,
    // Looks are what a play costs; three times fewer than by default still see everything that a row is about.
    inputs: { ...inputs, poll: '15s', ...more },
    world: nativeShop({
      ...changes,
      configuration: { ...configuration, ...over },
      // Alarms need a past to have a state; two minutes are enough, and quick.
      world: { warmUp: '2m', ...world, faults: [...faults, ...(world?.faults ?? [])] },
    }),
  };
}
