import {
  AutoRollbackEvent,
  ComputePlatform,
  DeploymentOption,
  DeploymentReadyAction,
  DeploymentType,
  InstanceAction,
  TrafficRoutingType,
} from '@aws-sdk/client-codedeploy';
import { shop } from '../../shop.ts';
import { as, type Expected, refused, type Row, type Story } from '../row.ts';
import { type Changes, good } from '../stories.ts';
import { by, type Reading, valueRows, word } from './values.ts';

const group = 'deploymentGroupsInfo.0';
const ownName = 'ShopCanary';

/** The group's own configuration is one of the user's, whose content is read. */
const ownConfiguration = (changes: Changes): Story => {
  const { inputs, ...story } = good({
    ...changes,
    world: {
      codeDeploy: {
        ...shop({ group: { deploymentConfigName: ownName } }).codeDeploy!,
        configs: [{ name: ownName, trafficRouting: { type: 'TimeBasedCanary', percent: 20, minutes: 2 } }],
      },
    },
  });
  const { strategy: _, ...asConfigured } = inputs;
  return { ...story, inputs: asConfigured, planned: 3 * 60_000 };
};

const unknownValue = (value: string): Expected => refused(word(value), /Update Greenlight|update Greenlight/);

const readings: readonly Reading[] = [
  {
    what: 'ComputePlatform of the application',
    values: Object.values(ComputePlatform),
    operation: 'codedeploy:BatchGetApplications',
    calls: 'every',
    members: value => ({ 'applicationsInfo.0.computePlatform': value }),
    story: good,
    expected: by({ ECS: as('released') }, () =>
      refused(/no CodeDeploy deployment group releases service api/, /create a deployment group/),
    ),
  },
  {
    what: 'ComputePlatform of the deployment group',
    values: Object.values(ComputePlatform),
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    members: value => ({ [`${group}.computePlatform`]: value }),
    story: good,
    expected: by(
      {
        ECS: as('released'),
        Lambda: refused(/platform Lambda/, /platform ECS/),
        Server: refused(/platform Server/, /platform ECS/),
      },
      unknownValue,
    ),
  },
  {
    what: 'DeploymentType of the deployment group',
    values: Object.values(DeploymentType),
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    members: value => ({ [`${group}.deploymentStyle.deploymentType`]: value }),
    story: good,
    expected: by({ BLUE_GREEN: as('released'), IN_PLACE: refused(/IN_PLACE/, /style BLUE_GREEN/) }, unknownValue),
  },
  {
    what: 'DeploymentOption of the deployment group',
    values: Object.values(DeploymentOption),
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    members: value => ({ [`${group}.deploymentStyle.deploymentOption`]: value }),
    story: good,
    expected: by(
      {
        WITH_TRAFFIC_CONTROL: as('released'),
        WITHOUT_TRAFFIC_CONTROL: refused(/WITHOUT_TRAFFIC_CONTROL/, /WITH_TRAFFIC_CONTROL/),
      },
      unknownValue,
    ),
  },
  {
    what: 'DeploymentReadyAction of the deployment group',
    values: Object.values(DeploymentReadyAction),
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    members: value => ({
      [`${group}.blueGreenDeploymentConfiguration.deploymentReadyOption`]: {
        actionOnTimeout: value,
        waitTimeInMinutes: 30,
      },
    }),
    story: good,
    expected: by({ CONTINUE_DEPLOYMENT: as('released'), STOP_DEPLOYMENT: as('released') }, unknownValue),
  },
  {
    what: 'InstanceAction of the deployment group',
    values: Object.values(InstanceAction),
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    members: value => ({
      [`${group}.blueGreenDeploymentConfiguration.terminateBlueInstancesOnDeploymentSuccess.action`]: value,
    }),
    story: good,
    expected: by(
      // A bake needs blue to go back to within the deployment.
      { TERMINATE: as('released'), KEEP_ALIVE: refused(/bake/, /bake: 0s|termination wait/) },
      unknownValue,
    ),
  },
  {
    what: 'AutoRollbackEvent of the deployment group',
    values: Object.values(AutoRollbackEvent),
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    members: value => ({ [`${group}.autoRollbackConfiguration.events.0`]: value }),
    story: good,
    expected: by(
      Object.fromEntries(Object.values(AutoRollbackEvent).map(value => [value, as('released')])),
      unknownValue,
    ),
  },
  {
    what: "TrafficRoutingType of the group's own configuration",
    values: Object.values(TrafficRoutingType),
    operation: 'codedeploy:GetDeploymentConfig',
    calls: 'every',
    members: value => ({
      'deploymentConfigInfo.trafficRoutingConfig': {
        type: value,
        timeBasedCanary: { canaryPercentage: 20, canaryInterval: 2 },
        timeBasedLinear: { linearPercentage: 20, linearInterval: 1 },
      },
    }),
    story: ownConfiguration,
    expected: by(
      Object.fromEntries(Object.values(TrafficRoutingType).map(value => [value, as('released')])),
      unknownValue,
    ),
  },
];

export function groupValueRows(): readonly Row[] {
  return valueRows(readings);
}
