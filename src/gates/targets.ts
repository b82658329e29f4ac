import type { GateForce, Health, Reading, SeenHealth, TargetsGate } from '../release/words.ts';

/**
 * What the load balancer says of both sides. Green is held to the gate; blue is shown beside it and never obeyed: it is
 * what serves when green fails, and its health decides the way back, not the way on.
 */
export function targetsReadings(gate: TargetsGate, { at, blue, green }: SeenHealth): readonly Reading[] {
  const readingOf = (subject: 'green' | 'blue', force: GateForce, health: Health | undefined): Reading => {
    return { gate: gate.name, subject, force, at, ...judged(subject, health, gate) };
  };
  return [readingOf('green', gate.force, green), readingOf('blue', 'advisory', blue)];
}

type Judged = Pick<Reading, 'says'> & { readonly outcome: 'pass' | 'fail' | 'inconclusive' | 'no-data' };

/**
 * Fails on the targets that are checked; passes only if those that are not checked yet could all be unhealthy without
 * changing that.
 */
function judged(side: string, health: Health | undefined, { healthy: limit }: TargetsGate): Judged {
  const { healthy, unhealthy, unchecked, reasons } = health ?? nobody;
  const [checked, registered] = [healthy + unhealthy, healthy + unhealthy + unchecked];
  if (registered === 0) return { outcome: 'no-data', says: `No target of ${side} is registered.` };
  const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  const counts = `${healthy} of ${registered} targets of ${side} are healthy, limit ${limit} %`;
  const rest = unchecked === 0 ? '' : `, ${unchecked} not checked yet`;
  const says = `${counts}${rest}${healthy === registered ? '' : why}.`;
  if (checked > 0 && isBelow(healthy, checked, limit)) return { outcome: 'fail', says };
  return { outcome: isBelow(healthy, registered, limit) ? 'inconclusive' : 'pass', says };
}

const nobody: Health = { healthy: 0, unhealthy: 0, unchecked: 0, reasons: [] };

/** Without a division, so that 9 of 10 are exactly 90 %. */
function isBelow(part: number, whole: number, percent: number): boolean {
  return part * 100 < percent * whole;
}
