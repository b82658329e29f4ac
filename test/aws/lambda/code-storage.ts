import type { FunctionBook } from './function-book.ts';
import { codeStorageExceeded } from './refusals.ts';
import type { Code, LambdaFunction } from './state.ts';

/** Bytes of all code of the account: $LATEST and every version count, each for itself ("Lambda quotas"). */
export function storedBytes(book: FunctionBook): number {
  const ofFunction = ({ latest, versions }: LambdaFunction) =>
    versions.reduce((sum, { revision }) => sum + revision.code.size, latest.shown.code.size);
  return book.all().reduce((sum, owner) => sum + ofFunction(owner), 0);
}

/** @param freed what is given up for it */
export function checkStorage(book: FunctionBook, limitBytes: number, added: Code, freed?: Code): void {
  if (storedBytes(book) - (freed?.size ?? 0) + added.size > limitBytes) throw codeStorageExceeded();
}
