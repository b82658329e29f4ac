import type { Normal } from './normal-form.ts';

/** `here` is ours, `there` somebody else's. */
export interface Difference {
  /** In the reply, `services[].taskSets[].status`; items of a list are not numbered. */
  readonly path: string;
  readonly what: string;
}

type Structure = { readonly [member: string]: Normal };

/** What one reply says and another does not, in the order of the first one. The order of a list counts. */
export function differences(here: Normal, there: Normal, path = ''): readonly Difference[] {
  if (kindOf(here) !== kindOf(there)) return [{ path, what: `${kindOf(here)} here, ${kindOf(there)} there` }];
  if (isList(here) && isList(there)) return ofLists(here, there, path);
  if (isStructure(here) && isStructure(there)) return ofStructures(here, there, path);
  return here === there ? [] : [{ path, what: `${JSON.stringify(here)} here, ${JSON.stringify(there)} there` }];
}

function ofStructures(here: Structure, there: Structure, path: string): readonly Difference[] {
  return [...new Set([...Object.keys(here), ...Object.keys(there)])].flatMap(member => {
    const at = path === '' ? member : `${path}.${member}`;
    const [ours, theirs] = [memberOf(here, member), memberOf(there, member)];
    if (ours === undefined) return [{ path: at, what: 'missing here' }];
    if (theirs === undefined) return [{ path: at, what: 'missing there' }];
    return differences(ours, theirs, at);
  });
}

const memberOf = (structure: Structure, member: string) =>
  Object.hasOwn(structure, member) ? structure[member] : undefined;

function ofLists(here: readonly Normal[], there: readonly Normal[], path: string): readonly Difference[] {
  const name = nameIn(here, there);
  if (name === undefined) {
    const count =
      here.length === there.length ? [] : [{ path, what: `${here.length} items here, ${there.length} there` }];
    return [...count, ...here.flatMap((ours, index) => ofItems(ours, there[index], path))];
  }
  const named = (list: readonly Normal[]): Named => new Map(list.map(item => [name(item), item]));
  const [ours, theirs] = [named(here), named(there)];
  const both = [...ours.keys()].filter(key => theirs.has(key));
  const order = [...theirs.keys()].filter(key => ours.has(key));
  return [
    ...onlyIn(ours, theirs).map(key => ({ path: `${path}[]`, what: `${JSON.stringify(key)} here only` })),
    ...onlyIn(theirs, ours).map(key => ({ path: `${path}[]`, what: `${JSON.stringify(key)} there only` })),
    ...(both.every((key, index) => key === order[index]) ? [] : [{ path, what: 'another order' }]),
    ...[...ours].flatMap(([key, item]) => ofItems(item, theirs.get(key), path)),
  ];
}

type Named = ReadonlyMap<Normal | undefined, Normal>;

const onlyIn = (these: Named, others: Named) => [...these.keys()].filter(key => !others.has(key));

const ofItems = (here: Normal, there: Normal | undefined, path: string) =>
  there === undefined ? [] : differences(here, there, `${path}[]`);

/** By what the items of two lists can be told apart: a scalar is its own name. */
function nameIn(here: readonly Normal[], there: readonly Normal[]): ((item: Normal) => Normal | undefined) | undefined {
  const all = [...here, ...there];
  const tellsApart = (name: (item: Normal) => Normal | undefined) =>
    [here, there].every(list => new Set(list.map(name)).size === list.length);
  if (all.every(isScalar)) return [(item: Normal) => item].find(tellsApart);
  const members = isStructure(all[0]) ? Object.keys(all[0]).filter(member => NAMING.test(member)) : [];
  // By a name that no item shares nothing would be compared: then the items are held against each other by their places.
  const isEmpty = here.length === 0 || there.length === 0;
  const inCommon = (name: (item: Normal) => Normal | undefined) => {
    const theirs = new Set(there.map(name));
    return here.filter(item => theirs.has(name(item))).length;
  };
  return members
    .map(member => (item: Normal) => (isStructure(item) ? memberOf(item, member) : undefined))
    .filter(name => all.every(item => isScalar(name(item))) && tellsApart(name) && (isEmpty || inCommon(name) > 0))
    .toSorted((one, other) => inCommon(other) - inCommon(one))[0];
}

/** Members that say which item it is, and nothing else. */
const NAMING = /(name|key|arn|id|port|priority)$/i;

const isList = (value: Normal | undefined): value is readonly Normal[] => Array.isArray(value);
const isStructure = (value: Normal | undefined): value is Structure =>
  typeof value === 'object' && value !== null && !isList(value);
const isScalar = (value: Normal | undefined) => value !== undefined && !isList(value) && !isStructure(value);

function kindOf(value: Normal): string {
  if (value === '<time>') return 'time';
  if (isList(value)) return 'list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'structure' : typeof value;
}
