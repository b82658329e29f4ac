import { healthy, shop, threeTimesSlower } from '../../shop.ts';
import { as, refused, type Row } from '../row.ts';
import { good } from '../stories.ts';
import { deleteTheService, scaleTo, weights } from './acts.ts';

const minute = 60_000;

/** What is wrong with the account, the inputs or the version before anything has begun. */
export const unfitRows: readonly Row[] = [
  {
    name: 'the desired count is 0',
    story: { ...good(), before: { acts: [scaleTo(0)], ago: 2 * minute } },
    expected: refused(/desired count is 0/, /run: aws ecs update-service .*--service api --desired-count 1/),
  },
  {
    name: 'the service is deleted',
    story: { ...good(), before: { acts: [deleteTheService], ago: 2 * minute } },
    expected: refused(/INACTIVE|DRAINING/, /ACTIVE/),
  },
  {
    name: 'there has been no deployment yet, and so no blue',
    story: good({
      faults: [
        {
          operation: 'ecs:DescribeServices',
          calls: 'every',
          fault: { kind: 'set', members: { 'services.0.taskSets': [] } },
        },
      ],
    }),
    expected: refused(/no primary task set/, /first deployment of the service by hand/),
  },
  ...(['Lambda', 'Server'] as const).map(computePlatform => ({
    name: `the deployment group that is named is of the platform ${computePlatform}`,
    story: good(
      {
        world: {
          codeDeploy: {
            ...shop().codeDeploy!,
            otherApplications: [{ name: 'other', computePlatform, groups: ['others'] }],
          },
        },
      },
      { application: 'other', 'deployment-group': 'others' },
    ),
    expected: refused(new RegExp(`other/others is of the platform ${computePlatform}`), /platform ECS/),
  })),
  {
    name: 'the application that is named does not exist',
    story: good({}, { application: 'AppECS-shop-apj' }),
    expected: refused(/CodeDeploy has no such application/, /correct the name/),
  },
  {
    name: 'the cluster does not exist',
    story: good({}, { cluster: 'shopp' }),
    expected: refused(/no cluster of this name/, /correct the name/),
  },
  {
    name: 'the service does not exist',
    story: good({}, { service: 'apj' }),
    expected: refused(/no service of this name/, /correct the name/),
  },
  {
    name: 'an alarm of the gates does not exist',
    story: good({}, { gates: 'alarms: [api-5xx, api-p98]' }),
    expected: refused(/api-p98/, /api-p99| → /),
  },
  {
    name: 'all traffic goes past the target group in which blue stands',
    story: { ...good(), before: { acts: [weights(0, 100)], ago: minute } },
    expected: refused(/all production traffic goes to the target group in which blue does not stand/, /send it to/),
  },
  {
    name: 'the account has as many deployments in flight as it may have',
    story: good({ world: { codeDeploy: { ...shop().codeDeploy!, accountLimit: 0 } } }),
    expected: {
      verdict: ['failed'],
      serving: ['blue'],
      names: /DeploymentLimitExceeded/,
      remedy: /limit of the account.*raise/,
    },
  },
  {
    name: 'the image of green cannot be pulled',
    story: good({ green: { ...healthy, start: { cannotPull: 'registry.example.com/shop/api:2.4.1: not found' } } }),
    expected: as('failed', /CannotPull.*not found/),
  },
  {
    name: 'there is no room for green',
    story: good({ capacity: 3 }),
    expected: as('failed', /unable to place a task|no container instance|capacity/),
  },
  {
    name: 'green never passes a health check',
    story: good({ green: { ...healthy, healthChecks: { fails: { status: 503 } } } }),
    expected: as('failed', /health checks/),
  },
  {
    name: 'a slow version, all at once',
    story: {
      ...good({ green: threeTimesSlower }, { bake: '8m' }),
      planned: 8 * minute,
    },
    expected: as('rolled-back', /api-p99 is in ALARM/),
  },
];
