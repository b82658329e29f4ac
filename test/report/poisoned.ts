import type { ReleaseEvent } from '../../src/release/events.ts';
import { minute, plan, reading, run, second, start, verdictAt } from './stories.ts';

/** The story of a release taken back in which every text that is not ours is `text`. The address of the run is GitHub's own. */
export function poisoned(text: string): readonly ReleaseEvent[] {
  const poisonedRun = {
    ...run,
    releaseId: text,
    changeId: text,
    environment: text,
    target: text,
    targetKey: text,
    runId: text,
    caller: text,
    origin: { repository: text, workflow: text, runNumber: 1 },
  };
  const revision = { id: text, name: text };
  const poisonedPlan = {
    ...plan,
    run: poisonedRun,
    mover: { ...plan.mover, mover: text },
    configuration: text,
    blue: revision,
    green: { is: 'made', revision, begun: { id: text, at: 0, attempt: 1, traffic: [] } } as const,
    differences: [{ field: text, shown: 'values', from: text, to: text } as const],
    notes: [text],
    before: { starts: 'tasks' as const, testTraffic: true, hooks: [{ event: 'BeforeAllowTraffic', function: text }] },
    unwatched: [{ signal: 'latency', loadBalancer: text, targetGroups: [text], prefix: text } as const],
    gates: [{ kind: 'alarms', name: text, when: 'during', force: 'obeyed', alarms: [text] } as const],
    muted: [text],
    warnings: [text],
  };
  const measured = { metric: text, value: 2, limit: 1, samples: 3, since: start };
  const failing = { ...reading(text, start, text, 'fail'), gate: text, outcome: 'fail', measured } as const;
  const at = start + minute;
  return [
    { at: start, type: 'began', run: poisonedRun },
    { at: start, type: 'planned', plan: poisonedPlan },
    { at: start, type: 'traffic', serving: { who: 'blue', green: 0 } },
    { at: start, type: 'phase', phase: 'shifting', because: text },
    { at, type: 'wrote', what: text },
    { at, type: 'traffic', serving: { who: 'unknown', because: text } },
    { at, type: 'waiting', wait: text, until: undefined },
    { at, type: 'gates', readings: [failing] },
    { at, type: 'happened', happening: { id: text, at: start, kind: 'cause', of: 'hook', text, log: text } },
    { at, type: 'trouble', trouble: text },
    {
      at,
      type: 'problems',
      problems: [{ where: text, value: text, reason: text, remedy: text, command: text }],
    },
    { at, type: 'warning', warning: `${text} again` },
    verdictAt(at + second, {
      name: 'rolled-back',
      serving: { who: 'blue', green: 0 },
      because: text,
      causes: [text],
      followUps: [text],
      next: text,
    }),
  ];
}
