import type { Event } from '@aws-sdk/client-rds';
import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Journal, RdsEvent } from './events.ts';
import { pageOf } from './page.ts';
import { invalidCombination, invalidValue } from './refusals.ts';
import type { RdsClient } from './state.ts';

const MINUTE = 60_000;

/** "DescribeEvents" of the API reference: the last hour by default, and nothing that is older than 14 days. */
const USUAL_MINUTES = 60;
const KEPT_MS = 14 * 24 * 60 * MINUTE;

export function eventHandlers(journal: Journal, now: () => number): Handlers<RdsClient, Caller> {
  return {
    DescribeEvents: input => {
      const { SourceIdentifier: source, SourceType: type, EventCategories: categories } = input;
      const { StartTime: start, EndTime: end, Duration: minutes } = input;
      if (source !== undefined && type === undefined) {
        throw invalidCombination('SourceType must be specified when SourceIdentifier is specified.');
      }
      if (start !== undefined && end !== undefined && start > end) {
        throw invalidValue('StartTime must be before EndTime.');
      }
      const to = end?.getTime() ?? now();
      const from = start?.getTime() ?? to - (minutes ?? USUAL_MINUTES) * MINUTE;
      const found = journal
        .all()
        .filter(({ at }) => at >= Math.max(from, now() - KEPT_MS) && at <= to)
        .filter(event => type === undefined || event.sourceType === type)
        .filter(event => source === undefined || event.source === source)
        .filter(event => categories === undefined || categories.includes(event.category));
      const { items, Marker } = pageOf(found, input);
      return { Events: items.map(described), ...Marker };
    },
  };
}

/** Times of the API have whole milliseconds. */
function described({ source, sourceArn, sourceType, message, category, at }: RdsEvent): Event {
  return {
    SourceIdentifier: source,
    SourceType: sourceType,
    SourceArn: sourceArn,
    Message: message,
    EventCategories: [category],
    Date: new Date(at),
  };
}
