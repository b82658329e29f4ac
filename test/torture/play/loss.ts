import type { Stage } from '../../releases/stage.ts';
import type { ClockHere } from '../../releases/bad-days/clock-here.ts';
import { accessKeyOf } from '../../releases/bad-days/release-here.ts';
import type { LifeEnd, Millis, Moment } from '../schedule/schedule.ts';

/** What is to happen to a process in this one. */
export interface Loss {
  /** When nothing is left of the process. */
  readonly happened: Promise<void>;
  /** What has not happened yet will not happen any more. */
  readonly forget: () => void;
}

/** SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL (runner source, ProcessInvoker). */
const killedAfterCancel: Millis = 10_000;

/** @param cancel SIGINT */
export function lossOf({ aws: { timeline, faults } }: Stage, clock: ClockHere, end: LifeEnd, cancel: () => void): Loss {
  if (end.is === 'its own') return { happened: new Promise(() => undefined), forget: () => undefined };
  const { by, when } = end;
  const caller = accessKeyOf(clock);
  const forgotten: (() => void)[] = [];
  const forget = (): void => forgotten.forEach(drop => drop());
  const later = (after: Millis): Promise<void> =>
    new Promise(resolve => forgotten.push(timeline.at(timeline.now() + after, () => resolve())));
  const heldAt = async (moment: Exclude<Moment, { is: 'a time' }>, kind: 'hold' | 'silent') => {
    if (moment.is === 'a call') {
      const { nth, point } = moment;
      const rule = faults.inject({ operation: '*', caller, calls: { nth }, fault: { kind: `${kind}-${point}` } });
      forgotten.push(() => faults.remove(rule));
    }
    return await faults.holds.someHeld(caller);
  };
  const cancelled = (): Promise<void> => {
    // A signal is heard in no time, even by a process that sleeps.
    timeline.touch(clock.participant);
    const killed = later(killedAfterCancel);
    cancel();
    return killed;
  };
  if (by === 'cancel') {
    if (when.is === 'a time') return { happened: at(timeline, when.after, cancelled, forgotten), forget };
    // The call is on its way when the signal comes, and answered after that.
    const happened = heldAt(when, 'hold').then(held => {
      forget();
      const killed = cancelled();
      for (const { id } of held) faults.holds.release(id, 'go-on');
      return killed;
    });
    return { happened, forget };
  }
  if (when.is === 'a time') return { happened: later(when.after), forget };
  if (when.is === 'a call') {
    const rule = { operation: '*', caller, calls: { from: when.nth + 1, to: 99_999 } } as const;
    const silence = faults.inject({ ...rule, fault: { kind: 'silent-before' } });
    forgotten.push(() => faults.remove(silence));
  }
  return { happened: heldAt(when, 'silent').then(() => undefined), forget };
}

/** `act` runs in the world's own event, before anybody else has its turn. */
function at(
  timeline: Stage['aws']['timeline'],
  after: Millis,
  act: () => Promise<void>,
  forgotten: (() => void)[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    forgotten.push(timeline.at(timeline.now() + after, () => void act().then(resolve, reject)));
  });
}
