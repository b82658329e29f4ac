import { differences, type Difference } from './differences.ts';
import { normalForm } from './normal-form.ts';

/** What the SDK made of an HTTP response. */
export type Reply =
  | { readonly kind: 'answered'; readonly status: number; readonly body: object }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'unreadable'; readonly status: number };

/** `here` is ours. The text of a refusal does not count: its code and its HTTP status do. */
export function replyDifferences(here: Reply, there: Reply): readonly Difference[] {
  const [ours, theirs] = [inWords(here), inWords(there)];
  const outcome = ours === theirs ? [] : [{ path: '', what: `${ours} here, ${theirs} there` }];
  if (here.kind !== 'answered' || there.kind !== 'answered') return outcome;
  return [...outcome, ...differences(normalForm(here.body), normalForm(there.body))];
}

function inWords(reply: Reply): string {
  switch (reply.kind) {
    case 'answered':
      return reply.status === 200 ? 'answered' : `answered with ${reply.status}`;
    case 'refused':
      return `${reply.status} ${reply.code}`;
    case 'unreadable':
      return reply.status === 200 ? 'unreadable' : `unreadable with ${reply.status}`;
    default: {
      const never: never = reply;
      throw new Error(`no such reply: ${JSON.stringify(never)}`);
    }
  }
}
