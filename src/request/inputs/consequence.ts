import type { InputRow } from './row.ts';

/** What follows from what. */
export const consequence = [
  {
    name: 'on-failure',
    group: 'Consequence',
    form: 'line',
    description:
      'When a gate fails: `revert`, `hold` (only where traffic can be held) or `leave`. For `rds` nothing is taken back: ' +
      'before the switchover green stays without traffic, and after it there is no way back.',
    fallback: '`revert`',
  },
  {
    name: 'on-no-data',
    group: 'Consequence',
    form: 'line',
    description:
      'When a gate has no data at the end of a step: `extend` (the step twice, then `hold`) or `hold`, only where traffic ' +
      'can be held; `revert` or `proceed`.',
    fallback:
      '`proceed` for an alarm in INSUFFICIENT_DATA, said as "not proven by"; for all else `extend` where traffic can be ' +
      'held, else `revert`',
  },
  {
    name: 'on-inconclusive',
    group: 'Consequence',
    form: 'line',
    description:
      'When a gate cannot decide at the end of a step: `extend` or `hold`, only where traffic can be held; `revert` or ' +
      '`proceed`.',
    fallback: '`extend` where traffic can be held, else `revert`',
  },
  {
    name: 'on-alarm-already',
    group: 'Consequence',
    form: 'line',
    description: 'When an alarm is in ALARM before the release begins: `refuse`, `warn` or `ignore`.',
    fallback: '`refuse`',
  },
  {
    name: 'hold-for',
    group: 'Consequence',
    form: 'line',
    description: 'How long traffic is held where a person must decide, `1m` to `24h`; then it goes back.',
    fallback: '`30m`',
  },
  {
    name: 'when-busy',
    group: 'Consequence',
    form: 'line',
    description:
      'When another deployment holds the target: `wait` until it has ended, within `timeout`; `refuse`; or ' +
      '`supersede`: end it if Greenlight made it in an older run of this workflow, and wait for any other.',
    fallback: '`wait`',
  },
  {
    name: 'on-cancel',
    group: 'Consequence',
    form: 'line',
    description: 'When the job is cancelled: `revert` or `leave`.',
    fallback: '`revert` while blue is warm, else `leave`',
  },
  {
    name: 'on-timeout',
    group: 'Consequence',
    form: 'line',
    description: 'When `timeout` has passed: `revert` or `leave`.',
    fallback: '`revert` while blue is warm, else `leave`',
  },
  {
    name: 'on-rerun',
    group: 'Consequence',
    form: 'line',
    description:
      'When the job is re-run: `auto` goes by what serves, goes on with what is in flight, and never over a newer release; ' +
      '`release` from the inputs; `rollback` to what served before this run; `refuse`.',
    fallback: '`auto`',
  },
  {
    name: 'retire',
    group: 'Consequence',
    form: 'line',
    description:
      'Who ends blue: `aws`, when the deployment group is configured to, or `now`, as soon as the bake has passed.',
    fallback: '`aws`',
  },
  {
    name: 'keep-versions',
    group: 'Consequence',
    form: 'line',
    description:
      'For `lambda`: how many published versions are kept after a good release. Older ones are deleted, but none that an ' +
      'alias or the way back needs.',
    fallback: 'none is deleted',
  },
  {
    name: 'switchover',
    group: 'Consequence',
    form: 'line',
    description:
      'For `rds`: `approved` is the consent to switch over, after which there is no way back. `release` and `promote` need ' +
      'it: write it in the job behind the environment that a person approves.',
    fallback: 'no consent',
  },
  {
    name: 'switchover-timeout',
    group: 'Consequence',
    form: 'line',
    description: 'For `rds`: how long a switchover may take before AWS undoes it, `30s` to `1h`.',
    fallback: '`5m`',
  },
  {
    name: 'record-deletion',
    group: 'Consequence',
    form: 'line',
    description:
      'For `rds`: `approved` is the consent to `delete-record`, which lifts the protection that keeps old blue from being ' +
      'written to.',
    fallback: 'no consent',
  },
  {
    name: 'timeout',
    group: 'Consequence',
    form: 'line',
    description: 'How long the whole step may take, the wait for its turn included, such as `1h30m`.',
    fallback: 'twice the planned time and 30 minutes',
  },
  {
    name: 'poll',
    group: 'Consequence',
    form: 'line',
    description:
      'Time between two looks at the gates, `5s` to `60s`. The state of the target is read at this pace too, but never more often than every `15s`.',
    fallback: '`5s`',
  },
] as const satisfies readonly InputRow[];
