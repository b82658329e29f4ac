import { describe, expect, test } from '@jest/globals';
import type { Can, Drift, Plan } from '../../src/release/plan.ts';
import type { Flight } from '../../src/release/scene.ts';
import type { Motion } from '../../src/release/words.ts';
import { commentOf } from '../../src/report/comment.ts';
import { byItselfWords, motionWords } from '../../src/report/flight-words.ts';
import { itineraryWords, timeWords } from '../../src/report/itinerary-words.ts';
import { planLines } from '../../src/report/log/plan.ts';
import { blueEndWords, consequences, keepBlueWords, limitsOf } from '../../src/report/plan-words.ts';
import { planPart } from '../../src/report/record/plan.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { unattended } from '../../src/report/summary/unattended.ts';
import { ecsRolling, ecsWithPauses } from '../release/a-native-release.ts';
import { at10, aFlight, aScene } from '../release/a-scene.ts';
import { minute, plan as ofCodeDeploy, second, start, told } from './stories.ts';

const settings = {
  configuration: 'the deploymentConfiguration of service api',
  configurationMade: 'of the target itself',
} as const;

const drift: readonly Drift[] = [
  { setting: 'deploymentConfiguration.strategy', from: 'BLUE_GREEN', to: 'CANARY', stays: 'for good' },
  { setting: 'deploymentConfiguration.bakeTimeInMinutes', from: '5', to: '10', stays: 'for this release' },
];

const paused: Plan = {
  ...ofCodeDeploy,
  ...settings,
  drift,
  mover: ecsWithPauses,
  before: { starts: 'tasks', testTraffic: false, hooks: [] },
};

const rolling: Plan = {
  ...paused,
  drift: [],
  mover: ecsRolling,
  strategy: { kind: 'rolling' },
  steps: [{ share: 100, hold: 10 * minute }],
  before: { starts: 'tasks', testTraffic: true, hooks: [] },
};

const inTheLog = { foreignLogs: 'in the job log only' } as const;
const linesOf = (plan: Plan): readonly string[] =>
  planLines(plan, start).map(line => ('text' in line ? line.text.trim() : ''));
const asIs = (name: string): string => name;
const order = (plan: Plan): readonly string[] =>
  itineraryWords(plan, asIs).map(({ when, what, who }) => `${when} | ${who}: ${what}`);

