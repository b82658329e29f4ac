import type { Unwatched } from '../release/plan.ts';
import { alarmsFor, type MissingAlarm } from './missing-alarms.ts';

/** Points of a minute, two of two bad: a load balancer's metrics have nothing finer, and one bad minute is no trend. */
const period = 60;
const points = 2;

/** Whoever deploys obeys alarms of its own, where they are named to it. */
export type Deployer = 'CodeDeploy' | 'ECS';

const namedTo: Readonly<Record<Deployer, { readonly cloudFormation: string; readonly terraform: string }>> = {
  CodeDeploy: {
    cloudFormation: 'AlarmConfiguration of the CodeDeploy deployment group',
    terraform: 'alarm_configuration of the aws_codedeploy_deployment_group',
  },
  ECS: {
    cloudFormation: 'DeploymentConfiguration.Alarms of the service',
    terraform: 'alarms of the aws_ecs_service',
  },
};

/** Resources for a CloudFormation template, in YAML, ready to paste. Empty where nothing is unwatched. */
export function cloudFormation(unwatched: readonly Unwatched[], deployer: Deployer): string {
  const alarms = unwatched.flatMap(alarmsFor);
  if (alarms.length === 0) return '';
  return [
    'Resources:',
    ...alarms.flatMap(alarm => [
      `  ${pascal(alarm.key)}:`,
      '    Type: AWS::CloudWatch::Alarm',
      '    Properties:',
      ...[
        `AlarmName: ${quoted(alarm.name)}`,
        `AlarmDescription: ${quoted(alarm.description)}`,
        `Namespace: ${alarm.namespace}`,
        `MetricName: ${alarm.metric}`,
        'Dimensions:',
        ...Object.entries(alarm.dimensions).map(([name, value]) => `  - { Name: ${name}, Value: ${quoted(value)} }`),
        `${alarm.statistic.is === 'plain' ? 'Statistic' : 'ExtendedStatistic'}: ${alarm.statistic.name}`,
        `Period: ${period}`,
        `EvaluationPeriods: ${points}`,
        `DatapointsToAlarm: ${points}`,
        'ComparisonOperator: GreaterThanThreshold',
        `Threshold: ${alarm.threshold} # yours to set: ${alarm.unit}`,
        'TreatMissingData: notBreaching',
      ].map(line => `      ${line}`),
    ]),
    closing(alarms, namedTo[deployer].cloudFormation),
  ].join('\n');
}

/** The same for Terraform's AWS provider. */
export function terraform(unwatched: readonly Unwatched[], deployer: Deployer): string {
  const alarms = unwatched.flatMap(alarmsFor);
  if (alarms.length === 0) return '';
  return [
    ...alarms.flatMap(alarm => [
      `resource "aws_cloudwatch_metric_alarm" "${alarm.key}" {`,
      `  alarm_name          = ${template(alarm.name)}`,
      `  alarm_description   = ${template(alarm.description)}`,
      `  namespace           = "${alarm.namespace}"`,
      `  metric_name         = "${alarm.metric}"`,
      ...(alarm.statistic.is === 'plain'
        ? [`  statistic           = "${alarm.statistic.name}"`]
        : [`  extended_statistic  = "${alarm.statistic.name}"`]),
      `  period              = ${period}`,
      `  evaluation_periods  = ${points}`,
      `  datapoints_to_alarm = ${points}`,
      '  comparison_operator = "GreaterThanThreshold"',
      `  threshold           = ${alarm.threshold} # yours to set: ${alarm.unit}`,
      '  treat_missing_data  = "notBreaching"',
      '  dimensions = {',
      ...Object.entries(alarm.dimensions).map(([name, value]) => `    ${name.padEnd(12)} = ${template(value)}`),
      '  }',
      '}',
      '',
    ]),
    closing(alarms, namedTo[deployer].terraform),
  ].join('\n');
}

/** What to do with them: an alarm that nobody names stops nothing. */
function closing(alarms: readonly MissingAlarm[], group: string): string {
  const names = alarms.map(alarm => quoted(alarm.name)).join(', ');
  return [`# Then name them under the step's \`gates\`: alarms: [${names}]`, `# and in ${group}.`].join('\n');
}

function pascal(key: string): string {
  return key
    .split('_')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** A JSON string is a double-quoted one in YAML 1.2 too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** In a string of Terraform's, `${` and `%{` begin a template unless they are doubled. */
function template(text: string): string {
  return quoted(text).replace(/[$%](?=\{)/g, '$&$&');
}
