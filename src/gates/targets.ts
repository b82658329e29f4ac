import type { GateForce, Health, Reading, SeenHealth, TargetsGate } from '../release/words.ts';

/**
 * What the load balancer says of both sides. Green is held to the gate; blue is shown beside it and never obeyed: it is
 * what serves when green fails, and its health decides the way back, not the way on.
 *
 * @param traffic whether users get to green already. Then nobody healthy is a failure, even while ECS replaces the targets
 *   that fell ill by new ones that are not checked yet; before, that is how every green begins.
 */
export function targetsReadings(
  gate: TargetsGate,
  { at, blue, green }: SeenHealth,
  traffic: 'on green' | 'not yet',
): readonly Reading[] {
  const readingOf = (subject: 'green' | 'blue', force: GateForce, health: Health = nobody): Reading => {
    return { gate: gate.name, subject, force, at, ...judged(subject, health, gate) };
  };
  const ofGreen = readingOf('green', gate.force, green);
  const { healthy, unchecked } = green ?? nobody;
  const deserted = traffic === 'on green' && healthy === 0 && unchecked === 0;
  return [
    deserted && ofGreen.outcome !== 'fail'
      ? { ...ofGreen, outcome: 'fail', says: `Green has users and no healthy target. ${ofGreen.says}` }
      : ofGreen,
    readingOf('blue', 'advisory', blue),
  ];
}

type Judged = Pick<Reading, 'says'> & { readonly outcome: 'pass' | 'fail' | 'inconclusive' | 'no-data' };

/**
 * Fails on the targets that are checked; passes only if those that are not checked yet could all be unhealthy without
 * changing that.
 */
function judged(side: string, health: Health, { healthy: limit }: TargetsGate): Judged {
  const { healthy, unhealthy, starting, unchecked: unwatched, reasons } = health;
  const unchecked = starting + unwatched;
  const [checked, registered] = [healthy + unhealthy, healthy + unhealthy + unchecked];
  if (registered === 0) return { outcome: 'no-data', says: `No target of ${side} is registered.` };
  const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  const counts = `${healthy} of ${registered} targets of ${side} are healthy, limit ${limit} %`;
  const rest = unchecked === 0 ? '' : `, ${unchecked} not checked yet`;
  const says = `${counts}${rest}${healthy === registered ? '' : why}.`;
  if (checked > 0 && isBelow(healthy, checked, limit)) return { outcome: 'fail', says };
  return { outcome: isBelow(healthy, registered, limit) ? 'inconclusive' : 'pass', says };
}

const nobody: Health = { healthy: 0, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] };

/** Without a division, so that 9 of 10 are exactly 90 %. */
function isBelow(part: number, whole: number, percent: number): boolean {
  return part * 100 < percent * whole;
}
