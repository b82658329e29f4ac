import type { CauseKind } from '../../release/words.ts';

/**
 * What ECS's own words are about: texts of "Amazon ECS stopped task error messages" and "Amazon ECS service event messages" in
 * the Developer Guide. The first that fits counts, and a registry that does not answer is in the image's way, not in the place's.
 */
const texts: readonly (readonly [CauseKind, RegExp])[] = [
  ['image', /CannotPull\w*Error|pull image manifest|manifest (unknown|for .* not found)|unable to pull (the )?image/i],
  ['exit', /ResourceInitializationError|CannotStartContainerError|CannotCreateContainerError|ContainerRuntimeError/i],
  ['placement', /unable to place a task|RESOURCE:\w+|capacity is unavailable|closest matching|insufficient capacity/i],
  ['health check', /failed (ELB|container) health checks|is unhealthy in|health checks? failed/i],
];

/** Undefined where the words tell of no cause that has a name here. */
export function causeInText(text: string): CauseKind | undefined {
  return texts.find(([, pattern]) => pattern.test(text))?.[0];
}

/**
 * Whether an event of a service tells of trouble, in ECS's own words. How a deployment ended is told by the deployment itself, with its
 * reason, and may be what somebody asked for.
 */
export function isTrouble(message: string): boolean {
  return /unable to|throttled|is unhealthy|failed/i.test(message) && !/deployment failed: /i.test(message);
}
