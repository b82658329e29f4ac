import type { Begun, Can, Hook, Plan } from './plan.ts';
import { afterStart, afterTraffic, atEachShare, beforeStart, inTest } from './stages-of-ecs.ts';
import { endsBlueItself } from './retire.ts';
import { gatesOf } from './proof.ts';
import { type Gate, type Millis, nothingYet, type Percent, type Phase } from './words.ts';

/** One thing after the other that a plan leads to. Two stops overlap where AWS does one thing while Greenlight watches another. */
export type Stop = {
  readonly from: Moment;
  readonly until: Moment;
  /** The gates that are asked in it. */
  readonly gates: readonly Gate[];
} & (
  | { readonly is: 'registering'; readonly by: 'Greenlight'; readonly family: string }
  /** Of a database: AWS copies what serves, as it is to be. */
  | { readonly is: 'copying'; readonly by: 'Greenlight'; readonly database: string }
  /** Nothing is registered: what has served before is released as it is. */
  | { readonly is: 'taking up'; readonly by: 'Greenlight'; readonly green: string }
  | { readonly is: 'making the configuration'; readonly by: 'Greenlight'; readonly configuration: string }
  | { readonly is: 'beginning'; readonly by: 'Greenlight' }
  /** Green was begun by an earlier attempt, or by this one: nothing is made, and what is in flight is gone on with. */
  | { readonly is: 'going on'; readonly by: 'Greenlight'; readonly green: string; readonly begun: Begun }
  | { readonly is: 'starting green'; readonly by: 'AWS' }
  | { readonly is: 'test traffic'; readonly by: 'AWS' }
  | { readonly is: 'hook'; readonly by: 'your function'; readonly hook: Hook }
  /** AWS waits for a word; without one it stops after `most`. */
  | { readonly is: 'ready wait'; readonly by: 'Greenlight'; readonly most: Millis | 'for ever' }
  /** Traffic moves when Greenlight moves it, and not before green is proven. */
  | { readonly is: 'proof before traffic'; readonly by: 'Greenlight' }
  | { readonly is: 'step'; readonly by: 'AWS' | 'Greenlight'; readonly share: Percent }
  /** After the step AWS waits for a word, and without one goes back after `most`. */
  | { readonly is: 'pause'; readonly by: 'Greenlight'; readonly share: Percent; readonly most: Millis | 'for ever' }
  /** Green's tasks take the place of blue's, one after the other: users meet either while that goes on. */
  | { readonly is: 'replacing tasks'; readonly by: 'AWS' }
  | { readonly is: 'all traffic'; readonly by: 'AWS' | 'Greenlight' }
  | { readonly is: 'reading back'; readonly by: 'Greenlight' }
  /** Of a stage: green waits until somebody lets it go on. */
  | { readonly is: 'waiting for a promote'; readonly by: 'a person'; readonly most: Can['readyWait'] }
  /** Of a drill, and of a change that is sent back. */
  | { readonly is: 'going back'; readonly by: 'AWS' | 'Greenlight' }
  /** `by: 'Greenlight'`: before AWS would. */
  | { readonly is: 'ending blue'; readonly by: 'AWS' | 'Greenlight' }
  | { readonly is: 'keeping blue'; readonly by: 'AWS' }
);

/**
 * A moment as far as the plan fixes it: how long green takes to start, and a function to answer, is not the plan's to say, so
 * everything after it counts from green's first production traffic.
 */
export type Moment = 'at once' | 'open' | { readonly sinceTraffic: Millis };

/** All that happens when the plan is carried out and nothing goes wrong, in order; of a change in flight, what is left of it. */
export function itineraryOf(plan: Plan): readonly Stop[] {
  const reached = reachedBy(plan);
  switch (plan.purpose.is) {
    case 'release':
    case 'restore':
      break;
    case 'stage':
      return [...making(plan), ...beforeTraffic(plan), waitingForAPromote(plan)];
    case 'drill':
      return [
        ...making(plan),
        ...(reached > 0 ? [] : beforeTraffic(plan)),
        ...shifting(plan).slice(0, 1),
        goingBack(plan),
        readBack,
      ];
    case 'swap back':
      return [...making(plan), goingBack(plan), readBack];
  }
  return [
    ...making(plan),
    ...(reached > 0 ? [] : beforeTraffic(plan)),
    ...shifting(plan).filter(stop => (stop.is !== 'step' && stop.is !== 'pause') || stop.share >= reached),
    ...baking(plan),
  ];
}

