import type { Act } from '../../../aws/act.ts';
import { colleaguesRestart } from '../../native-shop.ts';
import { blueImage, greenImage } from '../../shop.ts';
import { type NativeChanges, nativeBad, nativeCanary, nativeGood, pausedGood, replaced } from '../native-stories.ts';
import { as, type Expected, type Row, type Story } from '../row.ts';
import { deleteTheService, failsItsChecks, maintenancePage, scaleTo, weights } from './acts.ts';
import { letsItGoOn, sendsItBack, sets, stopsIt } from './native-acts.ts';

type Telling = (changes: NativeChanges) => Story;

/** Somebody does it so many seconds after the step has begun. */
function meanwhile(story: Telling, at: string, ...acts: readonly Act[]): Story {
  return story({ world: { actors: acts.map(act => ({ at, do: act })) } });
}

/** Green's tasks start; all traffic is on it, or a tenth where it is a canary; the bake of the quick ones. */
const [greenStarts, atTenPercent, bakes] = ['20s', '2m', '85s'];

/** ECS pauses as soon as the tenth has green, and bakes after its pause: nobody knows whether it does. */
const pausedFirst: Telling = changes =>
  nativeCanary({ ...changes, ecs: { uncertain: { stepBake: 'after-the-next-pause' } } });
const atItsPause = '100s';

/** Somebody else has the service now, and who serves is theirs. */
const superseded = (names: RegExp): Expected => ({
  verdict: ['superseded'],
  serving: ['blue', 'split', 'green', 'unknown'],
  names,
  remedy: /[Rr]elease|[Ll]ook|[Aa]sk/,
});

/** Nobody answers the users, or nobody who was asked to: whoever is on call has to look. */
const pageSomebody = (names: RegExp): Expected => ({
  verdict: ['broken', 'superseded', 'unknown'],
  serving: ['green', 'unknown', 'split', 'blue'],
  names,
  remedy: /[Rr]elease|[Ll]ook|by hand|[Dd]ecide/,
});

