/** A stream of pseudo-random numbers that a seed fixes. Same seed, same numbers, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** One of the items, each equally likely. `items` must not be empty. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** `length` lower-case hexadecimal digits. */
  readonly hex: (length: number) => string;
  /** Standard normal. */
  readonly normal: () => number;
  /** A count of independent events of which `mean` are expected. */
  readonly poisson: (mean: number) => number;
  /** How many of `trials` succeed, each with `probability`. */
  readonly binomial: (trials: number, probability: number) => number;
  /** An independent stream: a new consumer with a name of its own changes nobody else's numbers. */
  readonly fork: (name: string) => Random;
}

export function createRandom(seed: number): Random {
  return randomFrom(String(seed));
}

function randomFrom(path: string): Random {
  const next = sfc32(path);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const atLeastZero = (value: number) => Math.max(0, Math.round(value));
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: items => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('cannot pick from an empty list');
      return item;
    },
    hex: length => Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join(''),
    normal,
    // Knuth's product method is exact and costs `mean` draws; beyond 60 the normal approximation is closer than
    // anything an alarm or a chart could tell.
    poisson: mean => (mean > 60 ? atLeastZero(mean + Math.sqrt(mean) * normal()) : poissonByProduct(mean, next)),
    binomial: (trials, probability) => {
      if (probability <= 0 || trials <= 0) return 0;
      if (probability >= 1) return trials;
      if (probability > 0.5) return trials - smallBinomial(trials, 1 - probability, next, normal);
      return smallBinomial(trials, probability, next, normal);
    },
    fork: name => randomFrom(`${path}/${name}`),
  };
}

function poissonByProduct(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
}

/** `probability` at most 1/2. Few successes are counted exactly by the gaps between them, many by the normal approximation. */
function smallBinomial(trials: number, probability: number, next: () => number, normal: () => number): number {
  const mean = trials * probability;
  if (mean > 60) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal());
    return Math.min(trials, Math.max(0, drawn));
  }
  const logOfFailure = Math.log1p(-probability);
  let successes = -1;
  for (let trial = 0; trial <= trials; successes += 1) {
    trial += Math.floor(Math.log(1 - next()) / logOfFailure) + 1;
  }
  return successes;
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, passes PractRand. Seeded by the text's FNV-1a hashes. */
function sfc32(text: string): () => number {
  let a = fnv1a(`${text}|a`);
  let b = fnv1a(`${text}|b`);
  let c = fnv1a(`${text}|c`);
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Without these rounds, seeds that differ in one bit begin alike.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
