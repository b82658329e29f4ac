import type { Decision } from './step.ts';
import type { VerdictName } from './verdict.ts';

/** What the whole tells each of its targets. A release of one target is a tree of one. */
export type Order = 'start' | 'wait' | 'go on' | 'go back' | 'may finish';

/** One target's own wish, before the whole is asked. */
export interface Standing {
  readonly begun: boolean;
  readonly wish: Decision;
}

const good: ReadonlySet<VerdictName> = new Set(['released', 'nothing-to-do', 'staged', 'restored', 'drilled']);

/** One order per target: nobody starts or finishes while another turns back, and nobody finishes before all can. */
export function decideWhole(targets: readonly Standing[]): readonly Order[] {
  const turningBack = targets.some(target => turnsBack(target.wish));
  const allProven = targets.every(target => finishes(target.wish));
  return targets.map(({ begun, wish }): Order => {
    if (turningBack) return begun ? 'go back' : 'wait';
    if (finishes(wish)) return allProven ? 'may finish' : 'wait';
    return begun ? 'go on' : 'start';
  });
}

/** A target's wish under the order of the whole. */
export function obey(wish: Decision, order: Order): Decision {
  switch (order) {
    case 'start':
    case 'go on':
    case 'may finish':
      return wish;
    case 'wait':
      return turnsBack(wish)
        ? wish
        : {
            step: { do: 'wait', wait: 'the other targets of this release', until: undefined, watch: 'calmly' },
            because: 'no target goes past the whole',
          };
    case 'go back':
      return turnsBack(wish)
        ? wish
        : { step: { do: 'go back', turn: 'a gate failed' }, because: 'Another target of this release turned back.' };
  }
}

function turnsBack({ step }: Decision): boolean {
  return step.do === 'go back' || (step.do === 'end' && !good.has(step.name));
}

/** Who lets blue go has finished: no target does before all can. */
function finishes({ step }: Decision): boolean {
  return step.do === 'let go' || (step.do === 'end' && good.has(step.name));
}
