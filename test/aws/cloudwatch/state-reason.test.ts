import { describe, expect, test } from '@jest/globals';
import { compositeReason, stateReason, stateReasonData, type Evidence } from './state-reason.ts';

const at = (minute: number) => Date.parse('2026-11-20T12:00:00Z') + minute * 60_000;

const evidence: Evidence = {
  watch: {
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    threshold: 0.5,
    operator: 'GreaterThanThreshold',
    missing: 'missing',
  },
  statistic: 'p99',
  periodSeconds: 60,
  state: 'ALARM',
  evaluated: [
    { at: at(0), value: 0.9, sampleCount: 300 },
    { at: at(1), value: 0.1, sampleCount: 301 },
    { at: at(2), value: 1, sampleCount: 302 },
  ],
  filled: 0,
  queriedAt: at(5),
};

describe('the reason of a state', () => {
  test.each<{ name: string; evidence: Evidence; sentence: string }>([
    {
      name: 'an alarm names the datapoints that breach, the newest first',
      evidence,
      sentence:
        'Threshold Crossed: 2 out of the last 3 datapoints [1.0 (20/11/26 12:02:00), 0.9 (20/11/26 12:00:00)] were greater than the threshold (0.5) (minimum 2 datapoints for OK -> ALARM transition).',
    },
    {
      name: 'a recovery names those that do not',
      evidence: { ...evidence, state: 'OK', evaluated: evidence.evaluated.slice(1, 2) },
      sentence:
        'Threshold Crossed: 1 out of the last 1 datapoints [0.1 (20/11/26 12:01:00)] was not greater than the threshold (0.5) (minimum 2 datapoints for ALARM -> OK transition).',
    },
    {
      name: 'no data at all is unknown',
      evidence: { ...evidence, state: 'INSUFFICIENT_DATA', evaluated: [], filled: 3 },
      sentence: 'Insufficient Data: 3 datapoints were unknown.',
    },
    {
      name: 'no data that counts as good',
      evidence: {
        ...evidence,
        watch: { ...evidence.watch, missing: 'notBreaching' },
        state: 'OK',
        evaluated: [],
        filled: 1,
      },
      sentence:
        'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    },
  ])('$name', ({ evidence: given, sentence }) => {
    expect(stateReason(given)).toBe(sentence);
  });

  test('its data holds what was asked, when, and each evaluated datapoint', () => {
    expect(JSON.parse(stateReasonData(evidence))).toEqual({
      version: '1.0',
      queryDate: '2026-11-20T12:05:00.000+0000',
      startDate: '2026-11-20T12:00:00.000+0000',
      statistic: 'p99',
      period: 60,
      recentDatapoints: [0.9, 0.1, 1],
      threshold: 0.5,
      evaluatedDatapoints: [
        { timestamp: '2026-11-20T12:02:00.000+0000', sampleCount: 302, value: 1 },
        { timestamp: '2026-11-20T12:01:00.000+0000', sampleCount: 301, value: 0.1 },
        { timestamp: '2026-11-20T12:00:00.000+0000', sampleCount: 300, value: 0.9 },
      ],
    });
  });

  test('a composite alarm names the child that changed, and when', () => {
    expect(compositeReason({ arn: 'arn:child', state: 'ALARM', at: at(2) })).toBe(
      'arn:child transitioned to ALARM at Friday 20 November, 2026 12:02:00 UTC',
    );
  });
});
