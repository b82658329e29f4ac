import type { Mark } from '../../../src/release/mark.ts';
import type { Can } from '../../../src/release/plan.ts';
import type { Change, Percent, Revision } from '../../../src/release/words.ts';
import type { Mover } from '../../../src/targets/ports.ts';
import type { Routing } from '../../../src/targets/router.ts';
import { steppedBy } from '../../../src/targets/stepped-by.ts';
import type { Arrivals } from '../../../src/targets/stepped-by/arrivals.ts';
import { aPlan, codeDeploy, minute, noon, run } from '../../release/a-release.ts';
import type { RouterHere } from '../a-router.ts';

export const [blue, green, third] = ['1', '2', '3'].map((version): Revision => ({
  id: `arn:checkout:${version}`,
  name: `checkout:${version}`,
})) as [Revision, Revision, Revision];

const mover: Can = {
  ...codeDeploy,
  mover: 'Greenlight',
  moves: 'Greenlight',
  canarySteps: 'any',
  hold: 'anywhere',
};
export const plan = aPlan({
  mover,
  blue,
  strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
  bake: 10 * minute,
});
export const change: Change = { id: run.changeId, revision: green, began: noon };

export const onBlue = new Map([[blue.id, 100]]);
export const split = (share: Percent, of = green): Routing['shares'] =>
  new Map([
    [blue.id, 100 - share],
    [of.id, share],
  ]);
export const onGreen = new Map([[green.id, 100]]);

/** Of this change, in the name of its run. */
export const ours = (stage: Mark['stage']): Mark => ({ changeId: run.changeId, from: '1', to: '2', stage });
export const held = ours({ is: 'held', until: noon + 15 * minute, by: { runId: '9', attempt: 1 } });
/** Another release brings a third version. */
export const theirs = (until: number): Mark => ({
  changeId: 'gl-8-0123abcd.1',
  from: '1',
  to: '3',
  stage: { is: 'held', until, by: { runId: '8', attempt: 1 } },
});

/** Another release has brought blue, and watches its bake. */
export const blueBakes = (until: number): Mark => ({ ...theirs(until), from: '0', to: '1' });

/** @param over the mark whose holder the survey has found to be gone */
export function moverOver(
  router: RouterHere,
  given: { readonly over?: Mark; readonly arrivals?: Arrivals; readonly now?: () => number } = {},
): Mover {
  const shortOf = ({ id }: Revision) => id.slice(-1);
  const { over, arrivals, now = () => noon } = given;
  return steppedBy(router, { plan, shortOf, now, over, arrivals });
}
