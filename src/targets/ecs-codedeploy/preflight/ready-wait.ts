import { asksGreenFirst, type Gate } from '../../../release/gate.ts';
import type { Finding } from '../../../release/problem.ts';
import type { Millis } from '../../../release/words.ts';
import { type Facts, titleOf } from './facts.ts';
import { readyWaitCommand } from './update-group-command.ts';

const minute: Millis = 60_000;

/** Time for a person to look when a gate holds; with gates that pass, the release goes on at once. */
const suggestedWait = 30 * minute;

/** Green's targets take some health checks until they answer through the load balancer, and a smoke test has its retries. */
const shortestForSmoke = 2 * minute;

/** Whether there is a time in which green can be proven before it has production traffic. */
export function readyWaitFindings(facts: Facts): readonly Finding[] {
  const { group } = facts;
  const proofs = facts.gates.filter(asksGreenFirst);
  const smoke = proofs.filter(gate => gate.kind === 'smoke');
  if (group.readyWait === 'none' && proofs.length > 0)
    return [
      {
        level: 'error',
        where: 'gates',
        value: namesOf(proofs),
        reason: `deployment group ${titleOf(facts)} moves traffic as soon as green is ready, so nothing can be proven before it`,
        remedy: 'give the group a wait before traffic, or measure later (`when: during`)',
        command: readyWaitCommand(facts, suggestedWait),
      },
    ];
  if (group.readyWait !== 'none' && group.readyWait < shortestForSmoke && smoke.length > 0)
    return [
      {
        level: 'warning',
        where: 'gates',
        value: namesOf(smoke),
        reason: `deployment group ${titleOf(facts)} waits ${group.readyWait / 1000} s for a word and stops the deployment then: a smoke test may not have passed by that time`,
        remedy: 'a longer wait before traffic',
        command: readyWaitCommand(facts, suggestedWait),
      },
    ];
  return [];
}

function namesOf(gates: readonly Gate[]): string {
  return gates.map(({ name }) => name).join(', ');
}
