import type { AlarmState } from '../world/world.ts';

/** How a metric alarm judges datapoints. */
export interface Watch {
  readonly evaluationPeriods: number;
  /** 1 to `evaluationPeriods`. */
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly operator: Operator;
  readonly missing: MissingData;
}

export type Operator =
  'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold' | 'LessThanOrEqualToThreshold';

export type MissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

/** A period of the evaluation range: its value, or `undefined` where nothing was published. */
export type Slot = number | undefined;

export type Evaluation =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'state';
      readonly state: AlarmState;
      /** Indices into the range of the datapoints that decided, oldest first. */
      readonly evaluated: readonly number[];
      /** Periods without data that were counted as the alarm's `missing` says. */
      readonly filled: number;
    };

/**
 * More periods than EvaluationPeriods are looked at, so that late datapoints do not leave a gap. AWS publishes no formula;
 * its worked examples look at 5 periods for 3 evaluation periods.
 */
export function evaluationRange(evaluationPeriods: number): number {
  return evaluationPeriods + 2;
}

export function isBreaching(value: number, { operator, threshold }: Watch): boolean {
  switch (operator) {
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default: {
      const never: never = operator;
      throw new Error(`no such comparison: ${String(never)}`);
    }
  }
}

/**
 * What a range of periods, oldest first, makes of an alarm. The rules, and the tables that the tests hold them to, are
 * those of "Configuring how CloudWatch alarms treat missing data", CloudWatch user guide.
 */
export function evaluate(watch: Watch, range: readonly Slot[]): Evaluation {
  const present = range.flatMap((slot, index) => (slot === undefined ? [] : [index]));
  const breaching = (indices: readonly number[]) =>
    indices.filter(index => isBreaching(range[index] as number, watch)).length;

  if (present.length >= watch.evaluationPeriods) {
    const evaluated = present.slice(-watch.evaluationPeriods);
    return conclude(watch, breaching(evaluated), evaluated, 0);
  }

  const filled = watch.evaluationPeriods - present.length;
  switch (watch.missing) {
    case 'breaching':
      return conclude(watch, breaching(present) + filled, present, filled);
    case 'notBreaching':
      return conclude(watch, breaching(present), present, filled);
    case 'missing':
    case 'ignore': {
      const count = breaching(present);
      const [oldest] = present;
      if (oldest === undefined) {
        if (watch.missing === 'ignore') return { kind: 'keep' };
        return { kind: 'state', state: 'INSUFFICIENT_DATA', evaluated: [], filled };
      }
      // "Avoiding premature transitions": a lone breaching datapoint waits for its successors, but not for ever.
      const waitedLongEnough = range.length - oldest >= watch.datapointsToAlarm;
      if (count < watch.datapointsToAlarm && count === present.length && waitedLongEnough) {
        return watch.missing === 'ignore'
          ? { kind: 'keep' }
          : { kind: 'state', state: 'ALARM', evaluated: present, filled };
      }
      return conclude(watch, count, present, filled);
    }
    default: {
      const never: never = watch.missing;
      throw new Error(`no such treatment of missing data: ${String(never)}`);
    }
  }
}

function conclude(watch: Watch, breaching: number, evaluated: readonly number[], filled: number): Evaluation {
  return { kind: 'state', state: breaching >= watch.datapointsToAlarm ? 'ALARM' : 'OK', evaluated, filled };
}
