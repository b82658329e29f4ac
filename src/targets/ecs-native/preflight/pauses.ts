import { asksGreenFirst, type Gate } from '../../../release/gate.ts';
import type { Finding } from '../../../release/problem.ts';
import { trafficSteps } from '../../../release/planner.ts';
import type { Millis } from '../../../release/words.ts';
import { printDuration } from '../../../request/duration.ts';
import { type Pause, pausesIn, waitBeforeTraffic } from '../pauses.ts';
import { beforeTraffic } from '../stages.ts';
import { bringsNew, type Facts } from './facts.ts';

/** Green's targets take some health checks until they answer through the load balancer, and a smoke test has its retries. */
const shortestForSmoke: Millis = 2 * 60_000;

/** For two looks before the deadline, and for a word that takes its time. */
const leeway: Millis = 60_000;

const managed = '`hooks: manage`, which writes pauses into the service and has AWS go back at their end';

/** Whether there are times in which green can be proven, and what becomes of them when nobody gives a word. */
export function pauseFindings(facts: Facts): readonly Finding[] {
  if (facts.strategy.kind === 'rolling') return [];
  const pauses = pausesIn(facts.settings);
  return [
    ...noTimeBeforeTraffic(facts, pauses),
    ...goesOnUnproven(facts, pauses),
    ...tooShort(facts, pauses),
    ...answeredByAStage(facts, pauses),
  ];
}

function noTimeBeforeTraffic(facts: Facts, pauses: readonly Pause[]): readonly Finding[] {
  const proofs = facts.gates.filter(asksGreenFirst);
  const wait = waitBeforeTraffic(pauses);
  if (proofs.length === 0) return [];
  if (wait === undefined)
    return [
      {
        level: bringsNew(facts) ? 'error' : 'warning',
        where: 'gates',
        value: namesOf(proofs),
        reason: `service ${facts.service.place.service} moves traffic as soon as green is ready, because it has no pause before it that goes back by itself, so nothing can be proven before traffic`,
        remedy: `${managed}; or measure later (\`when: during\`)`,
      },
    ];
  const smoke = proofs.filter(({ kind }) => kind === 'smoke');
  if (wait.wait >= shortestForSmoke || smoke.length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'gates',
      value: namesOf(smoke),
      reason: `ECS waits ${printDuration(wait.wait)} for a word at the pause ${wait.stage} and goes back then: a smoke test may not have passed by that time`,
      remedy: `a longer timeout of the pause, or ${managed}`,
    },
  ];
}

/** The other way round they would be a dead man's switch. */
function goesOnUnproven({ service, asked }: Facts, pauses: readonly Pause[]): readonly Finding[] {
  return pauses
    .filter(({ then }) => then === 'goes on')
    .map(({ stage, wait }) => ({
      level: 'warning',
      where: 'service',
      value: service.place.service,
      reason: `its pause ${stage} goes on (CONTINUE) when no word comes for ${printDuration(wait)}: when the runner is lost, AWS goes on with a green that nobody has proven`,
      remedy:
        asked.hooks === 'managed'
          ? 'ROLLBACK as its `timeoutConfiguration.action`'
          : 'ROLLBACK as its `timeoutConfiguration.action`, or `hooks: manage`',
    }));
}

/**
 * Whether a step can be watched to its end before AWS gives up. AWS waits each step's own time before the next pause or after it, which is
 * not documented: where it is after it, the whole proof falls into the pause.
 */
function tooShort({ strategy, settings }: Facts, pauses: readonly Pause[]): readonly Finding[] {
  const holds = trafficSteps(strategy, 0).map(({ hold }) => hold);
  const longest = Math.max(0, ...holds);
  const pause = pauses.find(({ stage, then }) => stage === 'PRE_PRODUCTION_TRAFFIC_SHIFT' && then === 'goes back');
  if (pause === undefined || longest === 0 || pause.wait >= longest + leeway) return [];
  return [
    {
      level: 'warning',
      where: 'hooks',
      value: pause.stage,
      reason: `AWS waits ${printDuration(pause.wait)} for a word before each share of traffic, and a step (${settings.strategy ?? 'ROLLING'}) is watched for ${printDuration(longest)}: where AWS pauses before that time and not after it, the release goes back unproven`,
      remedy: `a timeout of ${printDuration(Math.ceil((longest + leeway) / 60_000) * 60_000)} or more, or \`hooks: manage\``,
    },
  ];
}

/** IAM does not tell one pause from another: who may answer any may let traffic move. */
function answeredByAStage({ purpose }: Facts, pauses: readonly Pause[]): readonly Finding[] {
  const last = waitBeforeTraffic(pauses);
  if (purpose !== 'stage' || last === undefined) return [];
  return pauses
    .slice(0, pauses.indexOf(last))
    .filter(({ stage }) => beforeTraffic(stage))
    .map(({ stage }) => ({
      level: 'warning',
      where: 'operation',
      value: 'stage',
      reason: `it has to answer the pause ${stage}, for which its role needs \`ecs:ContinueServiceDeployment\`: with that it could let traffic move, too, so the policy of a stage does not have it`,
      remedy: `leave ${last.stage} as the only pause before traffic, or allow it to this role`,
    }));
}

function namesOf(gates: readonly Gate[]): string {
  return gates.map(({ name }) => name).join(', ');
}
