import type { InputRow } from './row.ts';

/** Which target, and what it is to serve. */
export const what = [
  {
    name: 'operation',
    group: 'What',
    form: 'line',
    description:
      'What to do: `release`; `plan`, which only reads and says what `release` would do, also on a pull request; `stage`, ' +
      'which proves green before any traffic and leaves it waiting, and `promote`, which goes on from there; `rollback`; ' +
      '`drill`, a release that fails on purpose; `status`, which only reads; for `rds` `delete-record`, which deletes the ' +
      'record of a switchover that is over.',
    fallback: '`release`',
  },
  {
    name: 'target',
    group: 'What',
    form: 'line',
    description:
      'The system whose traffic moves: `ecs`, an ECS service, whether CodeDeploy or ECS itself deploys it; `lambda`, a Lambda function ' +
      'behind an alias; or `rds`, a database of RDS or Aurora, an instance or a cluster.',
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
    description:
      'New image: for `ecs` of the one essential container, for `lambda` of a function that is made of images.',
    fallback: 'for `ecs` the image in the task definition, for `lambda` the code as it is',
  },
  {
    name: 'images',
    group: 'What',
    form: 'block',
    description: 'New images where there are several containers: `container=uri` per line.',
    fallback: 'the images in the task definition',
  },
  {
    name: 'function',
    group: 'What',
    form: 'line',
    description: 'Name of the Lambda function.',
    fallback: 'none, it is required for `lambda`',
  },
  {
    name: 'alias',
    group: 'What',
    form: 'line',
    description: 'Name of the alias by which users reach the function. The first release makes it.',
    fallback: '`live`',
  },
  {
    name: 'package',
    group: 'What',
    form: 'line',
    description:
      "Path of the function's code: a zip file, or a directory, which is zipped the same way on every machine. 50 MB " +
      'zipped at most.',
    fallback: 'the code as it is',
  },
  {
    name: 's3',
    group: 'What',
    form: 'line',
    description: "Zip of the function's code in S3: `s3://bucket/key`, or `s3://bucket/key@version`.",
    fallback: 'the code as it is',
  },
  {
    name: 'from-version',
    group: 'What',
    form: 'line',
    description: 'Number of a published version that is to serve as it is; nothing new is published.',
    fallback: 'a new version',
  },
  {
    name: 'configuration',
    group: 'What',
    form: 'block',
    description:
      "Settings of the function that change, as YAML with the names of AWS's UpdateFunctionConfiguration, such as " +
      '`MemorySize: 512`.',
    fallback: 'all as they are',
  },
  {
    name: 'environment-variables',
    group: 'What',
    form: 'block',
    description:
      'Environment variables of the function that change, one per line: `NAME=value` sets one, `NAME=` sets it empty, ' +
      '`-NAME` removes it. For `lambda`.',
    fallback: 'all as they are',
  },
  {
    name: 'application',
    group: 'What',
    form: 'line',
    description:
      'Name of the CodeDeploy application; `none` for `lambda`: Greenlight itself moves the traffic of the alias.',
    fallback: 'found from the service or alias; two candidates are a problem',
  },
  {
    name: 'deployment-group',
    group: 'What',
    form: 'line',
    description: 'Name of the CodeDeploy deployment group.',
    fallback: 'found from the service or alias; two candidates are a problem',
  },
  {
    name: 'appspec',
    group: 'What',
    form: 'line',
    description:
      'Path of an AppSpec, YAML or JSON. For ECS its hooks, container, network, platform version and capacity providers are ' +
      'kept, and its task definition is filled in; for Lambda its hooks are kept, and all else is filled in.',
    fallback: 'no hooks; all else as the service or alias has it',
  },
  {
    name: 'database',
    group: 'What',
    form: 'line',
    description: 'Name (identifier) of the database: an instance of RDS, or a cluster.',
    fallback: 'none, it is required for `rds`',
  },
  {
    name: 'engine-version',
    group: 'What',
    form: 'line',
    description: 'Version of the engine that green gets. In quotes: without them `16.10` is the number `16.1`.',
    fallback: 'as blue has it',
  },
  {
    name: 'parameter-group',
    group: 'What',
    form: 'line',
    description: "Name of the parameter group of green's instances.",
    fallback: "blue's; for another major version the default one of AWS",
  },
  {
    name: 'cluster-parameter-group',
    group: 'What',
    form: 'line',
    description: 'Name of the parameter group of the green cluster.',
    fallback: "blue's; for another major version the default one of AWS",
  },
  {
    name: 'instance-class',
    group: 'What',
    form: 'line',
    description: 'Class of the green instance, such as `db.r6g.large`. Not for Aurora.',
    fallback: 'as blue has it',
  },
  {
    name: 'storage',
    group: 'What',
    form: 'block',
    description:
      "What green's storage has otherwise than blue's, as YAML: `{ type: gp3, allocated: 200, iops: 12000, throughput: 500, " +
      'upgrade: true, kms-key: alias/orders }`, in GiB and MiB/s; `upgrade` gives it the newest file system layout. For ' +
      'Aurora only `kms-key`.',
    fallback: 'all as blue has it',
  },
] as const satisfies readonly InputRow[];
