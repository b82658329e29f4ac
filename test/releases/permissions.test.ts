import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Permission, policyOf } from '../../src/aws/policy.ts';
import { permissionsFor } from '../../src/permissions.ts';
import { parseRequest } from '../../src/request/parse.ts';
import type { Operation, Target } from '../../src/request/request.ts';
import type { Controller } from '../../src/targets/ecs/described.ts';
import type { LoggedCall } from '../aws/call-log.ts';
import { permissionsFor as checkedByAws } from '../aws/iam.ts';
import type { Call } from '../aws/wire/index.ts';
import { type Accident, chaptersOf, type Handover, inputsOf, jobOf } from './chapter.ts';
import { type Accident as AccidentHere, jobHere } from './job-here.ts';
import { packageIn } from './package-in.ts';
import type { Scenario } from './scenario.ts';
import { functionCodeDeployWays } from './scenarios/function-codedeploy-permissions.ts';
import { databaseWays } from './scenarios/database-permissions.ts';
import { functionWays } from './scenarios/function-permissions.ts';
import { stories } from './scenarios/index.ts';
import { nativeWays } from './scenarios/native-permissions.ts';
import { ways as serviceWays } from './scenarios/permissions.ts';
import { openStage } from './stage.ts';
import { stepHere } from './told-here.ts';

/**
 * What the generated policy allows is held against what each step of each story asks of AWS, in the log of the world that it ran
 * in. All are played from the sources: another test holds the bundle to them, call by call.
 */
const place = { account: '123456789012', region: 'eu-west-1' };
const ways = [...serviceWays, ...nativeWays, ...functionWays, ...functionCodeDeployWays, ...databaseWays];

/** What a policy is for: of services there are two, by who deploys them, which no input has to say. */
type TargetOfPolicy = Exclude<Target['kind'], 'ecs'> | 'ecs by CodeDeploy' | 'ecs by ECS';

/** One step of a story, with the policy of its own inputs. */
interface Told {
  readonly name: string;
  readonly operation: Operation['is'];
  readonly target: TargetOfPolicy;
  readonly verdict: string;
  readonly policy: readonly Permission[];
  readonly calls: readonly LoggedCall[];
}

async function tell(scenario: Scenario): Promise<readonly Told[]> {
  await using stage = await openStage(scenario, { kind: 'stepped' });
  const told: Told[] = [];
  const handed: Handover[] = [];
  for (const chapter of chaptersOf(scenario)) {
    if (chapter.before !== undefined) await stage.before(chapter.before);
    const run = jobOf(scenario, chapter);
    const step = {
      ...scenario,
      github: { ...scenario.github, ...chapter.github },
      // Looks are what a play costs, and what they call is the same however often they are taken.
      inputs: { poll: '15s', ...scenario.inputs, ...inputsOf(chapter, run.runId, handed) },
    };
    const earlier = stage.aws.calls().length;
    let verdict: string;
    if (chapter.accident === undefined) {
      const released = await stepHere(stage, step);
      handed.push({ run: run.runId, job: run.job, outputs: Object.fromEntries(released.outputs) });
      verdict = released.verdict.name;
    } else {
      const { is, after } = chapter.accident;
      const { main } = await jobHere(stage, step, { is: accidentsHere[is], at: after });
      verdict = main === 'killed' ? main : main.name;
    }
    const { operation, target, policy } = await asked(step);
    // Ours: no actor of the world has such an access key. GetCallerIdentity needs no permission.
    const ours = ({ caller, service }: LoggedCall) => caller.startsWith('AKIATEST') && service !== 'sts';
    const name = told.length === 0 ? scenario.name : `${scenario.name}, step ${told.length + 1}`;
    told.push({ name, operation, target, verdict, policy, calls: stage.aws.calls().slice(earlier).filter(ours) });
  }
  return told;
}

const accidentsHere: Readonly<Record<Accident['is'], AccidentHere['is']>> = {
  'the job is cancelled': 'cancel',
  'the runner is lost': 'loss',
  'the process is killed': 'crash',
};

