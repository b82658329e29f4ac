import type { Problem } from '../release/problem.ts';
import { checkConsequences } from './consequences.ts';
import { checkNames, givenIn, inOrderOfInputs } from './declared.ts';
import { checkDuration, longestDuration } from './duration.ts';
import { checkGates } from './gates.ts';
import type { Files } from './input-file.ts';
import { usualLag } from './lag-gates.ts';
import { checkEnvironment, checkRegion } from './names.ts';
import { checkOperation } from './operation.ts';
import { all, ifGiven, problemsOf, valid } from './problems.ts';
import { checkConsents } from './rds-consents.ts';
import type { Operation, Request, Search } from './request.ts';
import { checkRole } from './role.ts';
import { checkStrategy } from './strategy.ts';
import { checkTarget, targetMeant } from './target.ts';
import { checkTelling } from './telling.ts';
import { checkTrigger } from './trigger.ts';

/** What a request needs to know of the world around it, besides its inputs. */
export interface Surroundings extends Files {
  /** The region of the AWS environment variables. */
  readonly awsRegion: string | undefined;
  /** The event that started the workflow, in GitHub's spelling: `push`. */
  readonly eventName: string;
}

export type Parsed =
  | { readonly ok: true; readonly request: Request | Search }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const platforms = { ecs: 'ECS', lambda: 'Lambda', rds: undefined } as const;

/**
 * Reads what the user asked for. Any text is answered, never thrown at: with a request, or with everything that is
 * wrong with it, in the order of `action.yml`, names that are not declared first.
 *
 * @param raw the value of every input that the runner handed over, by its name in kebab case, declared or not
 */
export async function parseRequest(raw: ReadonlyMap<string, string>, surroundings: Surroundings): Promise<Parsed> {
  const given = givenIn(raw);
  const names = checkNames(raw);
  const operation = checkOperation(given);
  const kind = targetMeant(given);
  const checked = all({
    operation,
    target: await checkTarget(given, surroundings),
    environment: ifGiven(given('environment'), 'production', checkEnvironment),
    region: checkRegion(given('region'), surroundings.awsRegion),
    strategy: checkStrategy(given('strategy'), given('steps'), platforms[kind]),
    bake: ifGiven(given('bake'), 'as configured', text =>
      checkDuration('bake', text, { least: 0, most: longestDuration, bareUnit: 'm' }),
    ),
    gates: ifGiven(given('gates'), kind === 'rds' ? [usualLag] : 'as configured', text => checkGates(text, kind)),
    consequences: checkConsequences(given),
    telling: checkTelling(given),
    role: ifGiven(given('role-to-assume'), undefined, checkRole),
    consents: operation.ok ? checkConsents(kind, operation.value.is, given) : valid('given'),
    trigger: checkTrigger(
      operation.ok ? operation.value.is : 'release',
      surroundings.eventName,
      given('allow-pull-request'),
      given('environment'),
    ),
  });
  if (!names.ok || !checked.ok)
    return { ok: false, problems: [...problemsOf(names), ...inOrderOfInputs(problemsOf(checked))] };
  const { trigger: _allowed, consents: _given, target, ...request } = checked.value;
  if (target === 'to be found') return { ok: true, request: searchOf(request) };
  return { ok: true, request: { ...request, target } };
}

function searchOf({
  operation,
  environment,
  region,
  telling,
  role,
}: Omit<Search, 'operation' | 'sought'> & { readonly operation: Operation }): Search {
  if (operation.is !== 'status' || operation.handed === undefined)
    throw new Error('only a status is asked by the id of a release');
  const { handed } = operation;
  return { operation: { is: 'status', handed }, sought: 'an ecs service', environment, region, telling, role };
}
