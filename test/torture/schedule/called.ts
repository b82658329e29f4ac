import type { Tale } from './tale.ts';

/** What Greenlight asks of AWS while it releases, as in IAM. */
export interface Called {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export const called: Readonly<Record<Tale['target'], Called>> = {
  ecs: {
    reads: [
      'sts:GetCallerIdentity',
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'ecs:ListTaskDefinitions',
      'codedeploy:GetDeploymentGroup',
      'codedeploy:GetDeploymentConfig',
      'codedeploy:GetDeployment',
      'codedeploy:GetDeploymentTarget',
      'codedeploy:ListDeployments',
      'elasticloadbalancing:DescribeTargetHealth',
      'elasticloadbalancing:DescribeRules',
      'cloudwatch:DescribeAlarms',
    ],
    writes: [
      'ecs:RegisterTaskDefinition',
      'codedeploy:CreateDeploymentConfig',
      'codedeploy:CreateDeployment',
      'codedeploy:ContinueDeployment',
      'codedeploy:StopDeployment',
    ],
  },
  'ecs-native': {
    reads: [
      'sts:GetCallerIdentity',
      'ecs:DescribeServices',
      'ecs:DescribeServices',
      'ecs:DescribeServiceDeployments',
      'ecs:DescribeServiceDeployments',
      'ecs:ListServiceDeployments',
      'ecs:DescribeServiceRevisions',
      'ecs:DescribeTaskDefinition',
      'ecs:ListTaskDefinitions',
      'elasticloadbalancing:DescribeTargetHealth',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeRules',
      'cloudwatch:DescribeAlarms',
    ],
    writes: [
      'ecs:RegisterTaskDefinition',
      'ecs:UpdateService',
      'ecs:UpdateService',
      'ecs:ContinueServiceDeployment',
      'ecs:ContinueServiceDeployment',
      'ecs:StopServiceDeployment',
    ],
  },
  lambda: {
    reads: [
      'sts:GetCallerIdentity',
      'lambda:GetAlias',
      'lambda:GetAlias',
      'lambda:GetFunctionConfiguration',
      'lambda:ListVersionsByFunction',
      'lambda:GetProvisionedConcurrencyConfig',
      'cloudwatch:GetMetricData',
      'cloudwatch:DescribeAlarms',
    ],
    writes: [
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
      'lambda:PublishVersion',
      'lambda:Invoke',
      'lambda:UpdateAlias',
      'lambda:UpdateAlias',
      'lambda:DeleteFunction',
    ],
  },
  rds: {
    reads: [
      'sts:GetCallerIdentity',
      'rds:DescribeBlueGreenDeployments',
      'rds:DescribeBlueGreenDeployments',
      'rds:DescribeDBInstances',
      'rds:DescribeDBClusters',
      'rds:DescribeEvents',
      'rds:DescribeDBEngineVersions',
      'cloudwatch:GetMetricData',
      'cloudwatch:DescribeAlarms',
    ],
    writes: [
      'rds:CreateBlueGreenDeployment',
      'rds:SwitchoverBlueGreenDeployment',
      'rds:SwitchoverBlueGreenDeployment',
      'rds:DeleteBlueGreenDeployment',
    ],
  },
};
