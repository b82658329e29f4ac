/** Somebody else's judgement of something of ours. */
export interface Opinion {
  readonly name: string;
  /** For a person: whose opinion of what. */
  readonly title: string;
  /** Asked before every change lands; the others every night. */
  readonly askedAlways: boolean;
  /** Throws `Missing` for a tool that is not there: an opinion is never left out in silence. */
  readonly ask: (asking: Asking) => Promise<Report>;
}

export interface Asking {
  /** The root of the repository. */
  readonly root: string;
  /** For what the opinions install; kept from one run to the next. */
  readonly tools: string;
  /** A folder of tapes that another command has made already. */
  readonly tape: string | undefined;
  /** What goes on, for a person who waits. */
  readonly say: (line: string) => void;
}

export interface Report {
  /** What was looked at, and how much of it. */
  readonly checked: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  readonly explained: readonly Explained[];
  /** What nobody has judged, and why. Counted, and no pass. */
  readonly unjudged: readonly string[];
}

export interface Finding {
  /** Where it is, precise enough to look there. */
  readonly where: string;
  readonly what: string;
}

/** A finding that is looked into and stays. */
export interface Explained extends Finding {
  readonly why: string;
  /** AWS's documentation, a model or a type that settles it. */
  readonly source: string;
}

/** What an opinion cannot be given without. The message says what to install. */
export class Missing extends Error {
  override readonly name = 'Missing';
}