async function asked({ inputs, files, world }: Scenario): Promise<Pick<Told, 'operation' | 'target' | 'policy'>> {
  const parsed = await parseRequest(new Map(Object.entries(inputs)), {
    awsRegion: place.region,
    eventName: 'push',
    readFile: async path => files[path] ?? Promise.reject(new Error(`no such file: ${path}`)),
    readPackage: packageIn(files),
  });
  if (!parsed.ok) throw new Error(`unexpected problems: ${JSON.stringify(parsed.problems)}`);
  const { request } = parsed;
  // A status that is to find its target looks among services.
  const kind = 'sought' in request ? 'ecs' : request.target.kind;
  const deployer = deployerIn(world);
  return {
    operation: request.operation.is,
    target: kind === 'ecs' ? `ecs by ${deployer}` : kind,
    policy: permissionsFor(request, place, deployer),
  };
}

function deployerIn({ ecs }: Scenario['world']): Controller {
  return ecs?.services.some(({ deploymentController }) => deploymentController === 'ECS') ? 'ECS' : 'CodeDeploy';
}

const told = new Map<string, readonly Told[]>();
const played = (): readonly Told[] => [...told.values()].flat();

beforeAll(async () => {
  for (const story of [...stories, ...ways]) told.set(story.name, await tell(story));
}, 180_000);

const names = [...stories, ...ways].map(({ name }) => name);

function actionsOf(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.map(({ action }) => action))].toSorted();
}

function called(calls: readonly LoggedCall[]): readonly string[] {
  return [...new Set(calls.flatMap(({ iamActions }) => iamActions))].toSorted();
}

/** The permissions that the call needs, as AWS sees them; of an input that the log shortened nothing can be told. */
function checked({ service, operation, input }: LoggedCall) {
  if (input.endsWith('…')) return [];
  return checkedByAws({ service, operation, input: JSON.parse(input || '{}') } as unknown as Call, place);
}

function covers(allowed: string, resource: string): boolean {
  const pattern = allowed.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(resource);
}

test.each(ways)('The story reaches its end: $name', ({ name, ends }) => {
  expect(told.get(name)?.map(({ verdict }) => verdict)).toEqual(ends);
});

describe('The policy of the inputs of a step', () => {
  test.each(names)('allows all that this step calls: %s', name => {
    for (const { policy, calls } of told.get(name)!) {
      // when
      const lacking = called(calls).filter(action => !actionsOf(policy).includes(action));
      // then
      expect(calls).not.toEqual([]);
      expect(lacking).toEqual([]);
    }
  });

  test.each(names)('allows it on the resources that are touched: %s', name => {
    for (const { policy, calls } of told.get(name)!) {
      // when
      const beyond = calls.flatMap(checked).filter(
        // `*` where the request names nothing from which an ARN follows.
        ({ action, resource }) =>
          resource !== '*' &&
          !policy.some(one => one.action === action && one.resources.some(allowed => covers(allowed, resource))),
      );
      // then
      expect(beyond).toEqual([]);
    }
  });

  test('fits into a managed policy of IAM: 6,144 characters, white space not counted', () => {
    for (const { policy } of played()) expect(JSON.stringify(policyOf(policy)).length).toBeLessThan(6_144);
  });
});

/** What can be asked of each kind of target. */
const everywhere = ['release', 'stage', 'promote', 'rollback', 'plan', 'status'] as const;
const operations = {
  'ecs by CodeDeploy': [...everywhere, 'drill'],
  'ecs by ECS': [...everywhere, 'drill'],
  lambda: [...everywhere, 'drill'],
  rds: [...everywhere, 'delete-record'],
} satisfies Record<TargetOfPolicy, readonly Operation['is'][]>;

const kinds = Object.entries(operations).flatMap(([target, all]) => all.map(operation => ({ target, operation })));

describe('The policies of an operation', () => {
  test.each(kinds)('hold nothing that no step of it calls: $target, $operation', ({ target, operation }) => {
    // given
    const steps = played().filter(step => step.operation === operation && step.target === target);
    // when
    const allowed = actionsOf(steps.flatMap(({ policy }) => policy));
    // then
    expect(steps).not.toEqual([]);
    expect(allowed).toEqual(called(steps.flatMap(({ calls }) => calls)));
  });

  test.each(['plan', 'status'])('let nothing be written: %s', operation => {
    // given
    const steps = played().filter(step => step.operation === operation);
    // when
    const actions = actionsOf(steps.flatMap(({ policy }) => policy));
    // then
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/:(Describe|Get|BatchGet|List)/);
  });
});
