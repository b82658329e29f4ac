import type { Finding } from '../../../release/problem.ts';
import type { Gate } from '../../../release/words.ts';
import { bringsNew, type Facts } from './facts.ts';

/** Whether a smoke test before traffic reaches green: the production rule still leads to blue then. */
export function testRuleFindings(facts: Facts): readonly Finding[] {
  const { gates, routes, service, strategy } = facts;
  const smoke = gates.filter(asksAUrl);
  if (strategy.kind === 'rolling' || smoke.length === 0 || routes.length === 0) return [];
  if (routes.some(({ pair }) => pair.test !== undefined)) return [];
  return [
    {
      level: bringsNew(facts) ? 'error' : 'warning',
      where: 'gates',
      value: smoke.map(({ name }) => name).join(', '),
      reason: `service ${service.place.service} has no test rule (testListenerRule): before traffic moves, every request reaches blue and proves nothing of green`,
      remedy:
        'a listener on another port, or a rule with a header of its own, as `testListenerRule` of the service; or measure later (`when: during`)',
    },
  ];
}

function asksAUrl(gate: Gate): boolean {
  return gate.kind === 'smoke' && gate.check.asks === 'a url' && gate.when === 'before-traffic';
}
