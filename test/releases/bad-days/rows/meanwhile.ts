import type { Act } from '../../../aws/act.ts';
import { blueImage, greenImage, healthy, waitsForAWord } from '../../shop.ts';
import { as, type Expected, type Row, type Story } from '../row.ts';
import { bad, canary, type Changes, good, proven } from '../stories.ts';
import { deleteTheService, failsItsChecks, maintenancePage, scaleTo, stopIt, weights } from './acts.ts';

type Telling = (changes: Changes) => Story;

/** Somebody does it so many seconds after the step has begun. */
function meanwhile(story: Telling, at: string, ...acts: readonly Act[]): Story {
  return story({ world: { actors: acts.map(act => ({ at, do: act })) } });
}

/** In a good release traffic moves 55 s after its beginning; in one by steps all of it does 3 minutes later. */
const [greenStarts, bakes] = ['30s', '80s'];

/** Nobody answers the users, or nobody who was asked to: whoever is on call has to look. */
const pageSomebody = (names: RegExp): Expected => ({
  verdict: ['broken', 'superseded'],
  serving: ['green', 'unknown', 'split', 'blue'],
  names,
  remedy: /[Rr]elease|[Ll]ook|by hand|[Dd]ecide/,
});

const goneOrBroken: Expected = {
  ...pageSomebody(/DRAINING|INACTIVE|not ACTIVE|deleted/),
  verdict: ['broken', 'superseded', 'unknown'],
  serving: ['unknown'],
};

