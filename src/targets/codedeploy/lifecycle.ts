import type { LifecycleEvent } from '@aws-sdk/client-codedeploy';
import type { Happening, Instant, Motion } from '../../release/words.ts';

export type Events = readonly LifecycleEvent[];

/** Where production traffic is on its way, told by the event that moves it. */
export type TrafficEvent =
  | { readonly is: 'before' }
  | { readonly is: 'moving'; readonly since: Instant }
  | { readonly is: 'moved'; readonly at: Instant };

export function trafficEvent(events: Events): TrafficEvent {
  const event = named(events, 'AllowTraffic');
  const since = event?.startTime?.getTime();
  if (event === undefined || since === undefined) return { is: 'before' };
  return event.status === 'Succeeded'
    ? { is: 'moved', at: event.endTime?.getTime() ?? since }
    : { is: 'moving', since };
}

/** What is being waited for before traffic moves, to be read after "waiting for". */
export function underWay(events: Events): string {
  const name = events.find(event => event.status === 'InProgress')?.lifecycleEventName;
  switch (name) {
    case undefined:
      return "CodeDeploy's next step";
    case 'Install':
      return "green's tasks to start and turn healthy (Install)";
    case 'AllowTestTraffic':
      return 'test traffic to reach green (AllowTestTraffic)';
    default:
      return `the hook ${name}`;
  }
}

export function ended(events: Events, name: string): Instant | undefined {
  return named(events, name)?.endTime?.getTime();
}

/** What a person would want to know of the events: each that ended, and of a failed hook all that it left behind. */
export function happenings(deployment: string, events: Events, motion: Motion): readonly Happening[] {
  // An event that a stop cut short explains nothing: the stop has a reason of its own.
  const cutShort = motion.is === 'stopped' && motion.by !== 'AWS itself';
  return events.flatMap((event): Happening[] => {
    const told = toldBy(event, cutShort);
    if (told === undefined) return [];
    const at = event.endTime?.getTime() ?? event.startTime?.getTime() ?? 0;
    return [{ id: `${deployment}:${event.lifecycleEventName ?? ''}:${event.status ?? ''}`, at, ...told }];
  });
}

function toldBy(event: LifecycleEvent, cutShort: boolean): Pick<Happening, 'kind' | 'text' | 'log'> | undefined {
  const name = event.lifecycleEventName ?? 'an event';
  switch (event.status) {
    case undefined:
    case 'Pending':
    case 'InProgress':
    case 'Skipped':
      return undefined;
    case 'Succeeded':
      return { kind: 'progress', text: `${name} succeeded.` };
    case 'Failed':
      return cutShort ? { kind: 'progress', text: `${name} was cut short.` } : failed(name, event);
    case 'Unknown':
      return { kind: 'cause', text: `CodeDeploy does not know how ${name} ended.` };
    default: {
      const never: never = event.status;
      return { kind: 'cause', text: `${name} reports ${String(never)}.` };
    }
  }
}

/** AWS's own words about it; the tail of the hook's log is the user's program speaking, and goes no further than the job log. */
function failed(name: string, { diagnostics }: LifecycleEvent): Pick<Happening, 'kind' | 'text' | 'log'> {
  const words = [diagnostics?.errorCode, diagnostics?.scriptName, diagnostics?.message];
  const said = words.filter(word => word !== undefined && word !== '').join('. ');
  const log = diagnostics?.logTail;
  return {
    kind: 'cause',
    text: `${name} failed. ${said}`.trim(),
    ...(log === undefined || log === '' ? {} : { log }),
  };
}

function named(events: Events, name: string): LifecycleEvent | undefined {
  return events.find(event => event.lifecycleEventName === name);
}
