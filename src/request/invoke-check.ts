import * as v from 'valibot';
import type { InvokeCheck } from '../release/words.ts';
import { checkSettings, type Item, type Keys, type WhereOf } from './block-settings.ts';
import { commonKeys, commonSettings } from './gate-settings.ts';
import { then, valid, type Checked } from './problems.ts';
import { answerKeys, answerSettings, checkLatency, unshown, type Tested } from './smoke-settings.ts';

/** A function may take longer than a page: it may have to start first. */
const limits = { least: 1_000, most: 60_000, bareUnit: 's' } as const;

/** JSON as text, or what YAML reads, as JSON. */
const payload = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): string => {
    if (value === null) addIssue({ message: 'nothing stands here' });
    else if (typeof value !== 'string') return JSON.stringify(value);
    else if (isJson(value)) return value;
    else addIssue({ message: 'a text that is not JSON' });
    return NEVER;
  }),
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const invokeEntry = v.objectWithRest(
  {
    invoke: v.objectWithRest(
      { payload: v.optional(payload) },
      v.never('no key of `invoke`, which has a `payload` alone'),
      'not a mapping',
    ),
    ...answerSettings(limits, '10s'),
    ...commonSettings('before-traffic'),
    url: v.optional(v.never('asks something else besides: a smoke test asks a `url` or has `invoke`')),
  },
  v.never('not a key of a smoke test that invokes the function'),
);

const invokeKeys = {
  invoke: {
    remedy: () => 'write `invoke: { payload: \'{"ping":true}\' }`, or `invoke: {}`, and all else beside it',
    shows: unshown,
  },
  ...answerKeys(limits),
  ...commonKeys,
} as const satisfies Keys;

/** The settings of a smoke test with `invoke`. */
export function checkInvoke(item: Item, whereOf: WhereOf): Checked<Tested<InvokeCheck>> {
  return then(checkSettings(invokeEntry, invokeKeys, item, whereOf), ({ name, when, advisory, invoke, ...entry }) => {
    const { contains, timeout, retries } = entry;
    return then(checkLatency(whereOf([...item.path, 'latency']), entry, limits), latency =>
      valid({
        ...{ name, when, advisory },
        check: { asks: 'the function', payload: invoke.payload, contains, latency, timeout, retries },
      }),
    );
  });
}
