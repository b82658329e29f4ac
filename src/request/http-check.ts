import * as v from 'valibot';
import type { HttpCheck } from '../release/words.ts';
import { checkSettings, type Item, wholeNumber, type WhereOf } from './block-settings.ts';
import { commonKeys, commonSettings } from './gate-settings.ts';
import { showUrl, urlFault } from './http-url.ts';
import { shown, then, valid, type Checked } from './problems.ts';
import { answerKeys, answerSettings, checkLatency, unshown, type Tested } from './smoke-settings.ts';
import { isMapping } from './yaml-lines.ts';

const limits = { least: 1_000, most: 30_000, bareUnit: 's' } as const;

const url = v.pipe(
  v.string('an address is text'),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const message = urlFault(value);
    if (message === undefined) return new URL(value).href;
    addIssue({ message });
    return NEVER;
  }),
);

/** Names are compared without regard to case (RFC 9110, 5.1), so that two spellings of one would hide each other. */
const headers = v.pipe(
  v.custom<object>(isMapping, 'not a mapping from the name of a header to the text that it must hold'),
  v.record(
    v.pipe(v.string(), v.regex(/^[\w!#$%&'*+.^`|~-]+$/, 'not the name of a header')),
    v.string('the text that a header must hold is text (quote a number)'),
  ),
  v.transform(record => Object.entries(record).map(([name, text]) => [name.toLowerCase(), text] as const)),
  v.check(entries => new Map(entries).size === entries.length, 'names a header twice'),
  v.transform((entries): ReadonlyMap<string, string> => new Map(entries)),
);

const httpEntry = v.objectWithRest(
  {
    url,
    status: v.optional(wholeNumber(200, 599), 200),
    headers: v.optional(headers, {}),
    ...answerSettings(limits, '5s'),
    ...commonSettings('before-traffic'),
    invoke: v.optional(v.never('invokes a Lambda function: the smoke tests of other targets ask a `url`')),
  },
  v.never('not a key of a smoke test'),
  'a smoke test names its `url`',
);

const { contains, ...otherAnswerKeys } = answerKeys(limits);
const httpKeys = {
  url: {
    remedy: () => 'write the address of a listener that leads to green: `https://test.example.com/health`',
    shows: showUrl,
  },
  status: { remedy: () => 'write the status that the answer must have: `status: 200`', shows: shown },
  contains,
  headers: { remedy: () => 'write `headers: { x-version: "42" }`, each header once', shows: unshown },
  ...otherAnswerKeys,
  ...commonKeys,
};

/** The settings of a smoke test with a `url`. */
export function checkHttp(item: Item, whereOf: WhereOf): Checked<Tested<HttpCheck>> {
  return then(checkSettings(httpEntry, httpKeys, item, whereOf), ({ name, when, advisory, ...entry }) => {
    const { url, status, contains, headers, timeout, retries } = entry;
    return then(checkLatency(whereOf([...item.path, 'latency']), entry, limits), latency =>
      valid({
        ...{ name, when, advisory },
        check: { asks: 'a url', url, status, contains, headers, latency, timeout, retries },
      }),
    );
  });
}
