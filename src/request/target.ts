import { checkBuiltWord } from './choices.ts';
import type { Given } from './declared.ts';
import { checkEcsTarget } from './ecs-target.ts';
import type { Files } from './input-file.ts';
import { checkLambdaTarget } from './lambda-target.ts';
import { nearest } from './nearest.ts';
import { notLookedAt, type Takers } from './not-looked-at.ts';
import { invalid, problemsOf, type Checked } from './problems.ts';
import { checkRdsTarget } from './rds-target.ts';
import type { Target } from './request.ts';

const built = ['ecs', 'lambda', 'rds'] as const satisfies readonly Target['kind'][];
const later = ['alb', 'api-gateway', 'route53', 'ec2', 'eks', 'elastic-beanstalk', 'app-runner'];

const ofDatabases = [
  'database',
  'engine-version',
  'parameter-group',
  'cluster-parameter-group',
  'instance-class',
  'storage',
  'switchover',
  'switchover-timeout',
  'record-deletion',
] as const;

const ofTargets: Takers<Target['kind']> = [
  ...(['cluster', 'service', 'task-definition', 'from-revision', 'images', 'hooks'] as const).map(
    name => [name, ['ecs']] as const,
  ),
  ...(['function', 'alias', 'package', 's3', 'from-version', 'configuration', 'keep-versions'] as const).map(
    name => [name, ['lambda']] as const,
  ),
  ...(['image', 'environment-variables', 'application', 'deployment-group', 'appspec'] as const).map(
    name => [name, ['ecs', 'lambda']] as const,
  ),
  ...ofDatabases.map(name => [name, ['rds']] as const),
];

/** The kind of target that the inputs speak of, also where they do not say it right: the rest is checked as such. */
export function targetMeant(given: Given): Target['kind'] {
  const close = nearest(given('target') ?? '', built);
  const named = built.find(kind => kind === close);
  if (named !== undefined) return named;
  if (given('function') !== undefined) return 'lambda';
  return given('database') === undefined ? 'ecs' : 'rds';
}

/** What is released, by the inputs that belong to its kind; those that belong to another kind alone are problems. */
export async function checkTarget(given: Given, files: Files): Promise<Checked<Target | 'to be found'>> {
  const kind = checkKind(given('target'));
  // Of a system that is not built yet nothing else is known to be wrong.
  if (!kind.ok && later.includes(given('target') ?? '')) return kind;
  const target = await checkAs(targetMeant(given), given, files);
  const astray = kind.ok ? notLookedAt('target', kind.value, ofTargets, given) : [];
  const problems = [...problemsOf(kind), ...problemsOf(target), ...astray];
  return problems.length > 0 ? invalid(...problems) : target;
}

function checkKind(text: string | undefined): Checked<Target['kind']> {
  if (text !== undefined) return checkBuiltWord('target', text, built, later);
  const remedy = 'write `target: ecs`, `target: lambda` or `target: rds`';
  return invalid({ where: 'target', value: undefined, reason: 'required, and not given', remedy });
}

function checkAs(kind: Target['kind'], given: Given, files: Files): Promise<Checked<Target | 'to be found'>> {
  switch (kind) {
    case 'ecs':
      return checkEcsTarget(given, files.readFile);
    case 'lambda':
      return checkLambdaTarget(given, files);
    case 'rds':
      return Promise.resolve(checkRdsTarget(given));
  }
}
