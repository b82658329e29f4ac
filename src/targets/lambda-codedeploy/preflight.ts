import type { AskedOf } from '../../release/found.ts';
import { asksGreenFirst, type Gate } from '../../release/gate.ts';
import type { Finding } from '../../release/problem.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { droppedHooks } from '../codedeploy/dropped-hooks.ts';
import { onceForEachAttempt } from '../once-for-each-attempt.ts';
import { divisible, findingsUnderWay, madeOf, passingBy } from '../lambda/preflight.ts';
import type { Sights } from './sights.ts';

/** All that stands in the way of a deployment that has not begun, and all that is worth knowing before it does. */
export function findings(sights: Sights, asked: LambdaTarget, how: AskedOf): readonly Finding[] {
  return [
    ...onceForEachAttempt(sights.madeBefore),
    ...beforeTheFirst(sights, asked),
    ...anotherAlias(sights, asked),
    ...findingsUnderWay(sights),
    ...divisible(sights, how),
    ...passingBy(sights, asked),
    ...madeOf(sights, asked, how),
    ...provenTooLate(how.gates, asked),
    ...(asked.hooks.length === 0 ? droppedHooks(sights.lastHooks) : []),
  ];
}

function beforeTheFirst({ alias }: Sights, asked: LambdaTarget): readonly Finding[] {
  if (alias !== undefined) return [];
  return [
    {
      level: 'error',
      where: 'alias',
      value: asked.alias,
      reason: 'the function has no such alias, and CodeDeploy moves only one that is there',
      remedy: '`application: none` for the first release: Greenlight itself makes the alias then',
    },
  ];
}

/** A group may release any alias, and has one set of alarms. */
function anotherAlias({ group, lastMoved }: Sights, asked: LambdaTarget): readonly Finding[] {
  if (lastMoved === undefined) return [];
  return [
    {
      level: 'warning',
      where: 'deployment-group',
      value: `${group.application}/${group.name}`,
      reason: `its last deployment has moved ${lastMoved}, and not ${asked.function}:${asked.alias}: its alarms may be of that`,
      remedy: 'a group of its own for each alias',
    },
  ];
}

/** CodeDeploy waits for no word on Lambda (API reference, ContinueDeployment): only its own hook runs before there is traffic. */
function provenTooLate(gates: readonly Gate[], { hooks }: LambdaTarget): readonly Finding[] {
  const proofs = gates.filter(asksGreenFirst);
  if (proofs.length === 0) return [];
  const isHooked = hooks.some(({ event }) => event === 'BeforeAllowTraffic');
  const hook = isHooked
    ? 'leave it to your function at `BeforeAllowTraffic`'
    : 'a function at `BeforeAllowTraffic` (`appspec`)';
  return [
    {
      level: 'error',
      where: 'gates',
      value: proofs.map(({ name }) => name).join(', '),
      reason: 'CodeDeploy moves the alias as soon as its deployment begins, so Greenlight can prove nothing before it',
      remedy: `${hook}, or measure later (\`when: during\`), or \`application: none\`: then Greenlight itself moves the alias, once green is proven`,
    },
  ];
}
