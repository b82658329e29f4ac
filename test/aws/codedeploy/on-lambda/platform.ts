import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { Functions } from '../../lambda/functions.ts';
import type { World } from '../../world/world.ts';
import type { Hooks } from '../hooks.ts';
import type { GroupPlatform } from '../platform.ts';
import { refusals } from '../refusals.ts';
import type { LambdaGroupSeed } from '../seed.ts';
import { ALL_AT_ONCE } from '../traffic-shift.ts';
import { printLambdaAppSpec, readLambdaAppSpec, type LambdaAppSpec } from './appspec.ts';
import { lambdaRelease, type LambdaSite } from './rollout.ts';

/** A deployment group whose deployments move an alias; which one, only their AppSpecs say. */
export function lambdaPlatform(
  world: World,
  functions: Functions,
  hooks: Hooks,
  { aliasChangedByOthers: changedByOthers, rollbackFails, lastDeployment }: LambdaGroupSeed,
): GroupPlatform {
  const siteOf = (appSpec: LambdaAppSpec): LambdaSite => ({
    world,
    hooks,
    alias: { functions, appSpec, changedByOthers, left: undefined },
    rollbackFails,
  });
  return {
    name: 'Lambda',
    // RevisionLocation in the API reference: `String` is for Lambda alone.
    revisionTypes: ['AppSpecContent', 'String'],
    rollbackConfig: 'CodeDeployDefault.LambdaAllAtOnce',
    hasWaits: false,
    describedGroup: { serviceRoleArn: `arn:aws:iam::${world.account}:role/lambdaCodeDeployRole` },
    describedDeployment: {},
    release: (content, routing) => {
      const read = readLambdaAppSpec(content);
      if (read.kind === 'invalid') throw refusals.invalidAppSpec(read.problem);
      return lambdaRelease(siteOf(read.appSpec), routing);
    },
    past: lastDeployment && {
      revision: revisionOf(printLambdaAppSpec(lastDeployment)),
      rollout: lambdaRelease(siteOf({ ...lastDeployment, hooks: new Map() }), ALL_AT_ONCE, 100),
    },
  };
}

const revisionOf = (content: string): RevisionLocation => ({
  revisionType: 'AppSpecContent',
  appSpecContent: { content },
});