/** What happens to a service while ECS itself deploys it. */
export const nativeMeanwhileRows: readonly Row[] = [
  {
    name: 'somebody deploys what served before while green starts',
    story: meanwhile(nativeGood, greenStarts, colleaguesRestart),
    expected: superseded(/another deployment|new service deployment/i),
  },
  {
    name: 'somebody deploys what served before at 10 %',
    story: meanwhile(nativeCanary, atTenPercent, colleaguesRestart),
    expected: superseded(/another deployment|new service deployment/i),
  },
  {
    name: 'somebody deploys what served before while tasks are replaced',
    story: meanwhile(replaced, '40s', colleaguesRestart),
    expected: superseded(/another deployment|new service deployment/i),
  },
  {
    name: 'somebody deploys what served before in the bake after all tasks were replaced',
    story: meanwhile(changes => replaced(changes, { bake: '10m' }), '8m', colleaguesRestart),
    // Whoever brings blue back by hand has gone back.
    expected: { ...superseded(/somebody else.*brings blue back/i), verdict: ['superseded', 'rolled-back'] },
  },
  {
    name: 'somebody stops the deployment while green starts',
    story: meanwhile(nativeGood, greenStarts, stopsIt),
    expected: { ...as('failed', /request/), verdict: ['failed', 'superseded'] },
  },
  {
    name: 'somebody stops the deployment at 10 %',
    story: meanwhile(nativeCanary, atTenPercent, stopsIt),
    expected: { ...as('rolled-back', /request/), verdict: ['rolled-back', 'superseded'] },
  },
  {
    name: 'somebody lets it go on from its pause at 10 %',
    story: meanwhile(pausedFirst, atItsPause, letsItGoOn),
    expected: as('released'),
  },
  {
    name: 'somebody sends it back from its pause at 10 %',
    story: meanwhile(pausedFirst, atItsPause, sendsItBack),
    expected: { ...as('rolled-back', /pause/i), verdict: ['rolled-back', 'superseded'] },
  },
  {
    name: 'the service is deleted while green starts',
    story: meanwhile(nativeGood, greenStarts, deleteTheService),
    expected: {
      ...pageSomebody(/DRAINING|INACTIVE|not ACTIVE|deleted|stopped/i),
      serving: ['unknown', 'blue', 'split'],
    },
  },
  {
    name: 'the service is deleted in its bake',
    story: meanwhile(nativeGood, bakes, deleteTheService),
    expected: {
      ...pageSomebody(/DRAINING|INACTIVE|not ACTIVE|deleted|stopped/i),
      serving: ['unknown', 'green', 'split'],
    },
  },
  {
    name: 'the desired count is set to 0 while green starts',
    story: meanwhile(nativeGood, greenStarts, scaleTo(0)),
    expected: {
      ...pageSomebody(/0 (of \d+ )?(tasks|healthy)|desired count/),
      verdict: ['broken', 'failed', 'superseded'],
    },
  },
  {
    name: 'the desired count is set to 0 in the bake',
    story: meanwhile(nativeGood, bakes, scaleTo(0)),
    expected: pageSomebody(/0 (of \d+ )?(tasks|healthy)|desired count/),
  },
  {
    name: 'the desired count is set to 0 after all tasks were replaced',
    story: meanwhile(replaced, '65s', scaleTo(0)),
    expected: { ...pageSomebody(/neither to blue nor to green|0 (of \d+ )?(tasks|healthy)/), verdict: ['broken'] },
  },
  {
    name: 'the desired count is raised while green starts',
    story: meanwhile(nativeGood, greenStarts, scaleTo(5)),
    expected: as('released'),
  },
  {
    name: 'infrastructure code resets the production rule to blue in the bake',
    story: meanwhile(nativeGood, bakes, weights(100, 0)),
    expected: pageSomebody(/0 %|rule|weights|blue/),
  },
  {
    name: 'infrastructure code resets the production rule to blue at 10 %',
    story: meanwhile(nativeCanary, atTenPercent, weights(100, 0)),
    // ECS's next step writes the weights anew, and does not look at those that stand there.
    expected: { ...as('released'), verdict: ['released', 'superseded'] },
  },
  {
    name: 'somebody divides the traffic by halves past ECS in the bake',
    story: meanwhile(nativeGood, bakes, weights(50, 50)),
    expected: pageSomebody(/divided between both/),
  },
  {
    name: 'a maintenance page is put up in the bake',
    story: meanwhile(nativeGood, bakes, maintenancePage),
    expected: pageSomebody(/rule|unknown share|nobody/i),
  },
  {
    name: 'somebody changes how the service is deployed while green starts',
    story: meanwhile(nativeGood, greenStarts, sets({ bakeTimeInMinutes: 60 })),
    // The deployment that is under way goes by what it began with.
    expected: as('released'),
  },
  {
    name: 'blue falls ill at 10 %, and green is well',
    story: meanwhile(nativeCanary, atTenPercent, failsItsChecks(blueImage)),
    expected: as('released'),
  },
  {
    name: 'blue falls ill at 10 %, and green is slow',
    story: nativeBad({ world: { actors: [{ at: '3m', do: failsItsChecks(blueImage) }] } }),
    expected: {
      verdict: ['broken'],
      serving: ['split'],
      names: /blue has 0 .*green has 3 /,
      remedy: /[Dd]ecide now/,
    },
  },
  {
    name: 'green falls ill in the bake, and no gate watches its targets',
    story: meanwhile(nativeGood, '62s', failsItsChecks(greenImage)),
    expected: {
      ...as('rolled-back', /0 healthy/),
      verdict: ['rolled-back', 'broken'],
      serving: ['blue', 'green'],
      remedy: /[Rr]elease/,
    },
  },
  {
    name: 'the rollback of a bad release fails',
    story: nativeBad({ service: { rollbackFails: 'ECS could not reach the former revision.' } }),
    expected: {
      verdict: ['broken'],
      serving: ['split', 'unknown'],
      names: /could not reach the former revision/,
      remedy: /[Rr]elease a known-good revision/,
    },
  },
  {
    name: 'nobody who may answer its pause does',
    story: pausedGood({
      configuration: {
        lifecycleHooks: [
          {
            targetType: 'PAUSE',
            lifecycleStages: ['POST_PRODUCTION_TRAFFIC_SHIFT'],
            timeoutConfiguration: { timeoutInMinutes: 1, action: 'ROLLBACK' },
          },
        ],
      },
      world: { denied: ['ecs:ContinueServiceDeployment'] },
    }),
    expected: {
      verdict: ['rolled-back', 'broken', 'unknown'],
      serving: ['blue', 'green', 'unknown'],
      names: /AWS denied ecs:ContinueServiceDeployment/,
      remedy: /Allow ecs:ContinueServiceDeployment|release again/,
    },
  },
];
