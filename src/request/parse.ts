import type { Problem } from '../release/problem.ts';
import { checkAppSpec } from './appspec-file.ts';
import { checkBase } from './base.ts';
import { checkBuiltWord } from './choices.ts';
import { checkConsequences } from './consequences.ts';
import { checkNames, givenIn, type Given } from './declared.ts';
import { checkDuration, longestDuration } from './duration.ts';
import { checkGates } from './gates.ts';
import { checkImages } from './images.ts';
import type { ReadFile } from './input-file.ts';
import { checkCodeDeployName, checkEcsName, checkEnvironment, checkRegion } from './names.ts';
import { all, ifGiven, invalid, valid, type Checked } from './problems.ts';
import type { Operation, Request, Search } from './request.ts';
import { checkOperation } from './operation.ts';
import { checkRole } from './role.ts';
import { checkStrategy } from './strategy.ts';
import { checkTelling } from './telling.ts';
import { checkTrigger } from './trigger.ts';

/** What a request needs to know of the world around it, besides its inputs. */
export interface Surroundings {
  /** The region of the AWS environment variables. */
  readonly awsRegion: string | undefined;
  /** The event that started the workflow, in GitHub's spelling: `push`. */
  readonly eventName: string;
  readonly readFile: ReadFile;
}

export type Parsed =
  | { readonly ok: true; readonly request: Request | Search }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const targetsLater = [
  ...['lambda', 'rds', 'alb', 'api-gateway', 'route53', 'ec2', 'eks'],
  ...['elastic-beanstalk', 'app-runner'],
];

/**
 * Reads what the user asked for. Any text is answered, never thrown at: with a request, or with everything that is
 * wrong with it, in the order of `action.yml`, names that are not declared first.
 *
 * @param raw the value of every input that the runner handed over, by its name in kebab case, declared or not
 */
export async function parseRequest(raw: ReadonlyMap<string, string>, surroundings: Surroundings): Promise<Parsed> {
  const given = givenIn(raw);
  const { readFile } = surroundings;
  const base = await checkBase(given('task-definition'), given('from-revision'), readFile);
  const operation = checkOperation(given);
  // The order of these parts is the order in which their problems are reported: that of action.yml.
  const checked = all({
    names: checkNames(raw),
    operation,
    kind: checkTarget(given),
    environment: ifGiven(given('environment'), 'production', checkEnvironment),
    region: checkRegion(given('region'), surroundings.awsRegion),
    cluster: ifGiven(given('cluster'), 'default', text => checkEcsName('cluster', text)),
    service: isSearch(given) ? valid(undefined) : checkService(given),
    base,
    images: checkImages(given('image'), given('images'), base),
    application: ifGiven(given('application'), undefined, text => checkCodeDeployName('application', text)),
    deploymentGroup: ifGiven(given('deployment-group'), undefined, text =>
      checkCodeDeployName('deployment-group', text),
    ),
    appspec: await checkAppSpec(given('appspec'), base, readFile),
    strategy: checkStrategy(given('strategy'), given('steps')),
    bake: ifGiven(given('bake'), 'as configured', text =>
      checkDuration('bake', text, { least: 0, most: longestDuration, bareUnit: 'm' }),
    ),
    gates: ifGiven(given('gates'), 'as configured', checkGates),
    consequences: checkConsequences(given),
    telling: checkTelling(given),
    role: ifGiven(given('role-to-assume'), undefined, checkRole),
    trigger: checkTrigger(
      operation.ok ? operation.value.is : 'release',
      surroundings.eventName,
      given('allow-pull-request'),
      given('environment'),
    ),
  });
  if (!checked.ok) return checked;
  const { environment, region, strategy, bake, gates, consequences, telling, role, ...rest } = checked.value;
  const { kind, cluster, service, images, application, deploymentGroup, appspec } = rest;
  if (service === undefined)
    return { ok: true, request: searchOf(rest.operation, { environment, region, telling, role }) };
  const target = { kind, cluster, service, base: rest.base, images, application, deploymentGroup, appspec };
  const around = { operation: rest.operation, environment, region };
  return { ok: true, request: { ...around, target, strategy, bake, gates, consequences, telling, role } };
}

/** Whoever names nothing of the target has it found from the id of a release. */
function isSearch(given: Given): boolean {
  const named = ['cluster', 'service', 'application', 'deployment-group'] as const;
  return (
    given('operation') === 'status' &&
    given('release-id') !== undefined &&
    named.every(name => given(name) === undefined)
  );
}

function searchOf(operation: Operation, around: Omit<Search, 'operation' | 'sought'>): Search {
  if (operation.is !== 'status' || operation.handed === undefined)
    throw new Error('only a status is asked by the id of a release');
  return { operation: { is: 'status', handed: operation.handed }, sought: 'an ecs service', ...around };
}

function checkTarget(given: Given): Checked<'ecs'> {
  const text = given('target');
  if (text !== undefined) return checkBuiltWord('target', text, ['ecs'], targetsLater);
  return invalid({
    where: 'target',
    value: undefined,
    reason: 'required, and not given',
    remedy: 'write `target: ecs`',
  });
}

function checkService(given: Given): Checked<string> {
  const text = given('service');
  if (text !== undefined) return checkEcsName('service', text);
  // A target of another kind is refused already, and never needed a service.
  if (targetsLater.includes(given('target') ?? 'ecs')) return invalid();
  const remedy = 'write `service:` and the name of the ECS service';
  return invalid({ where: 'service', value: undefined, reason: 'required for `target: ecs`, and not given', remedy });
}
