import {
  BatchGetDeploymentTargetsCommand,
  ContinueDeploymentCommand,
  CreateDeploymentCommand,
  GetApplicationCommand,
  GetDeploymentCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  GetDeploymentTargetCommand,
  ListDeploymentTargetsCommand,
  ListDeploymentsCommand,
  PutLifecycleEventHookExecutionStatusCommand,
  StopDeploymentCommand,
  type CreateDeploymentCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from './account.ts';
import { appSpec, GROUP, release, TARGET, untilStatus } from './releases.ts';

const content = appSpec({});
const revision = { revisionType: 'AppSpecContent' as const, appSpecContent: { content } };
const spec = (text: string) => ({ revision: { ...revision, appSpecContent: { content: text } } });

const create = (change: Partial<CreateDeploymentCommandInput>) => (account: Account) =>
  account.codeDeploy.send(new CreateDeploymentCommand({ ...GROUP, revision, ...change }));

describe('CreateDeployment refuses', () => {
  test.each<[string, Partial<CreateDeploymentCommandInput>, string, RegExp]>([
    [
      'an unknown application',
      { applicationName: 'x' },
      'ApplicationDoesNotExistException',
      /No application found for name: x/,
    ],
    [
      'an unknown group',
      { deploymentGroupName: 'x' },
      'DeploymentGroupDoesNotExistException',
      /No Deployment Group found for name: x/,
    ],
    ['no group', { deploymentGroupName: undefined }, 'DeploymentGroupNameRequiredException', /missing/],
    [
      'an unknown configuration',
      { deploymentConfigName: 'x' },
      'DeploymentConfigDoesNotExistException',
      /No deployment configuration found for name: x/,
    ],
    [
      "Lambda's configuration",
      { deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' },
      'InvalidComputePlatformException',
      /not ECS/,
    ],
    ['257 characters of description', { description: 'x'.repeat(257) }, 'DescriptionTooLongException', /256/],
    ['no revision', { revision: undefined }, 'RevisionRequiredException', /missing/],
    [
      'the deprecated String',
      { revision: { revisionType: 'String', string: { content } } },
      'InvalidRevisionException',
      /AppSpecContent, not String/,
    ],
    [
      'S3',
      { revision: { revisionType: 'S3', s3Location: { bucket: 'b', key: 'k' } } },
      'RevisionDoesNotExistException',
      /S3/,
    ],
    [
      'a wrong hash',
      { revision: { ...revision, appSpecContent: { content, sha256: 'ab' } } },
      'InvalidRevisionException',
      /sha256/,
    ],
    ['text that is no AppSpec', spec('hello'), 'InvalidRevisionException', /mapping/],
    [
      'an AppSpec without port',
      spec(content.replace('"ContainerPort":8080', '"x":1')),
      'InvalidRevisionException',
      /ContainerPort/,
    ],
    [
      'a hook at an event that takes none',
      spec(appSpec({ hooks: { Install: 'f' } })),
      'InvalidRevisionException',
      /install/,
    ],
    [
      'rollback without events',
      { autoRollbackConfiguration: { enabled: true } },
      'InvalidAutoRollbackConfigException',
      /event/,
    ],
    ['alarms without any', { overrideAlarmConfiguration: { enabled: true } }, 'InvalidAlarmConfigException', /alarm/],
    [
      'eleven alarms',
      {
        overrideAlarmConfiguration: {
          enabled: true,
          alarms: Array.from({ length: 11 }, (_, index) => ({ name: `a${index}` })),
        },
      },
      'AlarmsLimitExceededException',
      /10/,
    ],
    ['an option for servers', { fileExistsBehavior: 'OVERWRITE' }, 'InvalidFileExistsBehaviorException', /ECS/],
  ])('%s', async (_name, change, name, message) => {
    // given
    await using account = await openAccount();

    // when
    const call = create(change)(account);

    // then
    await expect(call).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(account.bugs).toEqual([]);
  });

  test('a group that is busy, naming the deployment in its way', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);

    // when
    const second = release(account);

    // then
    await expect(second).rejects.toMatchObject({
      name: 'DeploymentLimitExceededException',
      message: `The Deployment Group 'DgpECS-prod-api' already has an active Deployment '${id}'`,
    });
  });

  test('a service that CodeDeploy does not control', async () => {
    // given
    await using account = await openAccount({ service: { deploymentController: 'ECS' } });

    // when
    const call = release(account);

    // then
    await expect(call).rejects.toMatchObject({
      name: 'InvalidECSServiceException',
      message: "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.",
    });
  });
});

