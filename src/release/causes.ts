import type { CauseKind, Happening } from './words.ts';

export interface Causes {
  /** What has to be mended, root first. */
  readonly causes: readonly string[];
  /** What AWS said because of these: true, and no news beside them. */
  readonly followUps: readonly string[];
}

/** The smaller, the nearer to the root: what is wrong with the revision itself, then what it meets, then what is measured of it. */
const depth: Record<CauseKind, number> = {
  image: 0,
  exit: 1,
  placement: 2,
  database: 3,
  'health check': 4,
  hook: 5,
  invocation: 6,
  alarm: 7,
  symptom: 8,
};

export const causeKinds = Object.keys(depth) as readonly CauseKind[];

/**
 * What led to the end of a release, in the order in which a person would mend it. Among causes of one kind the order given
 * stands: whoever tells them puts the most frequent first. Symptoms are causes only where nothing else is known.
 *
 * @param decided the sentence with the fact that decided: what it says is no cause besides
 */
export function rootFirst(happenings: readonly Happening[], decided: string): Causes {
  const told = happenings.filter(happening => happening.kind === 'cause');
  const ordered = told.toSorted((one, other) => depth[one.of] - depth[other.of]);
  const news = (causes: readonly Cause[]): readonly string[] =>
    textsOf(causes.filter(cause => !saidIn(decided, cause)));
  const roots = ordered.filter(cause => cause.of !== 'symptom');
  const symptoms = ordered.filter(cause => cause.of === 'symptom');
  return roots.length > 0
    ? { causes: news(roots), followUps: news(symptoms) }
    : { causes: news(symptoms), followUps: [] };
}

type Cause = Extract<Happening, { kind: 'cause' }>;

/** What is counted goes on while a release ends: at a higher count it is the same cause. */
function saidIn(decided: string, { text, uncounted = text }: Cause): boolean {
  return decided.includes(uncounted);
}

/** Two deployments, or two looks, may say the same. */
function textsOf(causes: readonly Happening[]): readonly string[] {
  return [...new Set(causes.map(cause => cause.text))];
}
