import { PutMetricAlarmCommand, type PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Signal, Unwatched } from '../../src/release/plan.ts';
import { cloudFormation, type Deployer, terraform } from '../../src/report/alarm-templates.ts';
import { outage } from '../aws/cloudwatch/outage.ts';

const signals: readonly Signal[] = ['5xx answers', 'unhealthy targets', 'latency'];

const unwatched = (signal: Signal, given: Partial<Unwatched> = {}): Unwatched => ({
  signal,
  loadBalancer: 'app/shop/50dc6c495c0c9188',
  targetGroups: ['targetgroup/api-1/73e2d6bc24d8a067', 'targetgroup/api-2/943f017f100becff'],
  prefix: 'api',
  ...given,
});

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: PutMetricAlarmInput }>>;
}

const templateOf = (all: readonly Unwatched[]): Template['Resources'] =>
  (parse(cloudFormation(all, 'CodeDeploy')) as Template).Resources;

const alarmsIn = (all: readonly Unwatched[]): readonly PutMetricAlarmInput[] =>
  Object.values(templateOf(all)).map(resource => resource.Properties);

/** The alarms as CloudWatch describes them after it was given what the template says. */
async function accepted(all: readonly Unwatched[]) {
  await using world = await outage();
  for (const alarm of alarmsIn(all)) await world.cloudwatch.send(new PutMetricAlarmCommand(alarm));
  return (await world.names({})).metric;
}

/** A Terraform file as its blocks: type and name of the resource, and its arguments as they stand. */
function blocksIn(text: string): readonly Readonly<Record<string, string>>[] {
  return [...text.matchAll(/^resource "(\w+)" "([a-z]\w*)" \{\n([^]*?)\n\}$/gm)].map(
    ([, type = '', name = '', body = '']) => ({
      type,
      name,
      ...argumentsIn(body),
    }),
  );
}

