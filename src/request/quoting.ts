/** What a check of a value's type found: the type that was wanted, and what stood there. */
interface WrongType {
  readonly type: string;
  readonly input: unknown;
}

/** YAML tells text from numbers and switches by quotes alone, which is where most wrong types come from. */
export function quoting({ type, input }: WrongType): string | undefined {
  if (type === 'string' && (typeof input === 'number' || typeof input === 'boolean')) return 'put it in quotes';
  if (typeof input !== 'string') return undefined;
  const bare = type === 'boolean' || (type === 'number' && /^\d+$/.test(input));
  return bare ? 'write it without quotes' : undefined;
}
