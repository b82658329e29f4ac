import type { LifecycleEvent } from '@aws-sdk/client-codedeploy';
import type { Hook } from '../../release/plan.ts';
import type { CauseKind, Happening, Instant, Motion } from '../../release/words.ts';

export type Events = readonly LifecycleEvent[];

/** Where production traffic is on its way, told by the event that moves it. */
export type TrafficEvent =
  | { readonly is: 'before' }
  | { readonly is: 'moving'; readonly since: Instant }
  | { readonly is: 'moved'; readonly since: Instant; readonly at: Instant }
  /** AWS itself does not know, or says it with a word that nobody here knows. */
  | { readonly is: 'strange'; readonly status: string };

export function trafficEvent(events: Events): TrafficEvent {
  const event = named(events, 'AllowTraffic');
  const since = event?.startTime?.getTime();
  if (event === undefined || since === undefined) return { is: 'before' };
  const { status } = event;
  switch (status) {
    case 'Succeeded':
      return { is: 'moved', since, at: event.endTime?.getTime() ?? since };
    case 'Pending':
    case 'InProgress':
    // The deployment ends with it, and says why.
    case 'Failed':
    case 'Skipped':
    case undefined:
      return { is: 'moving', since };
    case 'Unknown':
      return { is: 'strange', status };
    default:
      return { is: 'strange', status: String(status satisfies never) };
  }
}

/**
 * What is being waited for before traffic moves, to be read after "waiting for".
 *
 * @param hooks the functions that the deployment runs, as its plan has them
 */
export function underWay(events: Events, hooks: readonly Hook[]): string {
  const name = events.find(event => event.status === 'InProgress')?.lifecycleEventName;
  switch (name) {
    case undefined:
      return "CodeDeploy's next step";
    case 'Install':
      return "green's tasks to start and turn healthy (Install)";
    case 'AllowTestTraffic':
      return 'test traffic to reach green (AllowTestTraffic)';
    default:
      return subjectOf(name, hooks);
  }
}

/**
 * Whether a hook has its say although all traffic is on green: its failure takes the traffic back. Where the deployment runs
 * no function then, a pending event is nothing to wait for.
 */
export function hookAfterTraffic(events: Events, hooks: readonly Hook[]): boolean {
  const status = named(events, 'AfterAllowTraffic')?.status;
  return status === 'InProgress' || (status === 'Pending' && hooks.some(hook => hook.event === 'AfterAllowTraffic'));
}

export function ended(events: Events, name: string): Instant | undefined {
  return named(events, name)?.endTime?.getTime();
}

/**
 * What a person would want to know of the events: each that ended, and of a failed hook all that it left behind.
 *
 * @param hooks the functions that the deployment runs, as its plan has them
 */
export function happenings(
  deployment: string,
  events: Events,
  motion: Motion,
  hooks: readonly Hook[],
): readonly Happening[] {
  // An event that a stop cut short explains nothing: the stop has a reason of its own.
  const cutShort = motion.is === 'stopped' && motion.by !== 'AWS itself';
  return events.flatMap((event): Happening[] => {
    const told = toldBy(event, cutShort, hooks);
    if (told === undefined) return [];
    const at = event.endTime?.getTime() ?? event.startTime?.getTime() ?? 0;
    return [{ id: `${deployment}:${event.lifecycleEventName ?? ''}:${event.status ?? ''}`, at, ...told }];
  });
}

type Told = { readonly text: string; readonly log?: string } & (
  { readonly kind: 'progress' } | { readonly kind: 'cause'; readonly of: CauseKind }
);

function toldBy(event: LifecycleEvent, cutShort: boolean, hooks: readonly Hook[]): Told | undefined {
  const name = event.lifecycleEventName ?? unnamed;
  const subject = subjectOf(name, hooks);
  // An event at which no function runs succeeds by itself, and that says nothing.
  const works = ownEvents.has(name) || functionOf(name, hooks) !== undefined;
  const cause = { kind: 'cause', of: ownEvents.has(name) ? 'symptom' : 'hook' } as const;
  switch (event.status) {
    case undefined:
    case 'Pending':
    case 'Skipped':
      return undefined;
    case 'InProgress':
      return works ? begun(name, subject) : undefined;
    case 'Succeeded':
      return works ? { kind: 'progress', text: `${capital(subject)} succeeded.` } : undefined;
    case 'Failed':
      return cutShort
        ? { kind: 'progress', text: `${capital(subject)} was cut short.` }
        : { ...cause, ...failed(name, subject, event, hooks) };
    case 'Unknown':
      return { ...cause, text: `CodeDeploy does not know how ${subject} ended.` };
    default: {
      const never: never = event.status;
      return { ...cause, text: `${capital(subject)} reports ${String(never)}.` };
    }
  }
}

/** What runs before traffic moves is told by what is waited for; this hook runs while nothing waits for it. */
function begun(name: string, subject: string): Told | undefined {
  if (name !== afterTraffic) return undefined;
  return { kind: 'progress', text: `${capital(subject)} runs; production traffic is on green already.` };
}

/** AWS's own words about it; the tail of the hook's log is the user's program speaking, and goes no further than the job log. */
function failed(
  name: string,
  subject: string,
  { diagnostics }: LifecycleEvent,
  hooks: readonly Hook[],
): { readonly text: string; readonly log?: string } {
  const script = diagnostics?.scriptName;
  const words = [
    // It says no more than that the hook failed.
    diagnostics?.errorCode === 'ScriptFailed' && diagnostics.message ? undefined : diagnostics?.errorCode,
    script !== undefined && functionNamed(script) === functionOf(name, hooks) ? undefined : script,
    diagnostics?.message,
  ].filter(word => word !== undefined && word !== '');
  const said = words.length === 0 ? '.' : `: ${sentence(words.join(': '))}`;
  const late = name === afterTraffic ? ' Production traffic was on green already when it ran.' : '';
  const log = diagnostics?.logTail;
  return { text: `${capital(subject)} failed${said}${late}`, ...(log === undefined || log === '' ? {} : { log }) };
}

const unnamed = 'an event without a name';

/** The events that are CodeDeploy's own work; every other one is a hook (User Guide, "AppSpec 'hooks' section"). */
const ownEvents: ReadonlySet<string> = new Set(['Install', 'AllowTestTraffic', 'AllowTraffic', unnamed]);
const afterTraffic = 'AfterAllowTraffic';

/** A hook with the function that it runs, where that is known: CodeDeploy tells of the event alone. */
function subjectOf(event: string, hooks: readonly Hook[]): string {
  if (ownEvents.has(event)) return event;
  const runs = functionOf(event, hooks);
  return runs === undefined ? `the hook ${event}` : `the hook ${event} (function ${runs})`;
}

function functionOf(event: string, hooks: readonly Hook[]): string | undefined {
  const hook = hooks.find(each => each.event === event);
  return hook && functionNamed(hook.function);
}

/** By its name, and the version or alias where there is one: the end of its ARN. */
function functionNamed(nameOrArn: string): string {
  return /^arn:[^:]+:lambda:[^:]+:[^:]+:function:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function named(events: Events, name: string): LifecycleEvent | undefined {
  return events.find(event => event.lifecycleEventName === name);
}
