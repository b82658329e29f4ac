import type { ActionFile, PostCondition } from './action-file.ts';
import type { JobClock, Presence } from './job-clock.ts';
import type { JobFolder } from './job-folder.ts';
import type { Masks } from './masks.ts';
import type { Step, StepOutcome } from './step.ts';

export interface Outcome {
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'lost';
  readonly main: StepOutcome;
  /** Undefined when the action has none, its condition did not hold, or the runner was lost. */
  readonly post: StepOutcome | undefined;
  /** Places where a value was about to be shown after it was masked. */
  readonly leaks: readonly string[];
}

/** Disposing kills what still runs and removes the folders. */
export interface Run extends AsyncDisposable {
  /** The main process on the timeline; undefined on wall time. */
  readonly participant: string | undefined;
  readonly workspace: string;
  /** Rejects when time cannot go on. */
  readonly done: Promise<Outcome>;
  /** Somebody presses "Cancel workflow". Without effect once the main step has ended. May be called in a world event. */
  readonly cancel: () => void;
  /** The main step has met its `timeout-minutes`: the signals of a cancel, but nobody hurries the post step (runner source, StepsRunner). */
  readonly timeOut: () => void;
  /** The system kills the main process, as where memory has run out; the runner goes on. May be called in a world event. */
  readonly crash: () => void;
  /** The runner is lost: the process is killed and nothing follows. May be called in a world event. */
  readonly kill: () => void;
}

export interface JobPlan {
  readonly action: ActionFile;
  readonly clock: JobClock;
  readonly masks: Masks;
  readonly folder: JobFolder;
  readonly start: (script: string, presence: Presence, state: Readonly<Record<string, string>>) => Promise<Step>;
}

/** A process of the job. `over` is aborted when it has ended. */
interface Running {
  readonly presence: Presence;
  readonly step: Step;
  readonly over: AbortController;
}

type Ending =
  | { readonly kind: 'its own' }
  | { readonly kind: 'cancelled'; readonly atMs: number; readonly runner: Presence }
  | { readonly kind: 'lost' };

/** What a cancel sends, and how long the runner then waits (runner source, ProcessInvoker). */
const signalsOfCancel = [
  { name: 'SIGINT', graceMs: 7_500 },
  { name: 'SIGTERM', graceMs: 2_500 },
] as const;
/** The server ends a cancelled job after 5 minutes, and the runner stops 15 s before (runner source, JobDispatcher). */
const cancelledJobMs = 300_000 - 15_000;

/** Runs main, then post, with the signals of a cancel in between. */
export async function startJob({ action, clock, masks, folder, start }: JobPlan): Promise<Run> {
  const mainStep = await begin(action.main, 'main step', {});
  const job: { ending: Ending; running: Running } = { ending: { kind: 'its own' }, running: mainStep };

  async function begin(script: string, name: string, state: Readonly<Record<string, string>>): Promise<Running> {
    const presence = clock.join(name);
    return { presence, step: await start(script, presence, state), over: new AbortController() };
  }

  function signal(running: Running, name: NodeJS.Signals): void {
    running.presence.expect(name);
    running.step.signal(name);
  }

  async function escalate(running: Running, runner: Presence): Promise<void> {
    for (const { name, graceMs } of signalsOfCancel) {
      signal(running, name);
      await runner.sleep(graceMs, running.over.signal);
      if (running.over.signal.aborted) return;
    }
    signal(running, 'SIGKILL');
  }

  async function endBy(deadlineMs: number, running: Running, runner: Presence): Promise<void> {
    await runner.sleep(deadlineMs - runner.now(), running.over.signal);
    if (!running.over.signal.aborted) signal(running, 'SIGKILL');
  }

  async function wait(running: Running): Promise<StepOutcome> {
    const kill = () => running.step.signal('SIGKILL');
    clock.failed.addEventListener('abort', kill);
    try {
      const outcome = await running.step.ended;
      clock.failed.throwIfAborted();
      return outcome;
    } finally {
      clock.failed.removeEventListener('abort', kill);
      running.over.abort();
    }
  }

  async function runPost(main: StepOutcome): Promise<StepOutcome | undefined> {
    if (!action.post || !holds(action.post.condition, job.ending, main)) return undefined;
    const state = Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]));
    const before = job.running;
    job.running = await begin(action.post.script, 'post step', state);
    before.presence.leave(); // not sooner, or time would run between the two
    if (job.ending.kind === 'lost') job.running.step.signal('SIGKILL');
    if (job.ending.kind === 'cancelled') {
      orTimeFails(endBy(job.ending.atMs + cancelledJobMs, job.running, job.ending.runner));
    }
    return await wait(job.running);
  }

  async function live(): Promise<Outcome> {
    try {
      const main = await wait(mainStep);
      const post = await runPost(main);
      return { conclusion: conclude(job.ending, main, post), main, post, leaks: masks.leaks };
    } finally {
      job.running.presence.leave();
      if (job.ending.kind === 'cancelled') job.ending.runner.leave();
    }
  }

  const done = live();
  orTimeFails(done);
  const kill = () => {
    if (job.ending.kind === 'cancelled') job.ending.runner.leave();
    job.ending = { kind: 'lost' };
    signal(job.running, 'SIGKILL');
  };
  return {
    participant: mainStep.presence.id,
    workspace: folder.workspace,
    done,
    cancel() {
      if (job.ending.kind !== 'its own' || mainStep.over.signal.aborted) return;
      const runner = clock.join('runner that cancels');
      job.ending = { kind: 'cancelled', atMs: runner.now(), runner };
      orTimeFails(escalate(mainStep, runner));
    },
    timeOut() {
      if (job.ending.kind !== 'its own' || mainStep.over.signal.aborted) return;
      const runner = clock.join('runner that ends a step');
      orTimeFails(escalate(mainStep, runner).finally(() => runner.leave()));
    },
    crash: () => signal(mainStep, 'SIGKILL'),
    kill,
    async [Symbol.asyncDispose]() {
      kill();
      await done.catch(() => undefined);
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Whoever awaits `done` hears of it when time fails; what runs beside it need not say so again. */
function orTimeFails(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

function holds(condition: PostCondition, ending: Ending, main: StepOutcome): boolean {
  if (ending.kind === 'lost') return false;
  switch (condition) {
    case 'always()':
      return true;
    case 'cancelled()':
      return ending.kind === 'cancelled';
    case 'success()':
      return ending.kind === 'its own' && main.result === 'success';
    case 'failure()':
      return ending.kind === 'its own' && main.result === 'failure';
  }
}

function conclude(ending: Ending, main: StepOutcome, post: StepOutcome | undefined): Outcome['conclusion'] {
  switch (ending.kind) {
    case 'lost':
      return 'lost';
    case 'cancelled':
      return 'cancelled';
    case 'its own':
      return main.result === 'failure' || post?.result === 'failure' ? 'failure' : 'success';
  }
}
