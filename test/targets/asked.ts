import type { Target } from '../../src/request/request.ts';
import type { Asked } from '../../src/targets/survey.ts';
import { type Inputs, requestOf } from '../request/ask.ts';

/** A target, and what else these inputs ask beside it: strategy, bake and consequences. */
export async function askedOf<T extends Target>(
  target: T,
  inputs: Inputs = {},
): Promise<Asked & { readonly target: T }> {
  const { strategy, bake, consequences } = await requestOf(inputs);
  return { target, strategy, bake, consequences };
}
