import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Permission } from '../../src/aws/policy.ts';
import { permissionsFor } from '../../src/permissions.ts';
import type { Controller } from '../../src/targets/ecs/described.ts';
import { writesOf } from '../../src/targets/writes.ts';
import { permissionsFor as checkedByAws } from '../aws/iam.ts';
import type { Call } from '../aws/wire/index.ts';
import { requestOf } from '../request/ask.ts';

const place = { account: '123456789012', region: 'eu-west-1' };
const roles = { executionRoleArn: 'arn:aws:iam::123456789012:role/api-execution', taskRoleArn: 'api-task' };
const definition = { family: 'api', containerDefinitions: [{ name: 'api', image: 'shop/api:1' }] };

async function neededBy(
  deployer: Controller | undefined,
  inputs: Readonly<Record<string, string>>,
  file: object = definition,
): Promise<readonly Permission[]> {
  const request = await requestOf({ cluster: 'prod', ...inputs }, { files: { 'api.json': JSON.stringify(file) } });
  return permissionsFor(request, place, deployer);
}

/** Of a service that CodeDeploy deploys. */
const neededFor = (inputs: Readonly<Record<string, string>>, file: object = definition) =>
  neededBy('CodeDeploy', inputs, file);

function actionsOf(permissions: readonly Permission[]): readonly string[] {
  return permissions.map(({ action }) => action);
}

function resourcesOf(permissions: readonly Permission[], action: string): readonly string[] {
  return permissions.filter(one => one.action === action).flatMap(({ resources }) => resources);
}

const searches = ['codedeploy:ListApplications', 'codedeploy:BatchGetApplications', 'codedeploy:ListDeploymentGroups'];
const ownSteps = 'codedeploy:CreateDeploymentConfig';
const alarms = 'cloudwatch:DescribeAlarms';
const file = { 'task-definition': 'api.json' };

describe('A plan', () => {
  test('needs reading and nothing else', async () => {
    // when
    const actions = actionsOf(
      await neededFor({ ...file, operation: 'plan', steps: '10% 7m' }, { ...definition, ...roles }),
    );
    // then
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/:(Describe|Get|BatchGet|List)/);
  });
});

describe('What an operation does not do is not asked for, whatever the inputs are', () => {
  const makes = ['ecs:RegisterTaskDefinition', 'ecs:TagResource', 'iam:PassRole', ownSteps];
  const begins = [
    'codedeploy:CreateDeployment',
    'codedeploy:RegisterApplicationRevision',
    'codedeploy:ListDeployments',
  ];
  test.each([
    ['a stage lets no traffic move', 'stage', ['codedeploy:ContinueDeployment']],
    ['a promotion makes nothing and begins nothing', 'promote', [...makes, ...begins]],
    ['a rollback makes nothing', 'rollback', makes],
  ] as const)('%s', async (_what, operation, needless) => {
    // when
    const [actions, released] = [
      actionsOf(await neededFor({ ...file, steps: '10% 7m', operation }, { ...definition, ...roles })),
      actionsOf(await neededFor({ ...file, steps: '10% 7m' }, { ...definition, ...roles })),
    ];
    // then
    expect(released).toEqual(expect.arrayContaining([...needless]));
    for (const action of needless) expect(actions).not.toContain(action);
  });
});

describe('What the inputs make needless is not asked for', () => {
  test.each([
    ['the search for a group that is named', { application: 'shop', 'deployment-group': 'api' }, searches],
    ['the search for an application that is named', { application: 'shop' }, searches.slice(0, 2)],
    ['a configuration for steps that AWS has one for', { steps: '10% 5m' }, [ownSteps]],
    ['a configuration for steps that are those of the group', {}, [ownSteps]],
    ['alarms, with no gates', { gates: 'none' }, [alarms]],
    ['alarms, with other gates', { gates: 'smoke: { url: "https://test.example.com/" }' }, [alarms]],
    ['roles to pass on, of a file that names none', file, ['iam:PassRole']],
  ] as const)('%s', async (_what, inputs, needless) => {
    // when
    const actions = actionsOf(await neededFor(inputs));
    // then
    for (const action of needless) expect(actions).not.toContain(action);
  });
});

