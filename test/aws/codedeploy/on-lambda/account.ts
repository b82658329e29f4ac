import {
  BatchGetDeploymentTargetsCommand,
  CreateDeploymentCommand,
  ListDeploymentTargetsCommand,
  type CreateDeploymentCommandInput,
  type LambdaTarget,
} from '@aws-sdk/client-codedeploy';
import type { Routing } from '../../lambda/functions.ts';
import { openAccount, type Account, type AccountOptions } from '../account.ts';
import { deploymentOf, eventOf, until } from '../releases.ts';
import type { LambdaGroupInput } from '../seed.ts';
import { functionsInMemory, type FunctionsInMemory } from './functions-in-memory.ts';

export const GROUP = { applicationName: 'shop', deploymentGroupName: 'checkout-live' };

export interface LambdaAccountOptions extends Pick<AccountOptions, 'seed' | 'hooks' | 'alarms' | 'deploy'> {
  readonly group?: Partial<LambdaGroupInput>;
}

export interface LambdaAccount extends Account {
  readonly functions: FunctionsInMemory;
}

export const all = (version: string): Routing => ({ version, weights: new Map() });

/**
 * For tests: an account with the function `checkout`. It has the versions 3 to 5, the alias `live` points to 4, and the
 * group moves it as a canary: 10 % for five minutes.
 */
export async function openLambdaAccount({ group, ...options }: LambdaAccountOptions = {}): Promise<LambdaAccount> {
  const functions = functionsInMemory({ checkout: { versions: ['3', '4', '5'], aliases: { live: all('4') } } });
  const name = GROUP.deploymentGroupName;
  const deploymentConfigName = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';
  const account = await openAccount({
    ...options,
    functions,
    applications: [
      { name: GROUP.applicationName, computePlatform: 'Lambda', groups: [{ name, deploymentConfigName, ...group }] },
    ],
  });
  return { ...account, functions };
}

export interface AppSpecWish {
  /** As the AppSpec spells them; undefined leaves one out. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly hooks?: Readonly<Record<string, string>>;
}

export function appSpec({ properties = {}, hooks = {} }: AppSpecWish = {}): string {
  const Properties = { Name: 'checkout', Alias: 'live', CurrentVersion: '4', TargetVersion: '5', ...properties };
  return JSON.stringify({
    version: 0.0,
    Resources: [{ checkout: { Type: 'AWS::Lambda::Function', Properties } }],
    Hooks: Object.entries(hooks).map(([event, functionName]) => ({ [event]: functionName })),
  });
}

/** Starts a release of version 5 and gives its id. */
export async function release(
  { codeDeploy }: Pick<Account, 'codeDeploy'>,
  wish: AppSpecWish = {},
  more: Partial<CreateDeploymentCommandInput> = {},
): Promise<string> {
  const revision = { revisionType: 'AppSpecContent' as const, appSpecContent: { content: appSpec(wish) } };
  const { deploymentId } = await codeDeploy.send(new CreateDeploymentCommand({ ...GROUP, revision, ...more }));
  return deploymentId ?? '';
}

/** Found as clients find it: by list, then by batch. */
export async function targetOf(
  { codeDeploy }: Pick<Account, 'codeDeploy'>,
  deploymentId: string,
): Promise<LambdaTarget> {
  const { targetIds = [] } = await codeDeploy.send(new ListDeploymentTargetsCommand({ deploymentId }));
  const { deploymentTargets } = await codeDeploy.send(
    new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds }),
  );
  return deploymentTargets?.[0]?.lambdaTarget ?? {};
}

/** Lets time go by until the lifecycle event of this name has this status. */
export async function untilEvent(
  account: LambdaAccount,
  deploymentId: string,
  name: string,
  status: 'InProgress' | 'Succeeded' | 'Failed',
): Promise<LambdaTarget> {
  return until(account, 5 * 60_000, async () => {
    if ((await deploymentOf(account, deploymentId)).startTime === undefined) return undefined;
    const target = await targetOf(account, deploymentId);
    return eventOf(target, name).status === status ? target : undefined;
  });
}

/** Share of the alias's traffic that version 5 is to have, as asked. */
export function share({ functions }: LambdaAccount): number {
  const alias = functions.alias('checkout', 'live');
  return alias?.version === '5' ? 1 : (alias?.weights.get('5') ?? 0);
}