function argumentsIn(body: string): Readonly<Record<string, string>> {
  const lines = body.matchAll(/^ +(\w+) += ([^#\n]*?)(?: #.*)?$/gm);
  return Object.fromEntries([...lines].map(([, key = '', value = '']) => [key, value]));
}

describe('the CloudFormation template for alarms that are missing', () => {
  test('is taken by CloudWatch as it stands, with one alarm for each signal and target group', async () => {
    // given
    const all = signals.map(signal => unwatched(signal));
    // when
    const names = await accepted(all);
    // then
    expect(names.toSorted()).toEqual([
      'api-5xx-api-1',
      'api-5xx-api-2',
      'api-p99-api-1',
      'api-p99-api-2',
      'api-unhealthy-api-1',
      'api-unhealthy-api-2',
    ]);
  });

  test('holds nothing but alarms, each under a name of its own that CloudFormation takes', () => {
    // given
    const all = signals.map(signal => unwatched(signal, { prefix: '1st-shop_api' }));
    // when
    const resources = Object.entries(templateOf(all));
    // then
    expect(resources).toHaveLength(6);
    for (const [name, resource] of resources) {
      expect(name).toMatch(/^[A-Za-z0-9]+$/);
      expect(resource.Type).toBe('AWS::CloudWatch::Alarm');
    }
  });

  test.each<{ signal: Signal; metric: string; statistic: object }>([
    { signal: '5xx answers', metric: 'HTTPCode_Target_5XX_Count', statistic: { Statistic: 'Sum' } },
    { signal: 'unhealthy targets', metric: 'UnHealthyHostCount', statistic: { Statistic: 'Maximum' } },
    { signal: 'latency', metric: 'TargetResponseTime', statistic: { ExtendedStatistic: 'p99' } },
  ])('watches $signal by $metric of the target group, two bad minutes of two', ({ signal, metric, statistic }) => {
    // given
    const all = [unwatched(signal)];
    // when
    const [alarm] = alarmsIn(all);
    // then
    expect(alarm).toMatchObject({
      ...statistic,
      Namespace: 'AWS/ApplicationELB',
      MetricName: metric,
      Dimensions: [
        { Name: 'LoadBalancer', Value: 'app/shop/50dc6c495c0c9188' },
        { Name: 'TargetGroup', Value: 'targetgroup/api-1/73e2d6bc24d8a067' },
      ],
      Period: 60,
      EvaluationPeriods: 2,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
    });
  });

  test('asks a network load balancer only for what it counts', () => {
    // given
    const all = signals.map(signal => unwatched(signal, { loadBalancer: 'net/shop/50dc6c495c0c9188' }));
    // when
    const alarms = alarmsIn(all);
    // then
    expect(alarms.map(({ Namespace, MetricName }) => [Namespace, MetricName])).toEqual([
      ['AWS/NetworkELB', 'UnHealthyHostCount'],
      ['AWS/NetworkELB', 'UnHealthyHostCount'],
    ]);
  });

  test('keeps a name that means something to YAML as it is', () => {
    // given
    const prefix = 'yes: "no" # ${Off}\n- |';
    // when
    const [alarm] = alarmsIn([unwatched('latency', { prefix })]);
    // then
    expect(alarm?.AlarmName).toBe(`${prefix}-p99-api-1`);
  });
});

describe('the Terraform file for alarms that are missing', () => {
  test('has the same alarms with the same settings', () => {
    // given
    const all = signals.map(signal => unwatched(signal));
    // when
    const blocks = blocksIn(terraform(all, 'CodeDeploy'));
    // then
    expect(blocks.map(block => block['name'])).toEqual([
      'api_5xx_1',
      'api_5xx_2',
      'api_unhealthy_1',
      'api_unhealthy_2',
      'api_p99_1',
      'api_p99_2',
    ]);
    expect(blocks).toMatchObject(
      alarmsIn(all).map(alarm => ({
        type: 'aws_cloudwatch_metric_alarm',
        alarm_name: `"${alarm.AlarmName}"`,
        namespace: `"${alarm.Namespace}"`,
        metric_name: `"${alarm.MetricName}"`,
        [alarm.Statistic === undefined ? 'extended_statistic' : 'statistic']:
          `"${alarm.Statistic ?? alarm.ExtendedStatistic}"`,
        period: String(alarm.Period),
        evaluation_periods: String(alarm.EvaluationPeriods),
        datapoints_to_alarm: String(alarm.DatapointsToAlarm),
        comparison_operator: `"${alarm.ComparisonOperator}"`,
        threshold: String(alarm.Threshold),
        treat_missing_data: `"${alarm.TreatMissingData}"`,
        ...Object.fromEntries((alarm.Dimensions ?? []).map(({ Name = '', Value }) => [Name, `"${Value}"`])),
      })),
    );
  });

  test('has no expression of Terraform in a name', () => {
    // given
    const all = [unwatched('latency', { prefix: '${file("/etc/passwd")} %{if}' })];
    // when
    const text = terraform(all, 'CodeDeploy');
    // then
    expect(text).toContain('alarm_name          = "$${file(\\"/etc/passwd\\")} %%{if}-p99-api-1"');
  });
});

describe('both templates', () => {
  test.each<[name: string, print: typeof terraform, deployer: Deployer, group: string]>([
    ['CloudFormation', cloudFormation, 'CodeDeploy', 'in AlarmConfiguration of the CodeDeploy deployment group'],
    ['CloudFormation', cloudFormation, 'ECS', 'in DeploymentConfiguration.Alarms of the service'],
    ['Terraform', terraform, 'CodeDeploy', 'in alarm_configuration of the aws_codedeploy_deployment_group'],
    ['Terraform', terraform, 'ECS', 'in alarms of the aws_ecs_service'],
  ])(
    '%s marks every threshold as yours to set, and ends with where to name the alarms',
    (_, print, deployer, group) => {
      // given
      const all = signals.map(signal => unwatched(signal));
      // when
      const lines = print(all, deployer).split('\n');
      // then
      expect(
        lines.filter(line => /threshold\W/i.test(line) && /\d/.test(line)).every(line => /# yours to set: /.test(line)),
      ).toBe(true);
      expect(lines.filter(line => line.includes('# yours to set: '))).toHaveLength(6);
      expect(lines.at(-2)).toContain('alarms: ["api-5xx-api-1", "api-5xx-api-2", "api-unhealthy-api-1"');
      expect(lines.at(-1)).toContain(group);
    },
  );

  test.each([
    { name: 'CloudFormation', print: cloudFormation },
    { name: 'Terraform', print: terraform },
  ])('$name is empty where everything is watched', ({ print }) => {
    // given
    const all: readonly Unwatched[] = [];
    // when
    const text = print(all, 'CodeDeploy');
    // then
    expect(text).toBe('');
  });
});
