/** One input as `action.yml` declares it and as the tables of the documentation show it. */
export interface InputRow {
  readonly name: string;
  readonly group: 'What' | 'How' | 'Proof' | 'Consequence' | 'Surroundings';
  /** `block`: several lines, kept as they are so that line numbers hold; `line`: space around it is dropped. */
  readonly form: 'line' | 'block';
  readonly description: string;
  /** What holds when it is absent, in words (`required`: nothing does): the value is chosen in the code, so that absent stays visible. */
  readonly fallback: string;
}

/** The inputs of the action, in the order in which they are documented and their problems are reported. */
export const inputs = [
  {
    name: 'operation',
    group: 'What',
    form: 'line',
    description:
      'What to do: `release`; `plan`, which only reads and says what `release` would do, also on a pull request; `stage`, ' +
      'which proves green before any traffic and leaves it waiting, and `promote`, which goes on from there; `rollback`; ' +
      '`drill`, a release that fails on purpose; `status`, which only reads.',
    fallback: '`release`',
  },
  {
    name: 'target',
    group: 'What',
    form: 'line',
    description: 'The system whose traffic moves: `ecs`, an ECS service that CodeDeploy deploys.',
    fallback: 'required',
  },
  {
    name: 'environment',
    group: 'What',
    form: 'line',
    description: 'Name of the environment. GitHub tells an action nothing about that of its job.',
    fallback: '`production`',
  },
  {
    name: 'region',
    group: 'What',
    form: 'line',
    description: 'AWS region of the target.',
    fallback: '`AWS_REGION`, else `AWS_DEFAULT_REGION`',
  },
  {
    name: 'cluster',
    group: 'What',
    form: 'line',
    description: 'Name of the ECS cluster.',
    fallback: '`default`',
  },
  {
    name: 'service',
    group: 'What',
    form: 'line',
    description: 'Name of the ECS service.',
    fallback: 'none, it is required; `status` alone finds it by a `release-id`',
  },
  {
    name: 'task-definition',
    group: 'What',
    form: 'line',
    description: 'Path of a task definition, JSON or YAML; the answer of `describe-task-definition` will do.',
    fallback: 'the live revision',
  },
  {
    name: 'from-revision',
    group: 'What',
    form: 'line',
    description:
      'Registered task definition to start from instead of a file: `family` (its newest) or `family:revision`.',
    fallback: 'the live revision',
  },
  {
    name: 'image',
    group: 'What',
    form: 'line',
    description: 'New image of the one essential container.',
    fallback: 'the image in the task definition',
  },
  {
    name: 'images',
    group: 'What',
    form: 'block',
    description: 'New images where there are several containers: `container=uri` per line.',
    fallback: 'the images in the task definition',
  },
  {
    name: 'application',
    group: 'What',
    form: 'line',
    description: 'Name of the CodeDeploy application.',
    fallback: 'found from the service; two candidates are a problem',
  },
  {
    name: 'deployment-group',
    group: 'What',
    form: 'line',
    description: 'Name of the CodeDeploy deployment group.',
    fallback: 'found from the service; two candidates are a problem',
  },
  {
    name: 'appspec',
    group: 'What',
    form: 'line',
    description:
      'Path of an AppSpec for ECS, YAML or JSON: its hooks, container, network, platform version and capacity ' +
      'providers are kept, and its task definition is filled in.',
    fallback: 'no hooks; all else as the service has it',
  },
  {
    name: 'strategy',
    group: 'How',
    form: 'line',
    description: 'How traffic moves: `blue-green` (all at once), `canary` or `linear`.',
    fallback: 'what `steps` say, else what the deployment group is configured to do',
  },
  {
    name: 'steps',
    group: 'How',
    form: 'block',
    description:
      'For canary `<percent>% <duration>`, for linear `<percent>% every <duration>`, or the name of a predefined ' +
      'configuration of CodeDeploy, such as `ECSCanary10Percent5Minutes`.',
    fallback: '`10% 5m` for `canary`, `10% every 1m` for `linear`',
  },
  {
    name: 'bake',
    group: 'How',
    form: 'line',
    description: 'How long all traffic is on green and watched while blue is kept warm, such as `10m`.',
    fallback: "the deployment group's termination wait",
  },
  {
    name: 'gates',
    group: 'Proof',
    form: 'block',
    description:
      'What must hold while the release goes on, as YAML. `alarms: [name, name]`, or a list of `{ alarm }`; ' +
      '`smoke: { url, status, contains, headers, latency, timeout, retries }`, a request to green from this job and what ' +
      "its answer must be, or a list of them; `targets: { healthy: 100% }`, the health of green's targets. Each takes `name`, `advisory` and " +
      '`when`: `before-traffic`, `during`, `bake` or `always`. `none`: nothing is measured.',
    fallback: 'the alarms of the deployment group, with a warning if it has none',
  },
  {
    name: 'on-failure',
    group: 'Consequence',
    form: 'line',
    description: 'When a gate fails: `revert`, `hold` (only where traffic can be held) or `leave`.',
    fallback: '`revert`',
  },
  {
    name: 'on-no-data',
    group: 'Consequence',
    form: 'line',
    description: 'When a gate has no data at the end of a step: `revert` or `proceed`.',
    fallback: '`proceed` for an alarm in INSUFFICIENT_DATA, said as "not proven by"; `revert` for all else',
  },
  {
    name: 'on-inconclusive',
    group: 'Consequence',
    form: 'line',
    description: 'When a gate cannot decide at the end of a step: `revert` or `proceed`.',
    fallback: '`revert`',
  },
  {
    name: 'on-alarm-already',
    group: 'Consequence',
    form: 'line',
    description: 'When an alarm is in ALARM before the release begins: `refuse`, `warn` or `ignore`.',
    fallback: '`refuse`',
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

export type InputName = (typeof inputs)[number]['name'];

/** Promised for later: refused as not built yet, where a misspelt name is answered with the nearest declared one. */
export const laterInputs: readonly string[] = [
  ...['environment-variables', 'secrets'],
  ...['function', 'alias', 'package', 's3', 'from-version', 'configuration'],
  ...['database', 'engine-version', 'parameter-group', 'cluster-parameter-group', 'instance-class', 'storage'],
  ...['hold-for', 'keep-versions', 'switchover'],
  'manifest',
];

/** The text that `action.yml` and the tables carry. */
export function descriptionOf(row: InputRow): string {
  return row.fallback === 'required' ? row.description : `${row.description} Default: ${row.fallback}.`;
}
