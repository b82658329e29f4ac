export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping that stands there, or an empty one: for reading what another check has found to be well formed. */
export function mappingAt(value: unknown, ...path: readonly string[]): Mapping {
  const found = path.reduce<unknown>((at, key) => (isMapping(at) ? at[key] : undefined), value);
  return isMapping(found) ? found : {};
}
