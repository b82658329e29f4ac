import type { Diagnostics } from '@aws-sdk/client-codedeploy';

/** "List of lifecycle event hooks for an Amazon ECS deployment", in the order in which they run. Lambda has the last three. */
export const EVENTS = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
] as const;

export type EventName = (typeof EVENTS)[number];

/** Those at which an AppSpec may name a function; CodeDeploy does the others itself. */
export const HOOK_EVENTS = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
] as const satisfies readonly EventName[];

export type HookEvent = (typeof HOOK_EVENTS)[number];

export type LifecycleEvent = { readonly name: EventName } & (
  | { readonly status: 'Pending' | 'Skipped' }
  | { readonly status: 'InProgress'; readonly startedAt: number }
  | { readonly status: 'Succeeded'; readonly startedAt: number; readonly endedAt: number }
  | {
      readonly status: 'Failed';
      readonly startedAt: number;
      readonly endedAt: number;
      readonly diagnostics: Diagnostics;
    }
);

export type LifecycleEvents = readonly LifecycleEvent[];

export const pendingEvents = (names: readonly EventName[]): LifecycleEvents =>
  names.map(name => ({ name, status: 'Pending' }));

export const succeededEvents = (names: readonly EventName[], at: number): LifecycleEvents =>
  names.map(name => ({ name, status: 'Succeeded', startedAt: at, endedAt: at }));

export const begun = (events: LifecycleEvents, name: EventName, now: number): LifecycleEvents =>
  events.map(event => (event.name === name ? { name, status: 'InProgress', startedAt: now } : event));

export const succeeded = (events: LifecycleEvents, now: number): LifecycleEvents =>
  events.map(event => (event.status === 'InProgress' ? { ...event, status: 'Succeeded', endedAt: now } : event));

/** What runs has failed, and what would have come is skipped. */
export const brokenOff = (events: LifecycleEvents, diagnostics: Diagnostics, now: number): LifecycleEvents =>
  events.map(event => {
    switch (event.status) {
      case 'InProgress':
        return { ...event, status: 'Failed', endedAt: now, diagnostics };
      case 'Pending':
        return { ...event, status: 'Skipped' };
      case 'Succeeded':
      case 'Failed':
      case 'Skipped':
        return event;
    }
  });
