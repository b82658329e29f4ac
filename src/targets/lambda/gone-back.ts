import type { Alias } from './alias.ts';
import { canBeEmptied, type Configuration, configurationOf, sameValue, variablesOf } from './configuration.ts';
import { membersThatDiffer, titleOfVariable, variablesThatDiffer } from './differences.ts';
import { hiddenIn } from './hidden-environment.ts';
import type { FunctionHand } from './reach.ts';
import { findVersion, type Version } from './version.ts';

/** The last release at an alias, which was taken back: `$LATEST` holds what it brought until somebody writes something else there. */
export interface GoneBack {
  readonly changeId: string;
  /** What it brought. */
  readonly brought: Version;
  /** What serves again. */
  readonly blue: Version;
}

/** Undefined where the last release was not taken back, or somebody has moved the alias since. */
export async function goneBackFrom(
  hand: FunctionHand,
  alias: Alias | undefined,
  blue: Version | undefined,
): Promise<GoneBack | undefined> {
  const mark = alias?.mark;
  if (mark?.stage.is !== 'taken back' || mark.from !== alias?.version || mark.from !== blue?.number) return undefined;
  const brought = await findVersion(hand, hand.patient, mark.to);
  return brought === undefined || blue === undefined ? undefined : { changeId: mark.changeId, brought, blue };
}

/** What of `$LATEST` is still as the release has left it, and was otherwise before. */
interface Leavings {
  readonly members: readonly string[];
  readonly variables: readonly string[];
}

function leavings(present: Configuration, { brought, blue }: GoneBack): Leavings {
  const had = configurationOf(brought.configuration);
  const has = configurationOf(blue.configuration);
  const isAsLeft = (name: string) =>
    variablesOf(present['Environment'])[name] === variablesOf(had['Environment'])[name];
  return {
    members: membersThatDiffer(had, has)
      .filter(name => sameValue(present[name], had[name]))
      // What a function cannot be without stays, where blue does not show it.
      .filter(name => has[name] !== undefined || canBeEmptied(name)),
    variables: hiddenIn(present) === undefined ? variablesThatDiffer(had, has).filter(isAsLeft) : [],
  };
}

/** `$LATEST` with what blue has in place of what the release has left there. */
export function withoutLeavings(present: Configuration, goneBack: GoneBack | undefined): Configuration {
  if (goneBack === undefined) return present;
  const { members, variables } = leavings(present, goneBack);
  const blue = configurationOf(goneBack.blue.configuration);
  const kept = replaced(present, members, blue);
  if (variables.length === 0) return kept;
  const Variables = replaced(variablesOf(present['Environment']), variables, variablesOf(blue['Environment']));
  return replaced(kept, ['Environment'], Object.keys(Variables).length === 0 ? {} : { Environment: { Variables } });
}

/** With what the other has under these names, and without what it does not have there. */
function replaced(one: Configuration, names: readonly string[], other: Configuration): Configuration {
  const others = Object.entries(one).filter(([name]) => !names.includes(name));
  const under = names.flatMap(name => (other[name] === undefined ? [] : [[name, other[name]] as const]));
  return Object.fromEntries([...others, ...under]);
}

/** What of `$LATEST` is given back, in the words of a plan. */
export function givenBack(present: Configuration, goneBack: GoneBack): readonly string[] {
  const { members, variables } = leavings(present, goneBack);
  return [...members, ...variables.map(titleOfVariable)];
}
