import type { InputRow } from './row.ts';

/** Whom the step asks and tells, besides AWS. */
export const surroundings = [
  {
    name: 'github-token',
    group: 'Surroundings',
    form: 'line',
    description:
      'Token for the comment and the GitHub deployment: `pull-requests: write` and `deployments: write`. Without one ' +
      'neither is written: a release goes on all the same, and `rollback` is refused.',
    fallback: "the job's token",
  },
  {
    name: 'comment',
    group: 'Surroundings',
    form: 'line',
    description:
      'On the pull request of this commit: `auto`, one comment for each environment and target, edited as the release ' +
      'goes on; `always`, and a bad end gets a comment of its own, which notifies people; `never`.',
    fallback: '`auto`',
  },
  {
    name: 'comment-logs',
    group: 'Surroundings',
    form: 'line',
    description:
      "`true` repeats the log of a failed hook in the comment, known values hidden. It is a program's own text, which " +
      'everybody who reads the pull request then reads.',
    fallback: '`false`',
  },
  {
    name: 'environment-url',
    group: 'Surroundings',
    form: 'line',
    description: 'Where users find what is released, `https://…`: the link of the GitHub deployment.',
    fallback: 'no link',
  },
  {
    name: 'role-to-assume',
    group: 'Surroundings',
    form: 'line',
    description:
      'ARN of the IAM role that this step assumes with the ID token of the job (`id-token: write`), and whose credentials it ' +
      'renews for as long as the release takes.',
    fallback: 'the AWS credentials that the job has, which nothing renews',
  },
  {
    name: 'release-id',
    group: 'Surroundings',
    form: 'line',
    description:
      'For `promote` and `status`: the output `change-id` (or `release-id`) of the step that is meant, also from another run.',
    fallback: 'for `promote` what this run has staged, for `status` whatever is there',
  },
  {
    name: 'to',
    group: 'Surroundings',
    form: 'line',
    description:
      'For `rollback`: `previous`, the last known-good release before what serves, or the id of one release.',
    fallback: '`previous`',
  },
  {
    name: 'do-not-restore',
    group: 'Surroundings',
    form: 'line',
    description: '`true` keeps every later rollback from going back to what this step releases.',
    fallback: '`false`',
  },
  {
    name: 'allow-pull-request',
    group: 'Surroundings',
    form: 'line',
    description:
      '`true` lets a release run on the `pull_request` event; a plan always may. `pull_request_target` is always refused.',
    fallback: '`false`',
  },
] as const satisfies readonly InputRow[];