describe('What the inputs make necessary is asked for', () => {
  test.each([
    ['the search for a group that is not named', {}, searches],
    ['a configuration for steps of the user’s own', { steps: '10% 7m' }, [ownSteps]],
    ['alarms of the gates', { gates: 'alarms: [api-5xx]' }, [alarms]],
    ['alarms of the group, where no gates are named', {}, [alarms]],
    ['roles to pass on, of a version that AWS holds', {}, ['iam:PassRole']],
  ] as const)('%s', async (_what, inputs, needed) => {
    // when
    const actions = actionsOf(await neededFor(inputs));
    // then
    expect(actions).toEqual(expect.arrayContaining([...needed]));
  });
});

describe('Nothing wider is asked for than the inputs and AWS allow', () => {
  const arn = (text: string) => `arn:aws:${text}`;
  const here = 'eu-west-1:123456789012';
  const group = { application: 'shop', 'deployment-group': 'api' };
  test.each([
    ['the service', {}, 'ecs:DescribeServices', [arn(`ecs:${here}:service/prod/api`)]],
    ['tasks of the cluster', {}, 'ecs:DescribeTasks', [arn(`ecs:${here}:task/prod/*`)]],
    ['the group', group, 'codedeploy:CreateDeployment', [arn(`codedeploy:${here}:deploymentgroup:shop/api`)]],
    [
      'groups of the application',
      { application: 'shop' },
      'codedeploy:GetDeployment',
      [arn(`codedeploy:${here}:deploymentgroup:shop/*`)],
    ],
    ['the application', group, 'codedeploy:RegisterApplicationRevision', [arn(`codedeploy:${here}:application:shop`)]],
    [
      'steps of this content',
      { steps: '10% 7m' },
      ownSteps,
      [arn(`codedeploy:${here}:deploymentconfig:Greenlight.ECSCanary10Percent7Minutes`)],
    ],
    ['tags of the file’s family', file, 'ecs:TagResource', [arn(`ecs:${here}:task-definition/api:*`)]],
    [
      'tags of the revision’s family',
      { 'from-revision': 'api-v2:7' },
      'ecs:TagResource',
      [arn(`ecs:${here}:task-definition/api-v2:*`)],
    ],
    ['the file’s roles', file, 'iam:PassRole', [roles.executionRoleArn, arn('iam::123456789012:role/api-task')]],
    ['roles of the account', {}, 'iam:PassRole', [arn('iam::123456789012:role/*')]],
  ] as const)('%s', async (_what, inputs, action, resources) => {
    // when
    const permissions = await neededFor(inputs, { ...definition, ...roles });
    // then
    expect(resourcesOf(permissions, action)).toEqual(resources);
  });

  test.each([
    ['a role only to the tasks of ECS', 'iam:PassRole', 'iam:PassedToService', 'ecs-tasks.amazonaws.com'],
    ['a tag only with a registration', 'ecs:TagResource', 'ecs:CreateAction', 'RegisterTaskDefinition'],
    [
      'a list only of the cluster’s tasks',
      'ecs:ListTasks',
      'ecs:cluster',
      'arn:aws:ecs:eu-west-1:123456789012:cluster/prod',
    ],
  ])('%s', async (_what, action, key, value) => {
    // when
    const permissions = await neededFor(file, { ...definition, ...roles });
    // then
    expect(permissions.find(one => one.action === action)?.condition).toMatchObject({ key, value });
  });
});

