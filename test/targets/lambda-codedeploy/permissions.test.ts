import { describe, expect, test } from '@jest/globals';
import type { Permission } from '../../../src/aws/policy.ts';
import type { Request } from '../../../src/request/request.ts';
import {
  lambdaCodeDeployPermissions,
  lambdaCodeDeployStatusPermissions,
} from '../../../src/targets/lambda-codedeploy/permissions.ts';
import { requestFor } from '../../request/ask.ts';

const place = { account: '123456789012', region: 'eu-west-1' };
const named = { application: 'shop-functions', 'deployment-group': 'checkout-live' };

function lambdaOf({ target }: Request) {
  if (target.kind !== 'lambda') throw new Error('a function was asked for');
  return target;
}

async function neededFor(inputs: Readonly<Record<string, string>>): Promise<readonly Permission[]> {
  const request = await requestFor({ target: 'lambda', function: 'checkout', s3: 's3://code/checkout.zip', ...inputs });
  return lambdaCodeDeployPermissions(request, lambdaOf(request), place);
}

const actionsOf = (permissions: readonly Permission[]) => new Set(permissions.map(({ action }) => action));

describe('what releasing a function through CodeDeploy needs', () => {
  test('is no write of the alias where the group is named: CodeDeploy writes it', async () => {
    // when
    const actions = actionsOf(await neededFor(named));
    // then
    expect(actions).not.toContain('lambda:UpdateAlias');
    expect(actions).not.toContain('lambda:CreateAlias');
    expect(actions).not.toContain('codedeploy:ListApplications');
    expect(actions).not.toContain('codedeploy:BatchGetDeployments');
    for (const action of [
      'lambda:UpdateFunctionCode',
      'lambda:PublishVersion',
      'codedeploy:CreateDeployment',
      'codedeploy:StopDeployment',
      'codedeploy:BatchGetDeploymentTargets',
    ])
      expect(actions).toContain(action);
  });

  test('is a search and either way of moving where nothing is named', async () => {
    // when
    const actions = actionsOf(await neededFor({}));
    // then
    for (const action of [
      'codedeploy:ListApplications',
      'codedeploy:BatchGetDeployments',
      'codedeploy:CreateDeployment',
      'lambda:UpdateAlias',
    ])
      expect(actions).toContain(action);
  });

  test('is never a word to let traffic move, for on Lambda nothing waits for one', async () => {
    // when
    const actions = actionsOf(await neededFor(named));
    // then
    expect(actions).not.toContain('codedeploy:ContinueDeployment');
  });

  test('is a configuration of its own, by its name, where AWS has none for the steps', async () => {
    // when
    const permissions = await neededFor({ ...named, strategy: 'canary', steps: '25% 7m' });
    // then
    const [own] = permissions.filter(({ action }) => action === 'codedeploy:CreateDeploymentConfig');
    expect(own?.resources).toEqual([
      'arn:aws:codedeploy:eu-west-1:123456789012:deploymentconfig:Greenlight.LambdaCanary25Percent7Minutes',
    ]);
  });

  test.each(['plan', 'status'])('is reading alone for %s', async operation => {
    // given
    const request = await requestFor({ target: 'lambda', function: 'checkout', operation });
    // when
    const permissions =
      operation === 'status'
        ? lambdaCodeDeployStatusPermissions(lambdaOf(request), place)
        : lambdaCodeDeployPermissions(request, lambdaOf(request), place);
    // then
    for (const action of actionsOf(permissions)) expect(action).toMatch(/:(Get|BatchGet|List)/);
  });
});
