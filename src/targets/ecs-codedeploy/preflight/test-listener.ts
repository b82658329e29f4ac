import type { Finding } from '../../../release/problem.ts';
import type { Gate, HttpCheck, SmokeGate } from '../../../release/words.ts';
import { there } from '../../elbv2/balancing.ts';
import { type Facts, titleOf } from './facts.ts';

/** Whether a smoke test before traffic reaches green: production listeners still lead to blue then. */
export function testListenerFindings(facts: Facts): readonly Finding[] {
  const { balancing, gates } = facts;
  const smoke = gates.filter(asksAUrl).filter(gate => gate.when === 'before-traffic');
  const [first] = smoke;
  if (first === undefined || balancing === undefined) return [];
  if (balancing.test.length === 0)
    return [
      {
        level: 'error',
        where: 'gates',
        value: smoke.map(({ name }) => name).join(', '),
        reason: `deployment group ${titleOf(facts)} has no test listener: before traffic moves, every request reaches blue and proves nothing of green`,
        remedy:
          'add a listener on another port of the load balancer and name it as the test listener of the group, or measure later (`when: during`)',
      },
    ];
  const users = there(balancing.production).map(({ port }) => port);
  const testers = there(balancing.test).map(({ port }) => port);
  return smoke
    .filter(gate => users.includes(portOf(gate)) && !testers.includes(portOf(gate)))
    .map(gate => ({
      level: 'warning',
      where: 'gates',
      value: gate.name,
      reason: `its URL has port ${portOf(gate)}, the one of the production listener: before traffic moves, that is blue`,
      remedy: `the address of the test listener, on port ${testers.join(' or ')}`,
    }));
}

type UrlGate = SmokeGate & { readonly check: HttpCheck };

function asksAUrl(gate: Gate): gate is UrlGate {
  return gate.kind === 'smoke' && gate.check.asks === 'a url';
}

function portOf({ check }: UrlGate): number {
  const { port, protocol } = new URL(check.url);
  if (port !== '') return Number(port);
  return protocol === 'http:' ? 80 : 443;
}
