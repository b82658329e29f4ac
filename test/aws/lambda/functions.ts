/** An alias's version and, beside it, what shares of the requests other versions get (0 to 1). */
export interface Routing {
  readonly version: string;
  readonly weights: ReadonlyMap<string, number>;
}

/** What the other services of the account see of Lambda, and what CodeDeploy does to an alias. */
export interface Functions {
  /** Whether the function exists; a name alone, without a qualifier. */
  exists(functionName: string): boolean;
  hasVersion(functionName: string, version: string): boolean;
  /** undefined where there is no such function or alias. */
  alias(functionName: string, alias: string): Routing | undefined;
  /** Throws AWS's error where there is no such alias, or what it may not point at. Users follow 1 to 5 s later. */
  route(functionName: string, alias: string, to: Routing): void;
}
