import {
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  ListMetricsCommand,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from '@jest/globals';
import { ALARM, outage } from './outage.ts';

const ELB_ERRORS = { Namespace: ALARM.Namespace, MetricName: ALARM.MetricName, Dimensions: ALARM.Dimensions };

describe('metric data', () => {
  const errors: MetricDataQuery = {
    Id: 'm1',
    MetricStat: {
      Metric: {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'HTTPCode_Target_5XX_Count',
        Dimensions: ALARM.Dimensions,
      },
      Period: 60,
      Stat: 'Sum',
    },
  };
  const span = { StartTime: new Date('2026-11-20T11:50:00Z'), EndTime: new Date('2026-11-20T12:00:00Z') };

  test('a busy metric has a point per published minute, the newest first, and the newest minutes are missing', async () => {
    // given
    await using world = await outage();
    const query = {
      ...errors,
      MetricStat: {
        ...errors.MetricStat,
        Metric: { ...errors.MetricStat?.Metric, MetricName: 'HTTPCode_ELB_503_Count' },
      },
    } as MetricDataQuery;

    // when
    const { MetricDataResults } = await world.cloudwatch.send(
      new GetMetricDataCommand({ ...span, MetricDataQueries: [query] }),
    );

    // then
    const [result] = MetricDataResults ?? [];
    expect(result?.StatusCode).toBe('Complete');
    expect([8, 9]).toContain(result?.Values?.length);
    expect(result?.Timestamps?.at(-1)).toEqual(span.StartTime);
    expect(result?.Values?.at(0)).toBeGreaterThan(2500);
  });

  test('a sparse metric has no values, and FILL has none either where its metric never was', async () => {
    // given
    await using world = await outage();
    const filled: MetricDataQuery = { Id: 'e1', Expression: 'FILL(m1, 0)' };

    // when
    const { MetricDataResults } = await world.cloudwatch.send(
      new GetMetricDataCommand({ ...span, MetricDataQueries: [errors, filled] }),
    );

    // then
    expect(MetricDataResults).toMatchObject([
      { Id: 'm1', Values: [] },
      { Id: 'e1', Values: [] },
    ]);
  });

  test('FILL puts its number wherever a known metric has no point', async () => {
    // given: the account is younger than the span that is asked for
    await using world = await outage();
    const known = { ...errors, MetricStat: { Metric: ELB_ERRORS, Period: 60, Stat: 'Sum' }, ReturnData: false };
    const filled: MetricDataQuery = { Id: 'e1', Expression: 'FILL(m1, 0)' };
    const young = { StartTime: new Date('2026-11-20T11:40:00Z'), EndTime: new Date('2026-11-20T11:50:00Z') };

    // when
    const { MetricDataResults } = await world.cloudwatch.send(
      new GetMetricDataCommand({ ...young, MetricDataQueries: [known, filled], ScanBy: 'TimestampAscending' }),
    );

    // then
    expect(MetricDataResults).toHaveLength(1);
    const values = MetricDataResults?.[0]?.Values ?? [];
    expect(values.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(values).toHaveLength(10);
    expect(Math.min(...values.slice(5))).toBeGreaterThan(1000);
  });

  test('an expression that it cannot compute is refused', async () => {
    // given
    await using world = await outage();

    // when
    const refusal = world.cloudwatch.send(
      new GetMetricDataCommand({ ...span, MetricDataQueries: [{ Id: 'e1', Expression: 'SEARCH("x", "Sum")' }] }),
    );

    // then
    await expect(refusal).rejects.toThrow('does not know the expression SEARCH');
  });

  test('an answer holds as many points as were asked for, and the next page goes on where it ended', async () => {
    // given
    await using world = await outage();
    const query = { ...errors, MetricStat: { Metric: ELB_ERRORS, Period: 60, Stat: 'Sum' } };
    const read = async (more: Partial<GetMetricDataCommandInput> = {}) => {
      const queries = [query, { ...query, Id: 'm2', Label: 'again' }];
      return world.cloudwatch.send(
        new GetMetricDataCommand({ ...span, MetricDataQueries: queries, MaxDatapoints: 6, ...more }),
      );
    };
    const { MetricDataResults: whole = [] } = await read({ MaxDatapoints: 500 });

    // when
    const pages = [await read()];
    for (let last = pages.at(-1); last?.NextToken !== undefined; last = pages.at(-1))
      pages.push(await read({ NextToken: last.NextToken }));

    // then
    const values = (id: string) =>
      pages.flatMap(({ MetricDataResults = [] }) =>
        MetricDataResults.flatMap(({ Id, Values = [] }) => (Id === id ? Values : [])),
      );
    expect([values('m1'), values('m2')]).toEqual(whole.map(({ Values }) => Values));
    expect(pages[0]?.MetricDataResults).toMatchObject([{ Id: 'm1', StatusCode: 'PartialData' }]);
    expect(pages.at(-1)?.MetricDataResults).toMatchObject([{ Id: 'm2', Label: 'again', StatusCode: 'Complete' }]);
  });

  test.each([
    { what: 'neither a metric nor an expression', query: { Id: 'm1' }, message: 'either the parameter Expression' },
    {
      what: 'both of them',
      query: { ...errors, Expression: 'FILL(m1, 0)' },
      message: 'either the parameter Expression',
    },
    {
      what: 'an id that begins with a capital',
      query: { ...errors, Id: 'M1' },
      message: 'The value M1 for parameter Id',
    },
  ])('a query with $what is refused', async ({ query, message }) => {
    // given
    await using world = await outage();

    // when
    const refusal = world.cloudwatch.send(new GetMetricDataCommand({ ...span, MetricDataQueries: [query] }));

    // then
    await expect(refusal).rejects.toThrow(message);
  });

  test('two queries under one id are refused', async () => {
    // given
    await using world = await outage();
    const query = { Id: 'a', Expression: 'FILL(b, 0)' };

    // when
    const refusal = world.cloudwatch.send(new GetMetricDataCommand({ ...span, MetricDataQueries: [query, query] }));

    // then
    await expect(refusal).rejects.toThrow('are not unique');
  });

  test('ListMetrics finds what was published', async () => {
    // given
    await using world = await outage();

    // when
    const { Metrics } = await world.cloudwatch.send(new ListMetricsCommand({ MetricName: 'HTTPCode_ELB_5XX_Count' }));

    // then
    expect(Metrics).toEqual([
      { Namespace: 'AWS/ApplicationELB', MetricName: 'HTTPCode_ELB_5XX_Count', Dimensions: ALARM.Dimensions },
    ]);
  });
});
