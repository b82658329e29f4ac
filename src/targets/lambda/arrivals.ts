import { type Instant, type Millis, nothingYet } from '../../release/words.ts';
import type { Arrivals } from '../stepped-by/arrivals.ts';
import { type Dimensions, invocationsOf, type Reading } from './invocations.ts';
import type { Sights } from './sights.ts';
import { numberOf } from './version.ts';

const second: Millis = 1_000;
const minute: Millis = 60_000;

/** Users follow an alias some seconds after it was written. */
const settling: Millis = 10 * second;

/** CloudWatch has a minute's invocations within two minutes of its end, by what its users see; there is no promise. */
const published: Millis = 2 * minute;

/** No invocation takes longer ("Lambda quotas", developer guide: function timeout). */
const longestOfAll: Millis = 900 * second;

export interface Counting extends Reading {
  readonly functionName: string;
  readonly alias: string;
  /** The longest that an invocation of either side may take. */
  readonly longest: Millis;
}

/**
 * Counts the requests of an alias by the version that answered them: `Invocations` with the dimension `ExecutedVersion`. Only whole
 * minutes count in which the share was in effect all along, and in which the two versions have all that the alias had: the three
 * are published each by itself, and where they differ, one is late. An invocation counts in the minute in which it began and
 * shows when it has ended, so the quicker side would seem to have more until the longest one of that minute is over
 * ("Types of metrics for Lambda functions", developer guide).
 */
export function arrivalsOf({ functionName, alias, longest, ...reading }: Counting): Arrivals {
  const age = Math.max(published, longest + minute);
  const ofAlias = { FunctionName: functionName, Resource: `${functionName}:${alias}` };
  const ofVersion = (ExecutedVersion: string): Dimensions => ({ ...ofAlias, ExecutedVersion });
  return async ({ blue, green, since, now }) => {
    const from = Math.ceil((since + settling) / minute) * minute;
    const until = Math.floor((now - age) / minute) * minute;
    // Beside the first version of all there is none to tell it from.
    if (until <= from || blue.id === nothingYet.id) return [];
    const series = { all: ofAlias, blue: ofVersion(numberOf(blue)), green: ofVersion(numberOf(green)) };
    const told = await invocationsOf(reading, series, { from, until });
    if (told === undefined) return [];
    return minutesOf(from, until)
      .map(at => ({ at, blue: told.blue.get(at) ?? 0, green: told.green.get(at) ?? 0, all: told.all.get(at) ?? 0 }))
      .filter(({ blue, green, all }) => blue + green === all)
      .map(({ at, green, all }) => ({ at, green, all }));
  };
}

/** The longest that an invocation of blue or of what is wanted may take. */
export function longestRun({ blue, wanted }: Pick<Sights, 'blue' | 'wanted'>): Millis {
  const green = wanted.is === 'known' ? wanted.version.configuration.Timeout : wanted.configuration['Timeout'];
  const timeouts = [green, ...(blue === undefined ? [] : [blue.configuration.Timeout])];
  return Math.max(...timeouts.map(seconds => (typeof seconds === 'number' ? seconds * second : longestOfAll)));
}

function minutesOf(from: Instant, until: Instant): readonly Instant[] {
  return Array.from({ length: (until - from) / minute }, (_, at) => from + at * minute);
}
