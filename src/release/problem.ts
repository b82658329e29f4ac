/** One thing wrong with what was asked, found before the first write. */
export interface Problem {
  /** The input's name, with the line inside a block or file: `gates, line 3`. */
  readonly where: string;
  /** What stood there, shortened; never a secret's value. */
  readonly value: string | undefined;
  readonly reason: string;
  /** The nearest legal name or value, or what to do. */
  readonly remedy: string | undefined;
  /** One shell command that mends it, ready to paste. */
  readonly command?: string;
}

/** What reading AWS has shown before the first write: an error refuses the release, a warning is said and the release goes on. */
export interface Finding extends Problem {
  readonly level: 'error' | 'warning';
}