describe('an id or name that does not exist', () => {
  const unknown = { deploymentId: 'd-XXXXXXXXX' };

  test.each<[string, (account: Account) => Promise<unknown>, string]>([
    [
      'GetDeployment',
      ({ codeDeploy }) => codeDeploy.send(new GetDeploymentCommand(unknown)),
      'DeploymentDoesNotExistException',
    ],
    [
      'GetDeployment, no id at all',
      ({ codeDeploy }) => codeDeploy.send(new GetDeploymentCommand({ deploymentId: 'x' })),
      'InvalidDeploymentIdException',
    ],
    [
      'StopDeployment',
      ({ codeDeploy }) => codeDeploy.send(new StopDeploymentCommand(unknown)),
      'DeploymentDoesNotExistException',
    ],
    [
      'ContinueDeployment',
      ({ codeDeploy }) => codeDeploy.send(new ContinueDeploymentCommand(unknown)),
      'DeploymentDoesNotExistException',
    ],
    [
      'ListDeploymentTargets',
      ({ codeDeploy }) => codeDeploy.send(new ListDeploymentTargetsCommand(unknown)),
      'DeploymentDoesNotExistException',
    ],
    [
      'GetApplication',
      ({ codeDeploy }) => codeDeploy.send(new GetApplicationCommand({ applicationName: 'x' })),
      'ApplicationDoesNotExistException',
    ],
    [
      'GetDeploymentGroup',
      ({ codeDeploy }) => codeDeploy.send(new GetDeploymentGroupCommand({ ...GROUP, deploymentGroupName: 'x' })),
      'DeploymentGroupDoesNotExistException',
    ],
    [
      'GetDeploymentConfig',
      ({ codeDeploy }) => codeDeploy.send(new GetDeploymentConfigCommand({ deploymentConfigName: 'x' })),
      'DeploymentConfigDoesNotExistException',
    ],
    [
      'ListDeployments, a group without its application',
      ({ codeDeploy }) => codeDeploy.send(new ListDeploymentsCommand({ deploymentGroupName: 'x' })),
      'ApplicationNameRequiredException',
    ],
  ])('is answered by %s with the name that AWS gives it', async (_name, call, name) => {
    // given
    await using account = await openAccount();

    // when
    const answer = call(account);

    // then
    await expect(answer).rejects.toMatchObject({ name });
    expect(account.bugs).toEqual([]);
  });
});

describe('at the wrong time', () => {
  test('targets of a deployment that has just been created are DeploymentNotStarted', async () => {
    // given
    await using account = await openAccount();
    const deploymentId = await release(account);

    // when
    const calls = [
      account.codeDeploy.send(new ListDeploymentTargetsCommand({ deploymentId })),
      account.codeDeploy.send(new GetDeploymentTargetCommand({ deploymentId, targetId: TARGET })),
      account.codeDeploy.send(new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: [TARGET] })),
    ];

    // then
    for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'DeploymentNotStartedException' });
  });

  test.each([
    ['READY_WAIT' as const, 'DeploymentIsNotInReadyStateException'],
    ['TERMINATION_WAIT' as const, 'InvalidDeploymentStatusException'],
  ])('ContinueDeployment %s without such a wait is %s', async (deploymentWaitType, name) => {
    // given
    await using account = await openAccount();
    const deploymentId = await release(account);
    await untilStatus(account, deploymentId, ['InProgress'], MINUTE);

    // when
    const call = account.codeDeploy.send(new ContinueDeploymentCommand({ deploymentId, deploymentWaitType }));

    // then
    await expect(call).rejects.toMatchObject({ name });
  });

  test('stopping what has ended is DeploymentAlreadyCompleted', async () => {
    // given
    await using account = await openAccount();
    const deploymentId = await release(account);
    await untilStatus(account, deploymentId, ['Succeeded'], 15 * MINUTE);

    // when
    const call = account.codeDeploy.send(new StopDeploymentCommand({ deploymentId }));

    // then
    await expect(call).rejects.toMatchObject({ name: 'DeploymentAlreadyCompletedException' });
  });
});

const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));

test('a hook execution takes one report, Succeeded or Failed, under its own id', async () => {
  // given
  await using account = await openAccount({ hooks: { waits: { takesSeconds: 0, result: 'silent', logTail: '' } } });
  const deploymentId = await release(account, { hooks: { BeforeInstall: 'waits' } });
  await untilStatus(account, deploymentId, ['InProgress'], MINUTE);
  const [execution] = account.service.hookExecutions();
  const report = (lifecycleEventHookExecutionId: string | undefined, status: 'Succeeded' | 'Skipped') =>
    account.codeDeploy.send(
      new PutLifecycleEventHookExecutionStatusCommand({ deploymentId, lifecycleEventHookExecutionId, status }),
    );

  // when
  const unknown = await report('x', 'Succeeded').catch(nameOf);
  const wrong = await report(execution?.id, 'Skipped').catch(nameOf);
  const right = await report(execution?.id, 'Succeeded');
  const again = await report(execution?.id, 'Succeeded').catch(nameOf);

  // then
  expect([unknown, wrong, again]).toEqual([
    'InvalidLifecycleEventHookExecutionIdException',
    'InvalidLifecycleEventHookExecutionStatusException',
    'LifecycleEventAlreadyCompletedException',
  ]);
  expect(right).toMatchObject({ lifecycleEventHookExecutionId: execution?.id });
  await untilStatus(account, deploymentId, ['Succeeded'], 15 * MINUTE);
});
