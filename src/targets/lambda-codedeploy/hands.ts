import { BusyError, RejectedError } from '../../errors.ts';
import type { Plan } from '../../release/plan.ts';
import type { Revision } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { printLambdaAppSpec } from '../codedeploy/lambda-appspec.ts';
import { codeDeployMover } from '../codedeploy/mover.ts';
import type { Platform } from '../codedeploy/platform.ts';
import { type Alias, findAlias } from '../lambda/alias.ts';
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
      refuseMoved(await findAlias(hand, hand.patient, asked.alias), asked, plan);
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

/** CodeDeploy would refuse such a deployment as well, after it had begun and in other words. */
function refuseMoved(alias: Alias | undefined, asked: LambdaTarget, { blue }: Plan): void {
  if (alias?.version === numberOf(blue) && alias.beside === undefined) return;
  const now =
    alias === undefined
      ? 'is gone'
      : `leads to version ${[alias.version, alias.beside?.version].filter(one => one !== undefined).join(' and ')}`;
  throw new BusyError({
    message: `Somebody else has changed alias ${asked.alias} since the plan was made: it ${now}, and ${blue.name} was to be its only version.`,
    hint: 'Find out who does, and re-run the job.',
  });
}
