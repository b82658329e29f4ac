import { changesOf, doNotRestore, type Past } from './history.ts';
import type { Standing } from './ledger.ts';

export type KnownGood =
  { readonly is: 'found'; readonly past: Past } | { readonly is: 'none'; readonly because: string };

/**
 * The release to go back to: the newest that succeeded, is not marked, was not gone back from, and is not what serves.
 *
 * @param changes newest first
 * @param serves the name of the revision that serves
 */
export function previousGood(changes: readonly Past[], serves: string): KnownGood {
  const others = changes.filter(({ entry }) => entry.wanted !== serves);
  const past = others.find(other => whyNotGood(other, changes, serves) === undefined);
  if (past !== undefined) return { is: 'found', past };
  if (changes.length === 0) return { is: 'none', because: 'The ledger has no release of this target.' };
  if (others.length === 0)
    return { is: 'none', because: `The ledger has no release of this target but those of ${serves}, which serves.` };
  return { is: 'none', because: noneOf(others, changes, serves) };
}

/**
 * The release that somebody asks for by its id.
 *
 * @param changes newest first
 * @param id a release-id, or a change-id where one change of a release is meant
 */
export function goodRelease(changes: readonly Past[], id: string): KnownGood {
  const ofChange = changes.filter(({ entry }) => entry.changeId === id);
  const asked = ofChange.length > 0 ? ofChange : changesOf(changes, id);
  const past = asked.find(one => whyNotGood(one, changes) === undefined);
  if (past !== undefined) return { is: 'found', past };
  if (asked.length === 0)
    return { is: 'none', because: `${id} is not among the newest ${changes.length} changes of this target.` };
  return { is: 'none', because: noneOf(asked, changes) };
}

/**
 * Why a change is no way back; undefined where it is one.
 *
 * @param serves the name of the revision that serves, where it is known
 */
export function whyNotGood(past: Past, changes: readonly Past[], serves?: string): string | undefined {
  const barred = whyBarred(past.entry.wanted, changes, serves);
  // What a change itself came to says more than that its revision was left.
  return barred?.is !== 'marked' && past.standing !== 'serves' ? shortcoming(past.standing) : barred?.because;
}

/**
 * Why nobody is led back to a revision, whatever became of each change to it; undefined where nothing bars it. A mark is on the
 * revision: whoever released it again has not lifted it.
 */
export function whyBarred(
  revision: string,
  changes: readonly Past[],
  serves: string | undefined,
): { readonly is: 'marked' | 'left'; readonly because: string } | undefined {
  if (changes.some(({ entry, restorable }) => entry.wanted === revision && restorable === 'do not restore'))
    return { is: 'marked', because: `marked \`${doNotRestore}\`` };
  if (leftBehind(changes, serves).has(revision)) return { is: 'left', because: 'served, and was gone back from later' };
  return undefined;
}

function shortcoming(standing: Exclude<Standing, 'serves'>): string {
  switch (standing) {
    case 'open':
      return 'not ended, as far as anybody has told';
    case 'taken back':
      return 'failed, or rolled back from';
    case 'unproven':
      return 'ended unproven';
    case 'rehearsed':
      return 'a drill';
  }
}

/** Each reason once, with the changes that have it. */
function noneOf(no: readonly Past[], changes: readonly Past[], serves?: string): string {
  const reasons = Map.groupBy(no, past => whyNotGood(past, changes, serves) ?? '');
  const each = [...reasons].map(
    ([reason, having]) => `${having.map(({ entry }) => `${entry.changeId} (${entry.wanted})`).join(', ')}: ${reason}`,
  );
  return `No release is known to be good to go back to. ${each.join('; ')}.`;
}

/**
 * The revisions that were gone back from, and not released again since. Whoever goes back also tells the entry of what was left;
 * this holds where that word was lost, or where the revision has older entries of its own.
 */
function leftBehind(changes: readonly Past[], serves: string | undefined): ReadonlySet<string> {
  const good = new Set<string>();
  const left = new Set<string>();
  const seen = new Set<string>();
  for (const [at, past] of [...changes.entries()].toReversed()) {
    const { wanted, previous } = past.entry;
    // What served before the first change that tells of it is older than the ledger, and a way back for that change.
    if (!seen.has(previous)) good.add(previous);
    seen.add(previous).add(wanted);
    const servedNext = at === 0 ? serves : changes[at - 1]?.entry.previous;
    if (past.standing !== 'serves' && servedNext !== wanted) continue;
    if (good.has(wanted)) {
      good.delete(previous);
      left.add(previous);
    }
    good.add(wanted);
    left.delete(wanted);
    // AWS, a person or a runner that was lost took it back, and nobody told the ledger.
    if (servedNext === previous && previous !== wanted) {
      good.delete(wanted);
      left.add(wanted);
    }
  }
  return left;
}
