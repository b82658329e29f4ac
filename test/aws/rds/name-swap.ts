import type { Around } from './around.ts';
import type { MemberKind } from './events.ts';
import type { BlueGreenDeployment, Pair, Resource } from './state.ts';

/** Resources whose names are swapped at once: an instance, or a cluster with all that belongs to it. */
export interface Swap {
  /** As events tell of it. */
  readonly kind: MemberKind;
  /** The names before, and blue's next one. */
  readonly blue: string;
  readonly green: string;
  readonly old: string;
  readonly pairs: readonly Pair[];
  /** Blue gets its new names; the old ones belong to nobody until `nameGreen`. */
  nameBlue(): void;
  nameGreen(): void;
  /** All names as they were; also where none has changed. */
  undo(): void;
}

interface Named {
  readonly blue: Resource;
  readonly green: Resource;
  readonly was: { readonly blue: string; readonly green: string };
  readonly old: string;
}

/** First the database, then each read replica: "Switchover actions" of the user guide names that order. */
export function swapsOf({ pairs }: BlueGreenDeployment, { book }: Pick<Around, 'book'>): readonly Swap[] {
  const isReplica = ({ blue }: Pair) => blue.is === 'instance' && blue.part === 'read replica';
  const database = pairs.filter(pair => !isReplica(pair));
  const groups = [database, ...pairs.filter(isReplica).map(pair => [pair])];
  return groups.flatMap(group => swapOf(group, book));
}

function swapOf(pairs: readonly Pair[], book: Around['book']): readonly Swap[] {
  const members = pairs.flatMap(({ blue, green }): readonly Named[] =>
    green === undefined
      ? []
      : [{ blue, green, was: { blue: blue.name, green: green.name }, old: freeOldName(blue, book) }],
  );
  const [first] = members;
  if (first === undefined) return [];
  return [
    {
      kind: kindOf(first.blue),
      blue: first.was.blue,
      green: first.was.green,
      old: first.old,
      pairs,
      nameBlue: () => {
        for (const { blue, old } of members) blue.name = old;
      },
      nameGreen: () => {
        for (const { green, was } of members) green.name = was.blue;
      },
      undo: () => {
        for (const { blue, green, was } of members) {
          blue.name = was.blue;
          green.name = was.green;
        }
      },
    },
  ];
}

const kindOf = (blue: Resource): MemberKind =>
  blue.is !== 'instance' ? 'DB cluster' : blue.part === 'read replica' ? 'read replica' : 'primary';

/** `-old1`, or the next number that nobody of its kind has ("Switchover actions" of the user guide). */
function freeOldName({ is, name }: Resource, book: Around['book']): string {
  const all = [...book.instances(), ...book.clusters(), ...book.endpoints()];
  const taken = new Set(all.filter(other => other.is === is).map(other => other.name));
  let number = 1;
  while (taken.has(`${name}-old${number}`)) number += 1;
  return `${name}-old${number}`;
}
