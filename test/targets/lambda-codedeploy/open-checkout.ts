import { planRelease } from '../../../src/release/planner.ts';
import type { Aim } from '../../../src/release/aim.ts';
import type { RunFacts } from '../../../src/release/identity.ts';
import type { Plan } from '../../../src/release/plan.ts';
import type { Change, Sighting } from '../../../src/release/words.ts';
import type { LambdaTarget } from '../../../src/request/request.ts';
import type { Group } from '../../../src/targets/codedeploy/group.ts';
import { findLambdaGroup } from '../../../src/targets/codedeploy/lambda-group.ts';
import { surveyLambdaUnderCodeDeploy } from '../../../src/targets/lambda-codedeploy.ts';
import type { Hands, Survey } from '../../../src/targets/ports.ts';
import type { Reach } from '../../../src/targets/reach.ts';
import { bluePackage, greenPackage } from '../../releases/checkout.ts';
import { checkoutUnderCodeDeploy, type CheckoutUnderCodeDeployChanges } from '../../releases/checkout-codedeploy.ts';
import { requestFor } from '../../request/ask.ts';
import { open, type OpenShop } from '../open-shop.ts';

export const minute = 60_000;

/** Version 2 serves, and 3, with the new code, is published and serves nobody. */
export const versions = [
  { version: '1', package: bluePackage },
  { version: '2', package: bluePackage },
  { version: '3', package: greenPackage },
];

export function openCheckout(changes: CheckoutUnderCodeDeployChanges = {}): Promise<OpenShop> {
  return open(checkoutUnderCodeDeploy({ ...changes, function: { versions, ...changes.function } }));
}

/** Asks for the published version 3. */
export const asked: LambdaTarget = {
  kind: 'lambda',
  function: 'checkout',
  alias: 'live',
  code: { from: 'version', version: '3' },
  configuration: {},
  variables: new Map(),
  codedeploy: { application: undefined, deploymentGroup: undefined },
  hooks: [],
  keepVersions: 'all',
};

export const ourRun: RunFacts = {
  releaseId: 'gl-77-0a1b2c3d',
  changeId: 'gl-77-0a1b2c3d.1',
  environment: 'production',
  target: 'Lambda function checkout, alias live',
  targetKey: 'lambda/123456789012/eu-west-1/checkout/live',
  runId: '77',
  attempt: 1,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'octo-org/shop', workflow: '.github/workflows/release.yml', runNumber: 77 },
};
export const anotherRun: RunFacts = {
  ...ourRun,
  releaseId: 'gl-78-0a1b2c3d',
  changeId: 'gl-78-0a1b2c3d.1',
  runId: '78',
};

/** The next attempt of our run. */
export const againRun: RunFacts = { ...ourRun, changeId: 'gl-77-0a1b2c3d.2', attempt: 2 };

export const theInputs: Aim = { is: 'the inputs', recorded: new Map() };

export function reachOf({ clients, patient, brisk, clock }: OpenShop): Reach {
  return {
    region: 'eu-west-1',
    clients,
    patient,
    brisk,
    presence: async () => ({ is: 'not known', because: 'nobody asks', remedy: undefined }),
    now: () => clock.now(),
  };
}

export async function groupOf({ clients, patient }: OpenShop): Promise<Group> {
  const names = { application: 'shop-functions', group: 'checkout-live' };
  const group = await findLambdaGroup(clients.codedeploy, patient, { ...asked, ...names });
  if (group === undefined) throw new Error('the checkout has a group');
  return group;
}

export interface Surveying {
  readonly target?: Partial<LambdaTarget>;
  readonly run?: RunFacts;
  readonly aim?: Aim;
}

export async function survey(
  shop: OpenShop,
  { target = {}, run = ourRun, aim = theInputs }: Surveying = {},
): Promise<Survey> {
  return surveyLambdaUnderCodeDeploy({ ...asked, ...target }, await groupOf(shop), run, aim, reachOf(shop));
}

export function toBeReleased(found: Survey): Extract<Survey, { is: 'to be released' }> {
  if (found.is !== 'to be released') throw new Error(`it is ${found.is}`);
  return found;
}

export interface Begun {
  readonly plan: Plan;
  readonly hands: Hands;
  readonly change: Change;
  /** Looks every five seconds until it is so. */
  readonly until: (so: (sighting: Sighting) => boolean) => Promise<Sighting>;
}

/** Plans and begins a release of version 3, as the engine does. */
export async function begin(
  shop: OpenShop,
  surveying: Surveying = {},
  inputs: Readonly<Record<string, string>> = {},
): Promise<Begun> {
  const { plan, hands } = await planned(shop, surveying, inputs);
  const staged = await hands.stager.make(plan.run);
  if (staged.is !== 'ready') throw new Error('what is published is ready');
  const change = await hands.mover.begin(staged.revision);
  const until: Begun['until'] = async so => {
    for (let looks = 0; looks < 240; looks += 1) {
      const sighting = await hands.mover.see(change);
      if (so(sighting)) return sighting;
      await shop.clock.sleep(5_000);
    }
    throw new Error('it was not so for 20 minutes');
  };
  return { plan, hands, change, until };
}

export async function planned(
  shop: OpenShop,
  surveying: Surveying = {},
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ readonly plan: Plan; readonly hands: Hands }> {
  const { found, hands } = toBeReleased(await survey(shop, surveying));
  const request = await requestFor({
    target: 'lambda',
    function: 'checkout',
    'from-version': '3',
    gates: 'none',
    ...inputs,
  });
  const made = planRelease(request, { ...found, alarms: [] });
  if (!made.ok) throw new Error(JSON.stringify(made.problems, undefined, 2));
  return { plan: made.plan, hands: hands(made.plan) };
}

/** What the alias leads to, by its versions. */
export async function weightsOf(shop: OpenShop): Promise<Readonly<Record<string, number>>> {
  const { client, sdk } = await shop.clients.lambda();
  const alias = await client.send(new sdk.GetAliasCommand({ FunctionName: 'checkout', Name: 'live' }));
  const beside = alias.RoutingConfig?.AdditionalVersionWeights ?? {};
  const rest = 1 - Object.values(beside).reduce((sum, one) => sum + one, 0);
  return { [alias.FunctionVersion ?? '']: rest, ...beside };
}
