import type { LoggedCall } from '../../aws/call-log.ts';
import type { ShareChange } from '../../releases/stage.ts';

/** A moment of a run at which its process is killed: before or after AWS applies one of its calls. */
export interface KillPoint {
  /** As in IAM. */
  readonly operation: string;
  /** Which of the calls of this operation, 1 for the first. */
  readonly nth: number;
  readonly point: 'before' | 'after';
}

/**
 * Of an undisturbed run: before and after every write, and before and after the first, the second and the last of the equal
 * reads of a phase. A phase ends with a write, and when traffic has moved.
 */
export function killPoints(calls: readonly LoggedCall[], shares: readonly ShareChange[]): readonly KillPoint[] {
  return telling(phasesIn(calls, shares)).flatMap(({ name, nth }) =>
    (['before', 'after'] as const).map(point => ({ operation: name, nth, point })),
  );
}

interface Numbered {
  readonly at: number;
  readonly name: string;
  readonly nth: number;
}

type Phase = readonly Numbered[];

const isRead = (name: string): boolean => /:(Get|BatchGet|List|Describe)/.test(name);

function phasesIn(calls: readonly LoggedCall[], shares: readonly ShareChange[]): readonly Phase[] {
  const counts = new Map<string, number>();
  const phases: Numbered[][] = [[]];
  let last: Numbered | undefined;
  for (const { service, operation, at } of calls) {
    const name = `${service}:${operation}`;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    const since = last?.at ?? at;
    const moved = shares.some(change => change.at > since && change.at <= at);
    if (moved || !isRead(name) || (last !== undefined && !isRead(last.name))) phases.push([]);
    last = { at, name, nth };
    phases.at(-1)?.push(last);
  }
  return phases;
}

function telling(phases: readonly Phase[]): readonly Numbered[] {
  return phases.flatMap(phase => {
    const names = [...new Set(phase.map(({ name }) => name))];
    return names.flatMap(name => {
      const equal = phase.filter(call => call.name === name);
      return [...new Set([equal[0], equal[1], equal.at(-1)])].filter(call => call !== undefined);
    });
  });
}

/** `codedeploy:CreateDeployment 1 before`, for people and command lines. */
export function printPoint({ operation, nth, point }: KillPoint): string {
  return `${operation} ${nth} ${point}`;
}

export function parsePoint(text: string): KillPoint {
  const [operation = '', nth = '', point = ''] = text.split(' ');
  if (!/^\d+$/.test(nth) || (point !== 'before' && point !== 'after'))
    throw new Error(`"${text}" is no kill point. Write one as in: codedeploy:CreateDeployment 1 before`);
  return { operation, nth: Number(nth), point };
}