function goingBack({ mover: { moves } }: Plan): Stop {
  return { is: 'going back', by: moves, from: 'open', until: 'open', gates: [] };
}

const readBack: Stop = { is: 'reading back', by: 'Greenlight', from: 'open', until: 'open', gates: [] };

function waitingForAPromote({ mover: { readyWait } }: Plan): Stop {
  return { is: 'waiting for a promote', by: 'a person', most: readyWait, from: 'open', until: 'open', gates: [] };
}

/** The share that green had when the plan was made. */
function reachedBy({ green }: Plan): Percent {
  if (green.is !== 'made' || green.begun.traffic === 'not known') return 0;
  return green.begun.traffic.at(-1)?.share ?? 0;
}

/** From green's first production traffic to the verdict, in milliseconds. */
export function timeOfTraffic(plan: Plan): Millis {
  return timeOfShift(plan) + watchedBake(plan);
}

/** Before green starts: Greenlight's own writes, each at once after the one before. */
function making(plan: Plan): readonly Stop[] {
  const soon = { from: 'at once', until: 'open', gates: [] } as const;
  if (plan.green.is === 'made')
    return [{ is: 'going on', by: 'Greenlight', green: plan.green.revision.name, begun: plan.green.begun, ...soon }];
  return [
    plan.green.is === 'known'
      ? { is: 'taking up', by: 'Greenlight', green: plan.green.revision.name, ...soon }
      : plan.before.starts === 'a database'
        ? { is: 'copying', by: 'Greenlight', database: plan.green.family, ...soon }
        : { is: 'registering', by: 'Greenlight', family: plan.green.family, ...soon },
    ...(plan.configurationMade === 'by Greenlight'
      ? [{ is: 'making the configuration', by: 'Greenlight', configuration: plan.configuration, ...soon } as const]
      : []),
    // Where Greenlight moves the traffic, AWS begins nothing; a copy of a database is begun by asking for it.
    ...(plan.mover.moves === 'AWS' && plan.before.starts !== 'a database'
      ? [{ is: 'beginning', by: 'Greenlight', ...soon } as const]
      : []),
  ];
}

const open = { from: 'open', until: 'open' } as const;

/**
 * The order of "List of lifecycle event hooks for an Amazon ECS deployment" in the CodeDeploy User Guide, and of ECS's own lifecycle
 * stages: their names are different, and a plan has those of its mover.
 */
function beforeTraffic(plan: Plan): readonly Stop[] {
  const { readyWait } = plan.mover;
  // Tasks that take the place of others have no test traffic of their own.
  const testTraffic = plan.before.testTraffic && plan.mover.wayBack !== 'by a new deployment';
  if (plan.mover.moves === 'Greenlight')
    return [{ is: 'proof before traffic', by: 'Greenlight', ...open, gates: gatesOf(plan, 'staged') }];
  return [
    ...hooks(plan, 'BeforeInstall', ...beforeStart),
    ...(plan.before.starts !== 'nothing' && plan.mover.wayBack !== 'by a new deployment'
      ? [{ is: 'starting green', by: 'AWS', ...open, gates: gatesOf(plan, 'staging') } as const]
      : []),
    ...hooks(plan, 'AfterInstall', ...afterStart),
    ...(testTraffic ? [{ is: 'test traffic', by: 'AWS', ...open, gates: [] } as const] : []),
    // Without test traffic CodeDeploy skips the event, and its hook with it.
    ...(testTraffic ? hooks(plan, 'AfterAllowTestTraffic') : []),
    ...hooks(plan, ...inTest),
    ...(readyWait === 'none'
      ? []
      : [{ is: 'ready wait', by: 'Greenlight', most: readyWait, ...open, gates: gatesOf(plan, 'staged') } as const]),
    ...hooks(plan, 'BeforeAllowTraffic', ...atEachShare),
  ];
}

