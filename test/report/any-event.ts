import { errorCodes } from '../../src/errors.ts';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { verdictNames } from '../../src/release/verdict.ts';
import type { Problem } from '../../src/release/problem.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { History, Past } from '../../src/release/history.ts';
import type { Flight, Standing } from '../../src/release/scene.ts';
import { type Status, statusOf } from '../../src/release/status.ts';
import type { CauseKind, Motion, Phase, Reading, Serving, Side } from '../../src/release/words.ts';
import { hostileTexts } from './hostile-texts.ts';
import { plan, run, start } from './stories.ts';

/** For tests that need no more than the texts themselves. */
export const hostile: readonly string[] = hostileTexts.map(({ text }) => text);

const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }));

const instant = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 7_200_000 }).map(offset => start + offset) },
  { weight: 1, arbitrary: fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, -1e17) },
);

const share = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(0, 10, 100, Number.NaN));

const serving: fc.Arbitrary<Serving> = fc.oneof(
  share.chain(green => fc.constantFrom('blue', 'split', 'green').map(who => ({ who, green }))),
  text.map((because): Serving => ({ who: 'unknown', because })),
);

const reading: fc.Arbitrary<Reading> = fc
  .record({
    gate: text,
    subject: text,
    force: fc.constantFrom('obeyed' as const, 'advisory' as const),
    at: instant,
    says: text,
  })
  .chain(base =>
    fc.oneof(
      fc.constantFrom('pass', 'inconclusive', 'no-data', 'error').map(outcome => ({ ...base, outcome })),
      fc
        .record({ metric: text, value: fc.double(), limit: fc.double(), samples: fc.nat(9), since: instant })
        .map(measured => ({ ...base, outcome: 'fail' as const, measured })),
    ),
  );

const side: fc.Arbitrary<Side | undefined> = fc.option(
  fc.record({ revision: text, wanted: fc.nat(9), running: fc.nat(9), pending: fc.nat(9) }),
  { nil: undefined },
);

const aRun = fc.record({
  releaseId: text,
  changeId: text,
  environment: text,
  target: text,
  targetKey: text,
  runId: text,
  attempt: fc.integer({ min: 1, max: 50 }),
  caller: text,
  runUrl: fc.option(fc.oneof(text, fc.constant(run.runUrl ?? '')), { nil: undefined }),
  origin: fc.record({ repository: text, workflow: text, runNumber: fc.nat() }),
});

const hookEvents = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
] as const;

