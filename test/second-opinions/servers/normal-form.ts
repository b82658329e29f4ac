/** A reply without what differs from one account to the next, whoever answers. */
export type Normal = null | boolean | number | string | readonly Normal[] | { readonly [member: string]: Normal };

/**
 * What an id is made of gives way to `<…>`; that there is one, of which form and of how many characters, stays. So do names,
 * kinds, numbers and states.
 */
const IDS: readonly (readonly [RegExp, string])[] = [
  [/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '<uuid>'],
  [/\bd-[A-Z\d]{9}\b/g, 'd-<id>'],
  [/\bA(KI|SI|RO|ID)A[A-Z\d]{4,}/g, 'A$1A<id>'],
  [/\becs-svc\/[a-z\d]+\b/g, 'ecs-svc/<id>'],
  [/(?<=:service-deployment\/[^/]+\/[^/]+\/)[\w-]{21}(?=$|")/g, '<21>'],
  [/(?<=:service-revision\/[^/]+\/[^/]+\/)\d+\b/g, '<number>'],
  [/\b(vpc|subnet|sg|eni|i)-[\da-f]{8,17}[a-z]?\b/g, '$1-<id>'],
  [/(?<=^https:\/\/)[a-z\d]{32}(?=\.)/, '<32>'],
  [/\b[\da-f]{32}\b/g, '<32 hex>'],
  [/\/[a-z\d]{16}(?=$|\/)/g, '/<16>'],
  [/\/\d{12,15}(?=$|\/)/g, '/<number>'],
  [/\b([a-z]{2}-[a-z]+-\d)[a-f]\b/g, '$1<zone>'],
  [/\b\d{1,3}(\.\d{1,3}){3}\b/g, '<address>'],
  [/\b[\da-f]{64}\b/g, '<64 hex>'],
  [/^20\d\d(-\d\d){2}T\d\d(:\d\d){2}/, '<date and time>'],
  [/^<date and time>\.\d{3}(?!\d)/, '<date and time>.<ms>'],
  [/^<date and time>\.\d{6}(?!\d)/, '<date and time>.<µs>'],
  [/^<date and time>\.\d{9}(?!\d)/, '<date and time>.<ns>'],
  [/\bip(-\d{1,3}){4}\b/g, 'ip-<address>'],
  [/\b[\da-f]{2}(:[\da-f]{2}){5}\b/g, '<mac>'],
  [/^(arn:aws:[a-z]+:[a-z\d-]*):\d{12}:/, '$1:<account>:'],
  [/^\d{12}$/, '<account>'],
  [/-[a-z\d]+(?=\.[a-z\d-]+\.elb\.amazonaws\.com$)/, '-<id>'],
  [/\b(db|cluster)-[A-Z\d]{26}\b/g, '$1-<26>'],
  [/\b(db|cluster)-[A-F\d]{20}\b/g, '$1-<20 hex>'],
  [/\bprx-[a-z\d]{17}\b/g, 'prx-<17>'],
  [/\bbgd-[a-z\d]{16}\b/g, 'bgd-<16>'],
  [/(?<=-green-)[a-z\d]{6}\b/g, '<6>'],
  [/(?<=\.([a-z]+-)*)[a-z\d]+(?=\.[a-z\d-]+\.rds\.amazonaws\.com$)/, '<id>'],
];

/** Sentences for people, and bookmarks: everybody words them in his own way, and nothing may be read out of them. */
const WORDS =
  /(^|\.)(message|stoppedReason|rolloutStateReason|StateReason|StateReasonData|HistoryData|HistorySummary|statusMessage|rollbackMessage|TargetHealth\.Description|nextToken|NextToken|NextMarker|SecretAccessKey|SessionToken|runtimeId|Location|StatusReason|StateTransitionReason|LastUpdateStatusReason|LogResult|errorMessage|trace)$/;

/** Members that hold a document in JSON: its spaces and the order of its members are nothing to tell replies apart by. */
const JSON_TEXT = /^(Payload|Policy)$/;

/** @param path of the value in the reply, `services[].events[].message` */
export function normalForm(value: unknown, path = ''): Normal {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return ofText(value, path);
  if (value instanceof Date) return timeOf(value);
  // What a service hands through in bytes is text wherever a conversation has it.
  if (value instanceof Uint8Array) return normalForm(Buffer.from(value).toString(), path);
  if (Array.isArray(value) && WORDS.test(path)) return '<words>';
  if (Array.isArray(value)) return value.map(item => normalForm(item, `${path}[]`));
  if (typeof value !== 'object') throw new TypeError(`A reply holds a ${typeof value} at ${path}.`);
  // In AWS's JSON a member that is null is one that is not there: "awsJson1_1 protocol", Smithy.
  const said = Object.entries(value).filter(
    ([name, held]) => held !== undefined && held !== null && name !== '$metadata',
  );
  return Object.fromEntries(
    said.map(([member, held]) => [member, normalForm(held, path === '' ? member : `${path}.${member}`)]),
  );
}

function ofText(text: string, path: string): Normal {
  if (WORDS.test(path)) return '<words>';
  const json = JSON_TEXT.test(path) ? parsed(text) : undefined;
  return json === undefined ? withoutIds(text) : normalForm(json, path);
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Ours lives in 2026, theirs lives now: seconds that were taken for milliseconds, or the other way round, are far from both. */
function timeOf(value: Date): Normal {
  const year = value.getUTCFullYear();
  if (Number.isNaN(year)) return '<no time>';
  return year >= 2020 && year < 2100 ? '<time>' : `<time in ${year}>`;
}

function withoutIds(text: string): string {
  return IDS.reduce((left, [id, instead]) => left.replace(id, instead), text);
}