describe('the plan of a service that ECS itself deploys', () => {
  test('tells each pause, and what AWS does at it when nobody is there any more', () => {
    // given
    const plan = paused;
    // when
    const stops = order(plan);
    // then
    expect(stops).toEqual([
      'at once | Greenlight: register a new revision of api',
      'at once | Greenlight: begin the deployment by the deploymentConfiguration of service api, which is changed for it',
      'then | AWS: start green beside blue, which has all traffic',
      'then | Greenlight: hold before any traffic until green is proven; after 45 min without a word AWS goes back by itself',
      'T to T + 5 min | AWS: 10 % of traffic on green, held for 5 min',
      'from T + 5 min | Greenlight: let AWS go on once green is proven at 10 %; after 45 min without a word AWS goes back by itself',
      'T + 5 min to T + 14 min 50 s | AWS: all traffic on green, bake for 9 min 50 s of 10 min',
      'from T + 14 min 50 s | Greenlight: read back who serves, and give the verdict',
      'from T + 15 min | AWS: keep blue for 10 min after all traffic is on green, then end it: from then on, going back is a new release',
    ]);
  });

  test('has each function at its stage, and says which of them run for each share', () => {
    // given
    const stages = [
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'POST_SCALE_UP',
      'PRE_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'RECONCILE_SERVICE',
    ];
    const hooks = stages.map(event => ({ event, function: 'check' }));
    // when
    const runs = itineraryWords({ ...paused, before: { starts: 'tasks', testTraffic: true, hooks } }, asIs).filter(
      ({ who }) => who === 'your function',
    );
    // then
    expect(runs.map(({ what }) => what)).toEqual([
      'check runs at RECONCILE_SERVICE',
      'check runs at PRE_SCALE_UP',
      'check runs at POST_SCALE_UP',
      'check runs at TEST_TRAFFIC_SHIFT',
      'check runs at POST_TEST_TRAFFIC_SHIFT',
      'check runs at PRE_PRODUCTION_TRAFFIC_SHIFT, for each share of traffic',
      'check runs at PRODUCTION_TRAFFIC_SHIFT, for each share of traffic',
      'check runs at POST_PRODUCTION_TRAFFIC_SHIFT',
    ]);
    expect(new Set(runs.map(({ proof }) => proof))).toEqual(new Set(['it reports success in its time']));
  });

  test('of a rolling deployment promises neither shares, nor test traffic, nor a blue that is kept', () => {
    // given
    const plan = rolling;
    // when
    const stops = order(plan);
    // then
    expect(stops).toEqual([
      'at once | Greenlight: register a new revision of api',
      'at once | Greenlight: begin the deployment by the deploymentConfiguration of service api',
      "from T | AWS: start green's tasks and end blue's in their place, a few at a time, with users on both meanwhile",
      'then | AWS: all traffic on green, bake for 10 min',
      'then | Greenlight: read back who serves, and give the verdict',
      'then | AWS: keep nothing of blue, whose tasks are gone: going back is a new deployment, which takes as long as this one',
    ]);
    expect(timeWords(plan)).toContain(
      'how long AWS takes to replace the tasks is for AWS to say. From then to the verdict: 10 min.',
    );
  });

  test('counts what a network load balancer adds, beside the time that the plan fixes', () => {
    // given
    const plan: Plan = { ...paused, mover: { ...ecsWithPauses, moving: 20 * minute } };
    // when
    const words = timeWords(plan);
    // then
    expect(words).toContain(
      'From T to the verdict: 14 min 50 s, and up to 20 min more that the load balancer adds to the shifts.',
    );
  });

  test('says what a doubt leads to at a pause, and where there is none', () => {
    // given
    const plan: Plan = { ...paused, policy: { ...paused.policy, onFailure: 'hold', onNoData: 'extend' } };
    // when
    const [fails, noData] = consequences(plan);
    // then
    expect([fails?.then, noData?.then]).toEqual(['hold at a pause, else revert', 'extend at a pause, else revert']);
  });

  test.each<[can: Can, end: string]>([
    [ecsWithPauses, 'AWS keeps blue for 10 min after all traffic is on green, then ends it'],
    [ecsRolling, "blue's tasks are gone, and going back is a new deployment"],
  ])('tells what becomes of blue, and of the way back: %#', (can, end) => {
    // given, when
    const words = [blueEndWords(can), keepBlueWords(can), ...limitsOf(can)].join('\n');
    // then
    expect(words).toContain(end);
    if (can === ecsRolling) expect(words).toContain('going back is a new deployment, as slow as the first');
  });
});

describe('a setting of the service that the release changes', () => {
  const note = 'Whoever keeps these settings in Terraform or CloudFormation finds them changed there.';

  test('stands in the log, with its former value and for how long', () => {
    // given, when
    const lines = linesOf(paused);
    // then
    const at = lines.findIndex(line => line.includes('drift'));
    expect(lines.slice(at, at + 3)).toEqual([
      expect.stringContaining('deploymentConfiguration.strategy: BLUE_GREEN → CANARY, for good'),
      expect.stringContaining('deploymentConfiguration.bakeTimeInMinutes: 5 → 10, until the release has ended well'),
      expect.stringContaining(note),
    ]);
  });

  const events = [
    { at: start, type: 'began', run: paused.run },
    { at: start + second, type: 'planned', plan: paused },
  ] as const;
  const planned = {
    name: 'planned',
    serving: { who: 'blue', green: 0 },
    because: 'Nothing was written.',
    causes: [],
    followUps: [],
    next: undefined,
    code: undefined,
  } as const;
  const onlyPlanned = told([
    ...events,
    { at: start + second, type: 'verdict', verdict: { at: start + second, ...planned } },
  ]);

  test.each<[where: string, page: string]>([
    ['the summary of a plan', summaryOf(onlyPlanned, start)],
    ['the summary of a release', summaryOf(told(events), start)],
    ['the comment on a plan', commentOf(onlyPlanned, start, inTheLog)],
    ['the comment on a release', commentOf(told(events), start, inTheLog)],
  ])('stands in %s, and who has to know is told', (_, page) => {
    // then
    expect(page).toContain('- `deploymentConfiguration.strategy`: BLUE_GREEN → CANARY, for good');
    expect(page).toContain(note);
  });

  test('stands in the record', () => {
    // given, when
    const part = planPart(paused);
    // then
    expect(part.drift).toEqual(drift);
  });

  test('is not spoken of where there is none', () => {
    // given
    const calm = told([events[0], { ...events[1], plan: rolling }]);
    // when
    const all = [summaryOf(calm, start), ...linesOf(rolling)].join('\n');
    // then
    expect(all).not.toContain('Terraform or CloudFormation finds');
  });
});