describe('A wildcard in a path of a role is a character, and no wildcard', () => {
  test('which IAM allows there', async () => {
    // given
    const starred = { ...definition, taskRoleArn: 'arn:aws:iam::123456789012:role/a*b/api' };
    // when
    const permissions = await neededFor(file, starred);
    // then
    expect(resourcesOf(permissions, 'iam:PassRole')).toEqual(['arn:aws:iam::123456789012:role/a${*}b/api']);
  });

  test('and a role that is left empty is none', async () => {
    // when
    const permissions = await neededFor(file, { ...definition, taskRoleArn: '' });
    // then
    expect(actionsOf(permissions)).not.toContain('iam:PassRole');
  });
});

describe('The resources that AWS checks a write against', () => {
  const tags = [{ key: 'greenlight', value: 'gl-1' }];
  const calls: readonly [string, string, object][] = [
    [
      'ecs',
      'RegisterTaskDefinition',
      { ...definition, ...roles, taskRoleArn: 'arn:aws:iam::123456789012:role/api-task', tags },
    ],
    [
      'codedeploy',
      'CreateDeployment',
      {
        applicationName: 'shop',
        deploymentGroupName: 'api',
        deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
        revision: {},
      },
    ],
  ];
  test.each(calls)('are allowed: %s:%s', async (service, operation, input) => {
    // given
    const call = { service, operation, input } as unknown as Call;
    // when
    const permissions = await neededFor(
      { ...file, application: 'shop', 'deployment-group': 'api' },
      { ...definition, ...roles },
    );
    // then
    const checked = checkedByAws(call, place);
    expect(checked.length).toBeGreaterThan(1);
    for (const { action, resource } of checked)
      expect(
        resourcesOf(permissions, action).some(allowed =>
          new RegExp(`^${allowed.replaceAll('*', '.*')}$`).test(resource),
        ),
      ).toBe(true);
  });
});

