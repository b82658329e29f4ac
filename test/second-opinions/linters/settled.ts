import type { Settled } from '../settled.ts';

const queue = {
  why: 'GitHub knows the key since May 2026, and actionlint 1.7.12 is older: without it, of several releases that wait the newest alone is kept.',
  source: 'GitHub Docs, "Control the concurrency of workflows and jobs", `queue: max`',
};

const asking = {
  why: 'It reads, and somebody who asks at night how it stands must wait for no other run; nor may it end one.',
  source: "zizmor's own page on concurrency-limits: the audit is of workflows that repeat work",
};

/** Where a linter is not the last word. */
export const settled: Settled = {
  'actionlint | .github/workflows/release.yml | unexpected key "queue" for "concurrency" section. expected one of "cancel-in-progress", "group"':
    queue,
  'zizmor | examples/status.yml: on | concurrency-limits': asking,
  'zizmor | examples/rds-status.yml: on | concurrency-limits': asking,
};