describe('what happens without whoever was killed', () => {
  const storyOf = (plan: Plan, phase: 'staging' | 'shifting' | 'baking', green: number) =>
    told([
      { at: start, type: 'began', run: plan.run },
      { at: start, type: 'planned', plan },
      { at: start, type: 'wrote', what: 'began d-1' },
      { at: start, type: 'phase', phase, because: 'it goes on' },
      { at: start, type: 'traffic', serving: { who: green === 100 ? 'green' : green === 0 ? 'blue' : 'split', green } },
    ]);

  test.each<[plan: Plan, phase: 'staging' | 'shifting' | 'baking', green: number, says: string]>([
    [
      paused,
      'staging',
      0,
      'it starts green, and then waits for a word before it moves any traffic. Without one it goes back by itself after 45 min',
    ],
    [paused, 'shifting', 10, 'waits for a word before the next. Without one it goes back by itself after 45 min'],
    [
      paused,
      'baking',
      100,
      'green has all traffic; AWS keeps blue for 10 min after all traffic is on green, then ends it',
    ],
    [rolling, 'staging', 0, "it starts green's tasks in the place of blue's"],
    [rolling, 'shifting', 50, "the rest of blue's tasks are replaced"],
    [rolling, 'baking', 100, "blue's tasks are gone, and going back is a new deployment"],
  ])('is said as AWS does it: %#', (plan, phase, green, says) => {
    // given
    const story = storyOf(plan, phase, green);
    // when
    const words = unattended(story);
    // then
    expect(words).toContain(says);
    expect(words).not.toContain('`the deploymentConfiguration');
  });
});

describe('a deployment of ECS’s own in flight', () => {
  const style = { name: asIs, foreign: asIs };
  const flying = (motion: Motion, given: Partial<Flight> = {}): Flight => ({ ...aFlight(), motion, ...given });

  test.each<[motion: Motion, given: Partial<Flight>, does: string, byItself: string]>([
    [
      { is: 'paused', before: 'more traffic', until: start + 30 * minute, then: 'goes back' },
      {},
      'waits for a word: 10 % of traffic is on green',
      'goes back to blue at 14:30:00 UTC, in 30 min, when no word comes',
    ],
    [
      { is: 'paused', before: 'the bake', until: undefined, then: 'goes on' },
      {},
      'waits for a word: 10 % of traffic is on green',
      'goes on, unproven when no word comes',
    ],
    [
      { is: 'shifting', stepBegan: start, nextAt: undefined },
      { wayBack: 'by a new deployment', strategy: { kind: 'rolling' } },
      "replaces tasks: 10 % of those that run are green's",
      'goes on to replace the former tasks',
    ],
    [
      { is: 'settled', since: start, blueEnds: 'never', awaits: 'AWS to end blue' },
      {},
      'all traffic has moved; waits for AWS to end blue',
      'goes on once that is over',
    ],
  ])('is told by what it does, and by what it will do without a word: %#', (motion, given, does, byItself) => {
    // given
    const flight = flying(motion, given);
    const scene = aScene(at10);
    // when
    const words = [motionWords(flight, scene, style), byItselfWords(flight, scene, start)];
    // then
    expect(words).toEqual([does, byItself]);
  });
});
