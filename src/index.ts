// What the bundle offers to the two small files that the runner starts: with one bundle for both, the SDK is in it once.
export { mainStep, postStep } from './wiring.ts';
