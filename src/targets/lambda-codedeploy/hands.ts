import { BusyError, RejectedError } from '../../errors.ts';
import type { Plan } from '../../release/plan.ts';
import type { Revision, Serving } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { printLambdaAppSpec } from '../codedeploy/lambda-appspec.ts';
import { codeDeployMover } from '../codedeploy/mover.ts';
import type { Platform } from '../codedeploy/platform.ts';
import { findAlias } from '../lambda/alias.ts';
import { handsOf as handsOfFunction, knownIn } from '../lambda/hands.ts';
import type { FunctionHand } from '../lambda/reach.ts';
import { numberOf } from '../lambda/version.ts';
import type { Hands, Mover } from '../ports.ts';
import type { Reach } from '../reach.ts';
import { servingBy } from './serving.ts';
import type { Sights } from './sights.ts';

export interface Task {
  readonly asked: LambdaTarget;
  readonly hand: FunctionHand;
  readonly platform: Platform;
  readonly plan: Plan;
  readonly reach: Reach;
}

/** What carries out a plan on this function, and looks: the stager of functions and the CodeDeploy mover, put together. */
export function handsOf(sights: Sights, task: Task): Hands {
  const { asked, hand, plan, reach } = task;
  return handsOfFunction(sights, { asked, hand, mover: moverOf(sights, task), plan, reach });
}

function moverOf(sights: Sights, { asked, hand, platform, plan, reach }: Task): Mover {
  const { blue } = plan;
  const mover = codeDeployMover({
    ...reach,
    codedeploy: reach.clients.codedeploy,
    group: sights.group,
    platform,
    appSpecFor: revision =>
      printLambdaAppSpec({
        function: asked.function,
        alias: asked.alias,
        from: numberOf(blue),
        to: numberOf(revision),
        hooks: asked.hooks,
      }),
    serving: async ({ change: { revision: green } }) =>
      servingBy(await findAlias(hand, hand.brisk, asked.alias), { blue, green }),
    known: knownIn(sights),
    plan,
  });
  return {
    ...mover,
    begin: async green => {
      refuseTheSame(green, plan);
      refuseMoved(servingBy(await findAlias(hand, hand.patient, asked.alias), { blue, green }), asked);
      return mover.begin(green);
    },
  };
}

/** Lambda publishes nothing where nothing differs, and answers with the version that serves. */
function refuseTheSame(green: Revision, { blue }: Plan): void {
  if (green.id !== blue.id) return;
  throw new RejectedError({
    message: `What was asked for is ${blue.name}, which serves already: Lambda has nothing to publish, and CodeDeploy nothing to move.`,
    hint: 'Nothing has to be done. To deploy all the same, change the code or the configuration.',
  });
}

/** CodeDeploy would fail at a third version as well, after it had begun and in other words. Green's own share can be this change's. */
function refuseMoved(serving: Serving, { alias }: LambdaTarget): void {
  if (serving.who !== 'unknown') return;
  throw new BusyError({
    message: `Somebody else has changed alias ${alias} since the plan was made: ${serving.because}.`,
    hint: 'Find out who does, and re-run the job.',
  });
}
