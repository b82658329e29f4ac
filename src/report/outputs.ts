import { blueIn, greenIn } from '../release/scene.ts';
import type { Status } from '../release/status.ts';
import { nothingYet, type Serving } from '../release/words.ts';
import { withoutArns } from './escape/arns.ts';
import { cut, visible } from './escape/visible.ts';
import type { Story } from './story.ts';
import { releaseTold } from './told-release.ts';
import { lastServing } from './traffic-words.ts';

/**
 * The step's outputs, as far as they are known: an output that is not in the map is not known. Names and ids only:
 * GitHub's runner drops a job output that contains a masked value, and the account id in an ARN often is one.
 */
export function outputsOf(story: Story, recordPath: string): ReadonlyMap<string, string> {
  const [brought, before] = movedBetween(story);
  const { releaseId, changeId } = releaseTold(story);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['verdict', story.verdict?.name],
    ['serving', servingName(lastServing(story))],
    ['because', story.verdict?.because],
    ['release-id', releaseId],
    ['change-id', changeId],
    ['revision', brought],
    ['previous-revision', before],
    ['green-endpoint', story.endpoint ?? story.status?.scene.flight?.endpoint],
  ];
  const outputs = known.flatMap(([name, value]) => (value === undefined ? [] : [[name, plain(value)] as const]));
  return new Map([...outputs, ['record', recordPath]]);
}

/** What this step brings, and what served before it: whoever sends a change back brings its blue. */
function movedBetween({ plan, green, status }: Story): readonly [string | undefined, string | undefined] {
  if (status !== undefined) return standing(status);
  const blue = plan === undefined || plan.blue.id === nothingYet.id ? undefined : plan.blue.name;
  return plan?.purpose.is === 'swap back' ? [blue, green?.name] : [green?.name, blue];
}

/** What a deployment in flight brings, and what it replaces; at rest what serves. */
function standing({ scene }: Status): readonly [string | undefined, string | undefined] {
  const { flight, stands } = scene;
  return flight === undefined
    ? [stands[0].revision.name, undefined]
    : [greenIn(scene)?.revision.name ?? flight.brings, blueIn(scene)?.revision.name];
}

function servingName(serving: Serving | undefined): string {
  return serving?.who ?? 'unknown';
}

function plain(value: string): string {
  return cut(visible(withoutArns(value)), 1_000);
}
