import type { Functions, Routing } from '../../lambda/functions.ts';

export interface FunctionInMemory {
  readonly versions: readonly string[];
  readonly aliases: Readonly<Record<string, Routing>>;
}

export interface FunctionsInMemory extends Functions {
  deleteFunction(name: string): void;
  deleteVersion(name: string, version: string): void;
}

/** For tests of CodeDeploy alone: as much of Lambda as CodeDeploy meets, without users and without Lambda's own rules. */
export function functionsInMemory(initial: Readonly<Record<string, FunctionInMemory>>): FunctionsInMemory {
  const functions = new Map(
    Object.entries(initial).map(([name, { versions, aliases }]) => [
      name,
      { versions: new Set(versions), aliases: new Map(Object.entries(aliases)) },
    ]),
  );
  return {
    exists: name => functions.has(name),
    hasVersion: (name, version) => functions.get(name)?.versions.has(version) ?? false,
    alias: (name, alias) => functions.get(name)?.aliases.get(alias),
    route: (name, alias, to) => {
      const aliases = functions.get(name)?.aliases;
      if (aliases?.has(alias) !== true) throw new Error(`${name} has no alias ${alias}`);
      aliases.set(alias, to);
    },
    deleteFunction: name => void functions.delete(name),
    deleteVersion: (name, version) => void functions.get(name)?.versions.delete(version),
  };
}