describe('Who deploys a service decides what is asked for', () => {
  const ofCodeDeploy = /^codedeploy:/;
  const ofEcs = /ServiceDeployment|ServiceRevisions|UpdateService/;
  const native = ['ecs:UpdateService', 'ecs:ContinueServiceDeployment', 'ecs:StopServiceDeployment'];

  test.each(Object.keys(writesOf).filter(operation => operation !== 'delete-record'))(
    'nothing of CodeDeploy where ECS itself does, nothing of its deployments where CodeDeploy does: %s',
    async operation => {
      // when
      const [byEcs, byCodeDeploy] = [
        actionsOf(await neededBy('ECS', { operation })),
        actionsOf(await neededBy('CodeDeploy', { operation })),
      ];
      // then
      expect(byEcs.filter(action => ofCodeDeploy.test(action))).toEqual([]);
      expect(byCodeDeploy.filter(action => ofEcs.test(action))).toEqual([]);
      expect(byEcs.some(action => ofEcs.test(action))).toBe(true);
      expect(byCodeDeploy.some(action => ofCodeDeploy.test(action))).toBe(true);
    },
  );

  test.each([
    ['an application', { application: 'shop' }, ofCodeDeploy, ofEcs],
    ['a deployment group', { application: 'shop', 'deployment-group': 'api' }, ofCodeDeploy, ofEcs],
    ['pauses', { hooks: 'manage' }, ofEcs, ofCodeDeploy],
    ['a rolling deployment', { strategy: 'rolling' }, ofEcs, ofCodeDeploy],
  ] as const)('which the inputs say with %s', async (_what, inputs, some, none) => {
    // when
    const actions = actionsOf(await neededBy(undefined, inputs));
    // then
    expect(actions.some(action => some.test(action))).toBe(true);
    expect(actions.filter(action => none.test(action))).toEqual([]);
  });

  test('where nobody says it, both are asked for, and nothing twice', async () => {
    // when
    const [both, ...each] = [
      await neededBy(undefined, {}),
      await neededBy('CodeDeploy', {}),
      await neededBy('ECS', {}),
    ];
    // then
    const said = (permissions: readonly Permission[]) => permissions.map(one => JSON.stringify(one)).toSorted();
    expect(said(both)).toEqual([...new Set(each.flatMap(said))].toSorted());
  });

  test.each([
    ['a plan writes nothing', 'plan', native],
    ['a stage lets no traffic move', 'stage', ['ecs:ContinueServiceDeployment']],
    ['a promotion begins nothing', 'promote', ['ecs:UpdateService', 'ecs:RegisterTaskDefinition', 'iam:PassRole']],
    ['a rollback registers nothing', 'rollback', ['ecs:RegisterTaskDefinition', 'ecs:TagResource']],
    ['a status looks at no alarm', 'status', [...native, 'cloudwatch:DescribeAlarms']],
  ] as const)('of ECS as well: %s', async (_what, operation, needless) => {
    // when
    const [actions, released] = [actionsOf(await neededBy('ECS', { operation })), actionsOf(await neededBy('ECS', {}))];
    // then
    expect(released).toEqual(expect.arrayContaining([...needless]));
    for (const action of needless) expect(actions).not.toContain(action);
  });

  const here = 'arn:aws:ecs:eu-west-1:123456789012';
  test.each([
    ['ecs:UpdateService', [`${here}:service/prod/api`]],
    ['ecs:ListServiceDeployments', [`${here}:service/prod/api`]],
    ['ecs:DescribeServiceDeployments', [`${here}:service-deployment/prod/api/*`]],
    ['ecs:DescribeServiceRevisions', [`${here}:service-revision/prod/api/*`]],
    ['ecs:ContinueServiceDeployment', [`${here}:service-deployment/prod/api/*`]],
    ['ecs:StopServiceDeployment', [`${here}:service-deployment/prod/api/*`]],
  ] as const)('and is not wider than the service: %s', async (action, resources) => {
    expect(resourcesOf(await neededBy('ECS', {}), action)).toEqual(resources);
  });

  test.each([
    ['the settings as they are hand no role on', {}, false],
    ['settings that are changed are sent whole, with the roles of their hooks', { strategy: 'blue-green' }, true],
    ['so are managed pauses', { hooks: 'manage' }, true],
    ['so is the fast lane back', { operation: 'rollback' }, true],
  ] as const)('%s', async (_what, inputs, asked) => {
    // when
    const permissions = await neededBy('ECS', inputs);
    // then
    const passes = permissions.filter(({ condition }) => condition?.value === 'ecs.amazonaws.com');
    expect(passes.map(({ action }) => action)).toEqual(asked ? ['iam:PassRole'] : []);
  });

  test.each([
    ['is looked for before a deployment begins, whatever the gates', { gates: 'none' }, true],
    ['is not looked for where it is no matter', { gates: 'none', 'on-alarm-already': 'ignore' }, false],
  ] as const)('an alarm that rings already %s', async (_what, inputs, asked) => {
    expect(actionsOf(await neededBy('ECS', inputs)).includes(alarms)).toBe(asked);
  });
});

describe('The page on permissions', () => {
  const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

  const cells = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim());

  test('has a row for each action that any inputs need: what it is for, and which operations need it', async () => {
    // given
    const widest = { steps: '10% 7m' };
    const [, , ...operations] = cells(/^\| Action .*$/m.exec(page)?.[0] ?? '').map(cell => cell.replaceAll('`', ''));
    const each = await Promise.all(
      operations.map(async operation => actionsOf(await neededFor({ ...widest, operation }))),
    );
    // when
    const needed = (await neededFor(widest)).map(({ action, because }) => [
      `\`${action}\``,
      because,
      ...each.map(actions => (actions.includes(action) ? 'yes' : '')),
    ]);
    // then
    // Only a database has a record to delete: its page has a table of its own.
    const ofServices = Object.keys(writesOf).filter(operation => operation !== 'delete-record');
    expect(operations.toSorted()).toEqual(ofServices.toSorted());
    expect(
      page
        .split('\n')
        .filter(line => line.startsWith('| `'))
        .map(cells)
        .filter(([, ...more]) => more.length > operations.length),
    ).toEqual(needed);
  });
});
