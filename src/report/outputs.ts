import type { Serving } from '../release/words.ts';
import { withoutArns } from './escape/arns.ts';
import { cut, visible } from './escape/visible.ts';
import type { Story } from './story.ts';
import { lastServing } from './traffic-words.ts';

/**
 * The step's outputs, as far as they are known: an output that is not in the map is not known. Names and ids only:
 * GitHub's runner drops a job output that contains a masked value, and the account id in an ARN often is one.
 */
export function outputsOf(story: Story, recordPath: string): ReadonlyMap<string, string> {
  const known: readonly (readonly [string, string | undefined])[] = [
    ['verdict', story.verdict?.name],
    ['serving', servingName(lastServing(story))],
    ['because', story.verdict?.because],
    ['release-id', story.run?.releaseId],
    ['change-id', story.run?.changeId],
    ['revision', story.green?.name],
    ['previous-revision', story.plan?.blue.name],
  ];
  const outputs = known.flatMap(([name, value]) => (value === undefined ? [] : [[name, plain(value)] as const]));
  return new Map([...outputs, ['record', recordPath]]);
}

function servingName(serving: Serving | undefined): string {
  return serving?.who ?? 'unknown';
}

function plain(value: string): string {
  return cut(visible(withoutArns(value)), 1_000);
}
