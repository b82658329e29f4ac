import { DeploymentControllerType, NetworkMode, TaskStopCode } from '@aws-sdk/client-ecs';
import { files } from '../../shop.ts';
import { as, type Expected, lostSight, refused, type Row } from '../row.ts';
import { type Changes, crashing, good } from '../stories.ts';
import { by, fromCall, type Reading, levitating, valueRows, word } from './values.ts';

/** "The status of the service", ECS API reference, Service: it has no enumeration in the SDK. */
const serviceStatuses = ['ACTIVE', 'DRAINING', 'INACTIVE'];

/** "The status of the task set", ECS API reference, TaskSet: none either. */
const taskSetStatuses = ['PRIMARY', 'ACTIVE', 'DRAINING'];

const update = /Update Greenlight/;
const unknownValue = (value: string): Expected => refused(word(value), update);

const readings: readonly Reading[] = [
  {
    what: 'DeploymentControllerType of the service',
    values: Object.values(DeploymentControllerType),
    operation: 'ecs:DescribeServices',
    calls: 'every',
    members: value => ({ 'services.0.deploymentController.type': value }),
    story: good,
    expected: by(
      {
        CODE_DEPLOY: as('released'),
        // Who says so and shows no deployment of its own contradicts itself.
        ECS: refused(/no primary deployment/, /Look at the deployments/),
        EXTERNAL: refused(/controller outside AWS/, /that controller/),
      },
      unknownValue,
    ),
  },
  {
    what: 'status of the service',
    values: serviceStatuses,
    operation: 'ecs:DescribeServices',
    calls: 'every',
    members: value => ({ 'services.0.status': value }),
    story: good,
    expected: by(
      {
        ACTIVE: as('released'),
        DRAINING: refused(/DRAINING/, /ACTIVE/),
        INACTIVE: refused(/INACTIVE/, /ACTIVE/),
      },
      unknownValue,
    ),
  },
  {
    what: 'status of the service, when it is read back',
    values: serviceStatuses,
    operation: 'ecs:DescribeServices',
    calls: fromCall(2),
    members: value => ({ 'services.0.status': value }),
    story: good,
    expected: by({ ACTIVE: as('released') }, value => lostSight(word(value))),
  },
  {
    what: "status of the service's first task set",
    values: taskSetStatuses,
    operation: 'ecs:DescribeServices',
    calls: 'every',
    members: value => ({ 'services.0.taskSets.0.status': value }),
    story: good,
    expected: by(
      {
        // Blue stays the one that is named: at the end nobody says that green is.
        PRIMARY: { ...lostSight(/read back, blue serves/), serving: ['green', 'unknown'] },
        ACTIVE: refused(/no primary task set/, /first deployment/),
        DRAINING: refused(/no primary task set/, /first deployment/),
      },
      unknownValue,
    ),
  },
  {
    what: "status of green's task set, when it is read back",
    values: taskSetStatuses,
    operation: 'ecs:DescribeServices',
    calls: fromCall(3),
    members: value => ({ 'services.0.taskSets.1.status': value }),
    story: good,
    expected: by({ PRIMARY: as('released') }, () => ({
      ...lostSight(/primary task set|Levitating/),
      serving: ['green', 'unknown'],
    })),
  },
  {
    what: 'TaskStopCode of a task of green',
    values: Object.values(TaskStopCode),
    operation: 'ecs:DescribeTasks',
    calls: 'every',
    members: stopCode => ({ 'tasks.0.stopCode': stopCode }),
    story: crashing,
    // An explanation decides nothing, and ECS's own words are there all the same.
    expected: () => as('failed', /tasks? of green stopped: Essential container in task exited/),
  },
];

/** It stands in the user's file, so nothing has to be put into an answer. */
const networkModeRows: readonly Row[] = [...Object.values(NetworkMode), levitating].map(mode => ({
  name: `NetworkMode of the task definition: ${mode}`,
  story: inMode(mode),
  expected: by(
    {
      awsvpc: as('released'),
      bridge: refused(/network mode bridge are registered by instance/, /target group of type instance/),
      host: refused(/network mode host are registered by instance/, /target group of type instance/),
      none: refused(/network mode none/, /awsvpc/),
    },
    unknownValue,
  )(mode),
}));

function inMode(networkMode: string, changes: Changes = {}) {
  const definition = { ...(JSON.parse(files['ecs/api.json']) as object), networkMode };
  return { ...good(changes), files: { 'ecs/api.json': JSON.stringify(definition) } };
}

export function serviceValueRows(): readonly Row[] {
  return [...valueRows(readings), ...networkModeRows];
}
