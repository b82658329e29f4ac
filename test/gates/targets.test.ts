import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { targetsReadings } from '../../src/gates/targets.ts';
import type { Health, Reading, TargetsGate } from '../../src/release/words.ts';

const gate = (healthy: number, force: TargetsGate['force'] = 'obeyed'): TargetsGate => ({
  kind: 'targets',
  name: 'targets',
  when: 'always',
  force,
  healthy,
});

const health = (healthy: number, unhealthy: number, starting: number, ...reasons: string[]): Health => ({
  healthy,
  unhealthy,
  starting,
  unchecked: 0,
  reasons,
});

const ofGreen = (limit: number, green: Health | undefined, traffic: 'on green' | 'not yet' = 'not yet'): Reading => {
  const [reading] = targetsReadings(gate(limit), { at: 7, green, blue: undefined }, traffic);
  if (reading === undefined) throw new Error('green has no reading');
  return reading;
};

describe('the health of green', () => {
  test.each<[string, number, Health | undefined, Reading['outcome'], string]>([
    ['all are healthy', 100, health(3, 0, 0), 'pass', '3 of 3 targets of green are healthy, limit 100 %.'],
    [
      'one is not',
      100,
      health(2, 1, 0, 'Target.ResponseCodeMismatch'),
      'fail',
      '2 of 3 targets of green are healthy, limit 100 % (Target.ResponseCodeMismatch).',
    ],
    [
      'just as many are as have to be',
      90,
      health(9, 1, 0),
      'pass',
      '9 of 10 targets of green are healthy, limit 90 %.',
    ],
    ['one too few is', 90, health(8, 2, 0), 'fail', '8 of 10 targets of green are healthy, limit 90 %.'],
    [
      'none is checked yet',
      100,
      health(0, 0, 2, 'Elb.RegistrationInProgress'),
      'inconclusive',
      '0 of 2 targets of green are healthy, limit 100 %, 2 not checked yet (Elb.RegistrationInProgress).',
    ],
    [
      'some are checked, and those are healthy',
      100,
      health(2, 0, 1),
      'inconclusive',
      '2 of 3 targets of green are healthy, limit 100 %, 1 not checked yet.',
    ],
    [
      'enough are healthy, whatever the others turn out to be',
      50,
      health(2, 0, 1),
      'pass',
      '2 of 3 targets of green are healthy, limit 50 %, 1 not checked yet.',
    ],
    [
      'too few of those that are checked are healthy',
      100,
      health(1, 1, 1, 'Target.Timeout', 'Elb.InitialHealthChecking'),
      'fail',
      '1 of 3 targets of green are healthy, limit 100 %, 1 not checked yet (Target.Timeout; Elb.InitialHealthChecking).',
    ],
    ['nobody is registered', 100, health(0, 0, 0), 'no-data', 'No target of green is registered.'],
    ['there is no target group', 100, undefined, 'no-data', 'No target of green is registered.'],
  ])('is told with counts and reasons where %s', (_, limit, green, outcome, says) => {
    // given, when
    const reading = ofGreen(limit, green);

    // then
    expect(reading).toEqual({ gate: 'targets', subject: 'green', force: 'obeyed', at: 7, outcome, says });
  });

  test('passes only if no outcome of the checks to come could make it fail at once', () => {
    const count = fc.nat(20);
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 1, max: 100 }), (healthy, unhealthy, unchecked, limit) => {
        // given
        const worst = health(healthy, unhealthy + unchecked, 0);

        // when
        const { outcome } = ofGreen(limit, health(healthy, unhealthy, unchecked));

        // then
        expect(outcome === 'pass').toBe(ofGreen(limit, worst).outcome === 'pass');
      }),
    );
  });
});

describe('a green that users get to', () => {
  test.each<[string, Health | undefined]>([
    ['none is registered, for ECS has taken away those that fell ill', undefined],
    ['the new ones are not checked yet', health(0, 0, 2)],
  ])('fails with nobody healthy, even where %s', (_, green) => {
    // given, when
    const [before, under] = [ofGreen(50, green, 'not yet'), ofGreen(50, green, 'on green')];

    // then
    expect(before.outcome).not.toBe('fail');
    expect(under).toMatchObject({ outcome: 'fail', says: expect.stringContaining('no healthy target') });
  });

  test('is not called ill where the load balancer itself does not know', () => {
    // given
    const nobodyKnows = { healthy: 0, unhealthy: 0, starting: 0, unchecked: 3, reasons: ['Elb.InternalError'] };

    // when
    const reading = ofGreen(100, nobodyKnows, 'on green');

    // then
    expect(reading.outcome).toBe('inconclusive');
  });

  test('may have new targets that are not checked yet, beside healthy ones', () => {
    // given, when
    const reading = ofGreen(100, health(3, 0, 3), 'on green');

    // then
    expect(reading.outcome).toBe('inconclusive');
  });
});

describe('the health of blue', () => {
  test.each(['obeyed', 'advisory'] as const)('is shown and never obeyed, where the gate is %s', force => {
    // given
    const seen = { at: 7, green: health(1, 0, 0), blue: health(0, 2, 0) };

    // when
    const readings = targetsReadings(gate(100, force), seen, 'on green');

    // then
    expect(readings).toMatchObject([
      { subject: 'green', force, outcome: 'pass' },
      { subject: 'blue', force: 'advisory', outcome: 'fail' },
    ]);
  });
});