const aPlan: fc.Arbitrary<Plan> = fc
  .record({
    run: aRun,
    configuration: text,
    name: text,
    alarms: fc.array(text, { minLength: 1, maxLength: 3 }),
    differences: fc.array(fc.record({ field: text, shown: fc.constant('values' as const), from: text, to: text }), {
      maxLength: 4,
    }),
    warnings: fc.array(text, { maxLength: 14 }),
    muted: fc.array(text, { maxLength: 2 }),
    before: fc.record({
      starts: fc.constantFrom('tasks', 'nothing'),
      testTraffic: fc.boolean(),
      hooks: fc.array(fc.record({ event: fc.constantFrom(...hookEvents), function: text }), { maxLength: 3 }),
    }),
    unwatched: fc.array(
      fc.record({
        signal: fc.constantFrom('5xx answers' as const, 'unhealthy targets' as const, 'latency' as const),
        loadBalancer: text,
        targetGroups: fc.array(text, { maxLength: 2 }),
        prefix: text,
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ name, alarms, ...rest }) => ({
    ...plan,
    ...rest,
    mover: { ...plan.mover, mover: name },
    blue: { id: name, name },
    green: { is: 'to be made', family: name },
    gates: [
      { kind: 'alarms', name, when: 'always', force: 'obeyed', alarms: alarms as [string, ...string[]] },
      ...plan.gates.slice(2).map(gate => ({ ...gate, name: `${name} ${gate.kind}` })),
    ],
  }));

const phases: readonly Phase[] = [
  'planned',
  'staging',
  'staged',
  'shifting',
  'baking',
  'released',
  'reverting',
  'rolled-back',
];

const problem = fc.record({
  where: text,
  value: fc.option(text, { nil: undefined }),
  reason: text,
  remedy: fc.option(text, { nil: undefined }),
});
const anyProblem: fc.Arbitrary<Problem> = fc.oneof(
  problem,
  fc.tuple(problem, text).map(([base, command]) => ({ ...base, command })),
);

const verdict = fc.record({
  name: fc.constantFrom(...verdictNames),
  at: instant,
  serving,
  because: text,
  causes: fc.array(text, { maxLength: 3 }),
  followUps: fc.array(text, { maxLength: 3 }),
  code: fc.option(fc.constantFrom(...errorCodes), { nil: undefined }),
  next: fc.option(text, { nil: undefined }),
});

const causeKind = fc.constantFrom<CauseKind>('image', 'exit', 'placement', 'health check', 'hook', 'alarm', 'symptom');

const tasks = fc.record({ revision: text, wanted: fc.nat(9), running: fc.nat(9), pending: fc.nat(9) });

const health = fc.record({
  healthy: fc.nat(9),
  unhealthy: fc.nat(9),
  starting: fc.nat(9),
  unchecked: fc.nat(9),
  reasons: fc.array(text, { maxLength: 2 }),
});

const standing: fc.Arbitrary<Standing> = fc.record({
  revision: fc.record({ id: text, name: text }),
  madeBy: fc.option(text, { nil: undefined }),
  origin: fc.option(fc.record({ repository: text, workflow: text, runNumber: fc.nat() }), { nil: undefined }),
  share: fc.option(share, { nil: undefined }),
  tasks,
  health: fc.option(health, { nil: undefined }),
  note: fc.option(text, { nil: undefined }),
});

const motion: fc.Arbitrary<Motion> = fc.oneof(
  text.map((doing): Motion => ({ is: 'preparing', doing })),
  instant.map((until): Motion => ({ is: 'ready', until })),
  instant.map((nextAt): Motion => ({ is: 'shifting', stepBegan: start, nextAt })),
  fc.tuple(instant, text).map(([blueEnds, awaits]): Motion => ({ is: 'settled', since: start, blueEnds, awaits })),
  fc.tuple(instant, text).map(([until, doing]): Motion => ({ is: 'switching', since: start, until, doing })),
  text.map((status): Motion => ({ is: 'strange', status })),
);

const flight: fc.Arbitrary<Flight> = fc.record({
  id: text,
  carriedBy: fc.oneof(
    fc.constantFrom<Flight['carriedBy']>({ is: 'AWS' }, { is: 'nobody' }),
    instant.map((until): Flight['carriedBy'] => ({ is: 'a run', until })),
    fc
      .tuple(instant, text, fc.option(text, { nil: undefined }))
      .map(([until, because, remedy]): Flight['carriedBy'] => ({
        is: 'perhaps a run',
        until,
        because,
        remedy,
      })),
    text.map((command): Flight['carriedBy'] => ({ is: 'somebody else', command })),
  ),
  began: instant,
  by: fc.oneof(
    text.map((changeId): Flight['by'] => ({ is: 'a release', changeId })),
    text.map((of): Flight['by'] => ({ is: 'a rollback', of })),
    text.map((creator): Flight['by'] => ({ is: 'somebody else', creator })),
  ),
  brings: fc.option(text, { nil: undefined }),
  motion,
  strategy: fc.constant(plan.strategy),
  readyWait: fc.constantFrom('none' as const, 'for ever' as const, 1_800_000),
  wayBack: fc.constantFrom('while blue is kept' as const, 'before traffic' as const),
  endpoint: fc.option(text, { nil: undefined }),
});

const past: fc.Arbitrary<Past> = fc.record({
  entry: fc.record({
    changeId: text,
    targetKey: text,
    environment: text,
    wanted: text,
    previous: text,
    purpose: fc.constantFrom('release', 'restore', 'drill'),
  }),
  at: instant,
  standing: fc.constantFrom('open', 'serves', 'taken back', 'unproven', 'rehearsed'),
  restorable: fc.constantFrom('yes', 'do not restore'),
  toldBy: fc.record({ runId: text, attempt: fc.nat() }),
});

const status: fc.Arbitrary<Status> = fc
  .record({
    at: instant,
    mover: text,
    stands: fc.tuple(standing, standing),
    weightsUnknown: fc.option(text, { nil: undefined }),
    flight: fc.option(flight, { nil: undefined }),
    history: fc.oneof(
      fc.array(past, { maxLength: 6 }).map((changes): History => ({ is: 'read', changes })),
      text.map((because): History => ({ is: 'not readable', because })),
    ),
    handed: fc.option(
      text.map(releaseId => ({ releaseId, changeId: undefined })),
      { nil: undefined },
    ),
  })
  .map(({ history, handed, ...scene }) => statusOf(scene, history, handed));

const body = fc.oneof(
  fc.record({ type: fc.constant('status' as const), status }),
  fc.record({ type: fc.constant('began' as const), run: aRun }),
  fc.record({ type: fc.constant('problems' as const), problems: fc.array(anyProblem, { maxLength: 12 }) }),
  fc.record({ type: fc.constant('planned' as const), plan: aPlan }),
  fc.record({ type: fc.constant('green' as const), revision: fc.record({ id: text, name: text }) }),
  fc.record({ type: fc.constant('phase' as const), phase: fc.constantFrom(...phases), because: text }),
  fc.record({ type: fc.constant('wrote' as const), what: text }),
  fc.record({ type: fc.constant('traffic' as const), serving }),
  fc.record({ type: fc.constant('capacity' as const), blue: side, green: side }),
  fc.record({
    type: fc.constant('waiting' as const),
    wait: text,
    until: fc.option(instant, { nil: undefined }),
  }),
  fc.record({ type: fc.constant('gates' as const), readings: fc.array(reading, { maxLength: 4 }) }),
  fc.record({
    type: fc.constant('happened' as const),
    happening: fc.oneof(
      fc.record({ id: text, at: instant, kind: fc.constant('progress' as const), text }),
      fc.record({ id: text, at: instant, kind: fc.constant('cause' as const), of: causeKind, text, log: text }),
    ),
  }),
  fc.record({ type: fc.constant('trouble' as const), trouble: text }),
  fc.record({ type: fc.constant('warning' as const), warning: text }),
  fc.constant({ type: 'handed on' as const }),
  fc.record({
    type: fc.constant('taken over' as const),
    because: text,
    began: fc.option(instant, { nil: undefined }),
    stop: fc.constantFrom('asked for' as const, 'not asked for' as const),
  }),
  fc.record({ type: fc.constant('verdict' as const), verdict }),
);

/** Any event in any order with any text: more than the engine would ever say. */
export const anyEvents: fc.Arbitrary<readonly ReleaseEvent[]> = fc.array(
  fc.tuple(instant, body).map(([at, rest]): ReleaseEvent => ({ at, ...rest })),
  { maxLength: 25 },
);
