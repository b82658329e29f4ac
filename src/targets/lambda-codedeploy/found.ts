import type { Found } from '../../release/found.ts';
import { attemptOf, type RunFacts } from '../../release/identity.ts';
import { nothingYet } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { codeDeployCan } from '../codedeploy/configuration.ts';
import { configurationOf } from '../codedeploy/configured-strategy.ts';
import { foundIn as foundOfFunction } from '../lambda/found.ts';
import { notesOn } from '../lambda/notes.ts';
import { findings } from './preflight.ts';
import { servingBy } from './serving.ts';
import type { Sights } from './sights.ts';

const noBake =
  'CodeDeploy ends its deployment as soon as all traffic is on green: nothing is watched from then on, and going back is a release of its own.';

/** What reading has shown, in the words of the planner: of the function as ever, and of how CodeDeploy moves its alias. */
export function foundIn(sights: Sights, asked: LambdaTarget, run: RunFacts): Omit<Found, 'alarms'> {
  const { group, configured, ours, alias, blue, traffic } = sights;
  const found = foundOfFunction(sights, asked, run);
  const common = {
    ...found,
    drift: [],
    notes: [...notesOn(sights), noBake],
    can: codeDeployCan(group, 'Lambda'),
    configured: { strategy: configured, bake: group.blueKept, alarms: group.alarms },
    configurationOf: (strategy: Parameters<Found['configurationOf']>[0]) => configurationOf(strategy, sights, 'Lambda'),
  };
  const before = { starts: 'nothing', testTraffic: false } as const;
  if (ours === undefined)
    return {
      ...common,
      before: { ...before, hooks: asked.hooks },
      findings: how => findings(sights, asked, how),
    };
  const { change, changeId, hooks } = ours;
  const begun = { id: change.id, at: change.began, attempt: attemptOf(changeId), traffic };
  return {
    ...common,
    before: { ...before, hooks },
    green: { is: 'made', revision: change.revision, begun },
    adopting: { begunAt: change.began },
    serving: servingBy(alias, { blue: blue?.revision ?? nothingYet, green: change.revision }),
  };
}