function shifting(plan: Plan): readonly Stop[] {
  if (plan.mover.wayBack === 'by a new deployment')
    return [
      {
        is: 'replacing tasks',
        by: 'AWS',
        from: { sinceTraffic: 0 },
        until: 'open',
        gates: gatesOf(plan, 'shifting'),
      },
    ];
  let since = 0;
  return plan.steps.slice(0, -1).flatMap(({ share, hold }): readonly Stop[] => {
    const from = { sinceTraffic: since };
    since += hold;
    const until = { sinceTraffic: since };
    const step: Stop = {
      is: 'step',
      by: plan.mover.moves,
      share,
      from,
      until,
      gates: askedFor(plan, hold, 'shifting'),
    };
    return [step, ...pauseAfter(plan, share, until)];
  });
}

function pauseAfter(plan: Plan, share: Percent, from: Moment): readonly Stop[] {
  const { hold, readyWait } = plan.mover;
  if (hold !== 'at pauses' || readyWait === 'none') return [];
  return [
    { is: 'pause', by: 'Greenlight', share, most: readyWait, from, until: 'open', gates: gatesOf(plan, 'shifting') },
  ];
}

function baking(plan: Plan): readonly Stop[] {
  const arrived = timeOfShift(plan);
  const watched = watchedBake(plan);
  // How long tasks take to be replaced is not the plan's to say.
  const [from, end]: readonly [Moment, Moment] =
    plan.mover.wayBack === 'by a new deployment'
      ? ['open', 'open']
      : [{ sinceTraffic: arrived }, { sinceTraffic: arrived + watched }];
  const after = hooks(plan, 'AfterAllowTraffic', ...afterTraffic).map((hook): Stop => ({
    ...hook,
    from,
  }));
  return [
    {
      is: 'all traffic',
      by: plan.mover.moves,
      from,
      until: end,
      gates: askedFor(plan, watched, 'baking'),
    },
    ...after,
    { is: 'reading back', by: 'Greenlight', from: end, until: 'open', gates: [] },
    ...(plan.blue.id === nothingYet.id ? [] : [endOfBlue(plan, arrived, after.length > 0)]),
  ];
}

/** AWS counts blue's time from the end of the last hook, which only the hook knows. */
function endOfBlue(plan: Plan, arrived: Millis, hooked: boolean): Stop {
  const { blueKept } = plan.mover;
  if (endsBlueItself(plan)) return { is: 'ending blue', by: 'Greenlight', ...open, gates: [] };
  if (blueKept === 'for ever') return { is: 'keeping blue', by: 'AWS', ...open, gates: [] };
  const from = hooked ? 'open' : { sinceTraffic: arrived + blueKept };
  return { is: 'ending blue', by: 'AWS', from, until: 'open', gates: [] };
}

function timeOfShift({ steps }: Plan): Millis {
  return steps.slice(0, -1).reduce((sum, step) => sum + step.hold, 0);
}

/** The last word is two looks before AWS ends blue: a bake that is as long as blue is kept is shorter by that. */
export function watchedBake({ bake, mover, policy }: Plan): Millis {
  return mover.blueKept === 'for ever' ? bake : Math.max(0, Math.min(bake, mover.blueKept - 2 * policy.poll.proof));
}

/** Each event after the one before; the functions of one as they stand. */
function hooks(plan: Plan, ...events: readonly string[]): readonly Stop[] {
  return events.flatMap(event =>
    plan.before.hooks
      .filter(hook => hook.event === event)
      .map((hook): Stop => ({ is: 'hook', by: 'your function', hook, ...open, gates: [] })),
  );
}

/** A level that is over at once is never looked at. */
function askedFor(plan: Plan, hold: Millis, phase: Phase): readonly Gate[] {
  return hold > 0 ? gatesOf(plan, phase) : [];
}
