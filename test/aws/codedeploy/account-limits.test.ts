import {
  BatchGetApplicationsCommand,
  BatchGetDeploymentGroupsCommand,
  CreateDeploymentCommand,
  GetDeploymentGroupCommand,
  ListDeploymentsCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount } from './account.ts';
import { appSpec, release, untilStatus } from './releases.ts';

const revision = { revisionType: 'AppSpecContent' as const, appSpecContent: { content: appSpec({}) } };

describe('the limit of an account', () => {
  test('refuses a deployment beyond it, and names no deployment that would be in the way', async () => {
    // given
    await using account = await openAccount({ deploy: { accountLimit: 0 } });

    // when
    const refused = release(account);

    // then
    await expect(refused).rejects.toMatchObject({
      name: 'DeploymentLimitExceededException',
      message: expect.not.stringMatching(/d-\w+/),
    });
  });

  test('is told from a busy group, and is free again when a deployment has ended', async () => {
    // given
    await using account = await openAccount({ deploy: { accountLimit: 1 } });
    const first = await release(account);

    // when
    await expect(release(account)).rejects.toMatchObject({ message: expect.stringContaining(`'${first}'`) });
    await untilStatus(account, first, ['Succeeded'], 20 * MINUTE);
    const second = await release(account);

    // then
    expect(second).toMatch(/^d-/);
  });
});

describe.each(['Lambda', 'Server'] as const)('a deployment group of the platform %s', computePlatform => {
  const deploy = { otherApplications: [{ name: 'other', computePlatform, groups: ['live'] }] };
  const OTHER = { applicationName: 'other', deploymentGroupName: 'live' };

  test('is shown with its platform, and without any ECS service', async () => {
    // given
    await using account = await openAccount({ deploy });
    const { codeDeploy } = account;

    // when
    const one = await codeDeploy.send(new GetDeploymentGroupCommand(OTHER));
    const batch = await codeDeploy.send(
      new BatchGetDeploymentGroupsCommand({ applicationName: 'other', deploymentGroupNames: ['live', 'gone'] }),
    );
    const applications = await codeDeploy.send(
      new BatchGetApplicationsCommand({ applicationNames: ['other', 'AppECS-prod-api'] }),
    );

    // then
    expect(one.deploymentGroupInfo).toMatchObject({ ...OTHER, computePlatform });
    expect(one.deploymentGroupInfo?.ecsServices).toBeUndefined();
    expect(batch.deploymentGroupsInfo).toEqual([one.deploymentGroupInfo]);
    expect(applications.applicationsInfo?.map(info => info.computePlatform)).toEqual([computePlatform, 'ECS']);
    expect(account.bugs).toEqual([]);
  });

  test('has no deployments, and takes none for ECS', async () => {
    // given
    await using account = await openAccount({ deploy });
    const { codeDeploy } = account;

    // when
    const { deployments } = await codeDeploy.send(new ListDeploymentsCommand(OTHER));
    const refused = codeDeploy.send(new CreateDeploymentCommand({ ...OTHER, revision }));

    // then
    expect(deployments).toEqual([]);
    await expect(refused).rejects.toMatchObject({ name: 'InvalidComputePlatformException' });
  });
});
