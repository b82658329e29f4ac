import type { MetricDataResult, StatusCode } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from '@jest/globals';
import { metricsIn } from '../../src/aws/metric-data.ts';
import { UnknownAnswerError } from '../../src/errors.ts';
import { minute, noon } from '../release/a-release.ts';

const result = (StatusCode: StatusCode, points: Readonly<Record<number, number>>): MetricDataResult => ({
  Id: 'green',
  StatusCode,
  Timestamps: Object.keys(points).map(at => new Date(noon + Number(at) * minute)),
  Values: Object.values(points),
});

const page = (...MetricDataResults: MetricDataResult[]) => ({ MetricDataResults });
const onward = { NextToken: 'more' };

describe('An answer of CloudWatch in pages', () => {
  test.each<[what: string, pages: Parameters<typeof metricsIn>[1], known: readonly number[] | 'in part']>([
    ['in one page, the newest first', [page(result('Complete', { 0: 300, 1: 310 }))], [310, 300]],
    ['without any point', [page(result('Complete', {}))], []],
    [
      'that goes on on a second page',
      [{ ...page(result('PartialData', { 1: 310 })), ...onward }, page(result('Complete', { 0: 300 }))],
      [310, 300],
    ],
    [
      'whose second page is of other series',
      [{ ...page(result('Complete', { 0: 300 })), ...onward }, page({ ...result('Complete', {}), Id: 'blue' })],
      [300],
    ],
    ['that is partial and does not go on', [page(result('PartialData', { 1: 310 }))], 'in part'],
    [
      'that fails on its second page',
      [{ ...page(result('PartialData', { 1: 310 })), ...onward }, page(result('InternalError', {}))],
      'in part',
    ],
    ['that is broken off', [{ ...page(result('Complete', { 0: 300 })), ...onward }], 'in part'],
    ['that says nothing of the series', [page()], 'in part'],
    ['that does not say whether it is all', [page({ Id: 'green', Timestamps: [], Values: [] })], 'in part'],
  ])('%s', (_, pages, known) => {
    // when
    const { green } = metricsIn(['green'], pages);
    // then
    expect(green === 'in part' ? green : green.map(({ value }) => value)).toEqual(known);
  });

  test('with a status that nobody knows is no answer', () => {
    // given
    const levitating = page(result('Levitating' as StatusCode, { 0: 300 }));
    // when
    const told = () => metricsIn(['green'], [levitating]);
    // then
    expect(told).toThrow(UnknownAnswerError);
  });
});