/** What happens to the account while a release is under way. */
export const meanwhileRows: readonly Row[] = [
  {
    name: 'an alarm of the gates is deleted while green starts',
    story: meanwhile(good, greenStarts, { call: 'cloudwatch:DeleteAlarms', input: { AlarmNames: ['api-p99'] } }),
    expected: as('rolled-back', /Alarm api-p99 does not exist any more/),
  },
  {
    name: 'an alarm of the gates is deleted during the bake',
    story: meanwhile(good, bakes, { call: 'cloudwatch:DeleteAlarms', input: { AlarmNames: ['api-p99'] } }),
    expected: as('rolled-back', /Alarm api-p99 does not exist any more/),
  },
  {
    name: 'the service is deleted while green starts',
    story: meanwhile(good, greenStarts, deleteTheService),
    expected: goneOrBroken,
  },
  {
    name: 'the service is deleted during the bake',
    story: meanwhile(good, bakes, deleteTheService),
    expected: goneOrBroken,
  },
  {
    name: 'the desired count is set to 0 while green starts',
    story: meanwhile(good, greenStarts, scaleTo(0)),
    expected: {
      ...pageSomebody(/0 (of \d+ )?(tasks|healthy)|desired count/),
      verdict: ['broken', 'failed', 'superseded'],
    },
  },
  {
    name: 'the desired count is set to 0 during the bake',
    story: meanwhile(good, bakes, scaleTo(0)),
    expected: pageSomebody(/0 (of \d+ )?(tasks|healthy)|desired count/),
  },
  {
    name: 'the desired count is raised while green starts',
    story: meanwhile(good, greenStarts, scaleTo(5)),
    expected: as('released'),
  },
  {
    name: 'a colleague divides the traffic past CodeDeploy during the bake',
    story: meanwhile(good, bakes, weights(50, 50)),
    expected: {
      ...pageSomebody(/50 % of traffic/),
      verdict: ['superseded', 'unknown', 'broken'],
      serving: ['split', 'unknown'],
    },
  },
  {
    name: 'a colleague sends all traffic back to blue past CodeDeploy during the bake',
    story: meanwhile(good, bakes, weights(100, 0)),
    expected: {
      ...pageSomebody(/reports 0 % of traffic/),
      verdict: ['superseded', 'unknown', 'broken'],
      serving: ['blue', 'unknown'],
    },
  },
  {
    name: 'a colleague puts up a maintenance page during the bake',
    story: meanwhile(good, bakes, maintenancePage),
    expected: {
      ...pageSomebody(/unknown share of traffic/),
      verdict: ['superseded', 'unknown', 'broken'],
      serving: ['unknown'],
    },
  },
  {
    name: 'a colleague gives green all traffic past CodeDeploy at 10 %',
    story: meanwhile(canary, '2m', weights(0, 100)),
    // CodeDeploy's next step writes the weights anew.
    expected: { ...as('released'), verdict: ['released', 'superseded'] },
  },
  {
    name: 'a colleague stops the deployment during the bake, without a rollback',
    story: meanwhile(good, bakes, stopIt(false)),
    expected: { ...pageSomebody(/Somebody else stopped/), verdict: ['superseded'], serving: ['green'] },
  },
  {
    name: 'a colleague stops the deployment during the bake, with a rollback',
    story: meanwhile(good, bakes, stopIt(true)),
    expected: { ...as('rolled-back', /Somebody else stopped/), verdict: ['rolled-back', 'superseded'] },
  },
  {
    name: 'blue falls ill at 10 %, and green is well',
    story: meanwhile(canary, '2m', failsItsChecks(blueImage)),
    expected: as('released'),
  },
  {
    name: 'blue falls ill at 10 %, and green is slow',
    story: bad({ world: { actors: [{ at: '3m', do: failsItsChecks(blueImage) }] } }),
    expected: {
      verdict: ['broken'],
      serving: ['split'],
      names: /blue has 0 .*green has 3 /,
      remedy: /[Dd]ecide now/,
    },
  },
  {
    name: 'both fall ill at 10 %, and green is slow',
    story: bad({
      world: { actors: [blueImage, greenImage].map(image => ({ at: '4m30s', do: failsItsChecks(image) })) },
    }),
    expected: { ...pageSomebody(/original task set had no healthy task|0 healthy/), verdict: ['broken'] },
  },
  {
    name: 'green falls ill during the bake, and no gate watches its targets',
    story: meanwhile(good, '62s', failsItsChecks(greenImage)),
    expected: {
      ...as('rolled-back', /0 healthy/),
      verdict: ['rolled-back', 'broken'],
      serving: ['blue', 'green'],
      remedy: /[Rr]elease/,
    },
  },
  {
    name: 'both fall ill during the bake',
    story: meanwhile(good, '62s', failsItsChecks(greenImage), failsItsChecks(blueImage)),
    expected: pageSomebody(/0 healthy/),
  },
  {
    name: 'the rollback of a bad release fails',
    story: bad({ group: { rollbackFails: 'ECS could not reach the original task set.' } }),
    expected: {
      verdict: ['broken'],
      serving: ['split', 'unknown'],
      names: /could not reach the original task set/,
      remedy: /[Rr]elease a known-good revision/,
    },
  },
  {
    name: "green's targets take a minute and a half to be checked, and its smoke test has passed long before",
    story: proven({
      faults: [
        {
          operation: 'elasticloadbalancing:DescribeTargetHealth',
          calls: { from: 2, to: 13 },
          fault: { kind: 'set', members: { 'TargetHealthDescriptions.0.TargetHealth.State': 'initial' } },
        },
      ],
    }),
    expected: as('released'),
  },
  {
    name: "the wait before traffic is over before the smoke test's tries are",
    story: smokeWithoutEnd(),
    expected: {
      verdict: ['failed'],
      serving: ['blue'],
      names: /health answered 500/,
      remedy: /release again/,
    },
  },
];

/** A smoke test with more tries than the wait before traffic has time for: green answers 500. */
function smokeWithoutEnd(): Story {
  const green = { ...healthy, pages: { '/health': { status: 500, body: 'no session store' } } };
  const story = proven({ green, group: { ...waitsForAWord, readyWait: { minutes: 1, onTimeout: 'STOP_DEPLOYMENT' } } });
  const gates = 'smoke: { url: "http://shop:8443/health", status: 200, retries: 10 }';
  return { ...story, inputs: { ...story.inputs, gates } };
}
