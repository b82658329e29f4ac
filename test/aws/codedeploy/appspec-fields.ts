/** Why an AppSpec is not valid. */
export class AppSpecProblem extends Error {}

/** A mapping of an AppSpec, by lower-case key: the guide spells keys differently from page to page, and any case is taken. */
export type Fields = ReadonlyMap<string, unknown>;

export function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppSpecProblem(`${what} must be a mapping.`);
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

export function textOf(fields: Fields, key: string): string {
  const value = fields.get(key.toLowerCase());
  if (typeof value !== 'string' || value === '') throw new AppSpecProblem(`${key} is missing.`);
  return value;
}

/** One at least. */
export function textsOf(fields: Fields, key: string): readonly string[] {
  const value = fields.get(key.toLowerCase());
  if (!Array.isArray(value) || value.length === 0) throw new AppSpecProblem(`${key} must be a list of at least one.`);
  return value.map((text: unknown) => {
    if (typeof text !== 'string' || text === '') throw new AppSpecProblem(`${key} must be a list of texts.`);
    return text;
  });
}

/** Undefined when it is not there. */
export function wholeNumberOf(fields: Fields, key: string, most: number): number | undefined {
  const value = fields.get(key.toLowerCase());
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > most)
    throw new AppSpecProblem(`${key} must be a whole number from 0 to ${most}.`);
  return Number(value);
}
