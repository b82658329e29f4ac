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
  'health check': 3,
  hook: 4,
  alarm: 5,
  symptom: 6,
};

/**
 * What led to the end of a release, in the order in which a person would mend it. Among causes of one kind the order given
 * stands: whoever tells them puts the most frequent first. Symptoms are causes only where nothing else is known.
 */
export function rootFirst(happenings: readonly Happening[]): Causes {
  const told = happenings.filter(happening => happening.kind === 'cause');
  const ordered = told.toSorted((one, other) => depth[one.of] - depth[other.of]);
  const roots = textsOf(ordered.filter(cause => cause.of !== 'symptom'));
  const symptoms = textsOf(ordered.filter(cause => cause.of === 'symptom'));
  return roots.length > 0 ? { causes: roots, followUps: symptoms } : { causes: symptoms, followUps: [] };
}

/** Two deployments, or two looks, may say the same. */
function textsOf(causes: readonly Happening[]): readonly string[] {
  return [...new Set(causes.map(cause => cause.text))];
}
