import type { Ruling } from './ruling.ts';

export const releases: readonly Ruling[] = [
  {
    why: 'ours is right: the member is always there.',
    source:
      '"ApplicationInfo", "DeploymentGroupInfo", "AlarmConfiguration" and "DeploymentInfo", CodeDeploy API reference; get-deployment, AWS CLI reference.',
    of: [
      'moto | codedeploy ApplicationInfo.linkedToGitHub | missing there',
      'moto | codedeploy AlarmConfiguration.enabled | missing there',
      'moto | codedeploy AlarmConfiguration.ignorePollAlarmFailure | missing there',
      'moto | codedeploy AlarmConfiguration.alarms | missing there',
      'moto | codedeploy DeploymentGroupInfo.outdatedInstancesStrategy | missing there',
      'moto | codedeploy DeploymentInfo.ignoreApplicationStopFailures | missing there',
      'moto | codedeploy DeploymentInfo.autoRollbackConfiguration | missing there',
      'moto | codedeploy DeploymentInfo.updateOutdatedInstancesOnly | missing there',
      'moto | codedeploy DeploymentInfo.fileExistsBehavior | missing there',
    ],
  },
  {
    why: 'ours is right: what there is nothing to say about is left out: no last page, no earlier deployment, no error, no rollback.',
    source:
      '"DeploymentGroupInfo", "DeploymentInfo" and ListDeploymentGroups, CodeDeploy API reference: none of them is required.',
    of: [
      'moto | codedeploy ListDeploymentGroupsOutput.nextToken | missing here',
      'moto | codedeploy DeploymentGroupInfo.targetRevision | missing here',
      'moto | codedeploy DeploymentGroupInfo.lastSuccessfulDeployment | missing here',
      'moto | codedeploy DeploymentGroupInfo.lastAttemptedDeployment | missing here',
      'moto | codedeploy DeploymentInfo.previousRevision | missing here',
      'moto | codedeploy DeploymentInfo.errorInformation | missing here',
      'moto | codedeploy DeploymentInfo.rollbackInfo | missing here',
      'moto | codedeploy DeploymentInfo.additionalDeploymentStatusInfo | missing here',
      'moto | codedeploy DeploymentInfo.externalId | missing here',
      'moto | codedeploy DeploymentInfo.relatedDeployments | missing here',
    ],
  },
  {
    why: 'ours is right: instances, tags and Auto Scaling groups are what groups of the other platforms deploy to.',
    source: '"DeploymentGroupInfo" and "DeploymentOverview", CodeDeploy API reference: EC2 and on-premises instances.',
    of: [
      'moto | codedeploy DeploymentGroupInfo.ec2TagFilters | missing here',
      'moto | codedeploy DeploymentGroupInfo.onPremisesInstanceTagFilters | missing here',
      'moto | codedeploy DeploymentGroupInfo.autoScalingGroups | missing here',
      'moto | codedeploy DeploymentGroupInfo.ec2TagSet | missing here',
      'moto | codedeploy DeploymentGroupInfo.onPremisesTagSet | missing here',
      'moto | codedeploy DeploymentInfo.deploymentOverview | missing here',
    ],
  },
  {
    why: 'ours is right: a function has no load balancer, no service of ECS and no instances to end.',
    source:
      '"DeploymentGroupInfo" and "DeploymentInfo", CodeDeploy API reference: these members are for ECS, EC2 and on-premises instances.',
    of: [
      'moto | codedeploy DeploymentGroupInfo.blueGreenDeploymentConfiguration | missing here',
      'moto | codedeploy DeploymentGroupInfo.ecsServices | missing here',
      'moto | codedeploy DeploymentGroupInfo.loadBalancerInfo | missing here',
      'moto | codedeploy DeploymentInfo.blueGreenDeploymentConfiguration | missing here',
      'moto | codedeploy DeploymentInfo.loadBalancerInfo | missing here',
    ],
  },
  {
    why: "ours is right: a deployment's id is d- and nine characters.",
    source: 'GetDeployment, CodeDeploy API reference and user guide: d-A1B2C3111.',
    of: [
      'moto | codedeploy CreateDeploymentOutput.deploymentId | "d-<id>" here, "<uuid>" there',
      'moto | codedeploy DeploymentInfo.deploymentId | "d-<id>" here, "<uuid>" there',
      'moto | codedeploy ListDeploymentsOutput.deployments[] | "d-<id>" here only',
      'moto | codedeploy ListDeploymentsOutput.deployments[] | "<uuid>" there only',
    ],
  },
  {
    why: 'ours is right: what is missing, malformed or at its limit is refused.',
    source:
      'The errors of CreateDeployment, GetDeployment, ListDeployments and ListDeploymentGroups, CodeDeploy API reference.',
    of: [
      'moto | applications and groups: codedeploy:ListDeploymentGroups, of a missing application | 400 ApplicationDoesNotExistException here, answered there',
      'moto | a deployment: codedeploy:CreateDeployment, while there is one | 400 DeploymentLimitExceededException here, answered there',
      'moto | a deployment of a function: codedeploy:CreateDeployment, while there is one | 400 DeploymentLimitExceededException here, answered there',
      'moto | deployments that are refused: codedeploy:GetDeployment, a malformed id | 400 InvalidDeploymentIdException here, 400 DeploymentDoesNotExistException there',
      'moto | deployments that are refused: codedeploy:ListDeployments, of a missing application | 400 ApplicationDoesNotExistException here, answered there',
      'moto | deployments that are refused: codedeploy:CreateDeployment, without a revision | 400 RevisionRequiredException here, answered there',
    ],
  },
];
