import { describe, expect, test } from '@jest/globals';
import { findings, findingsUnderWay } from '../../../../src/targets/ecs-codedeploy/preflight/findings.ts';
import { aBalancing, aForward, forwarding } from '../../elbv2/a-balancing.ts';
import { aBlue, aGroup, facts, shortly, smoke, targets } from './a-release-to-be.ts';

describe('the findings before a release', () => {
  test('are none where all is well', () => {
    // given
    const careful = facts({ gates: [smoke(), targets()] });
    // when
    const found = findings(careful);
    // then
    expect(found).toEqual([]);
  });

  test('are all there at once', () => {
    // given
    const careless = facts({
      blue: aBlue({ side: { revision: 'api:41', wanted: 0, running: 0, pending: 0 } }),
      group: aGroup({ readyWait: 'none', rollsBackOn: [] }),
      balancing: { ...forwarding(aForward(90, 10, { sticky: true })), test: [] },
      gates: [smoke()],
    });
    // when
    const found = findings(careless);
    // then
    expect(shortly(found)).toEqual([
      expect.stringMatching(/^warning deployment-group: production traffic is divided/),
      expect.stringMatching(/^error service: its desired count is 0/),
      expect.stringMatching(/^error gates: .* as soon as green is ready/),
      expect.stringMatching(/^error gates: .* no test listener/),
      expect.stringMatching(/^warning strategy: .* keeps clients/),
      expect.stringMatching(/^warning deployment-group: .* no automatic rollback/),
    ]);
  });

  test('do not speak of weights where the parts do not fit together', () => {
    // given
    const unfit = facts({ balancing: { ...aBalancing(), production: [{ is: 'missing', named: 'x' }] } });
    // when
    const found = findings(unfit);
    // then
    expect(shortly(found)).toEqual(['error deployment-group: its production listener x does not exist']);
  });

  test('say what to do, every one', () => {
    // given
    const worst = [
      facts({ balancing: undefined, blueHealth: undefined }),
      facts({
        blueHealth: { healthy: 1, unhealthy: 2, starting: 0, unchecked: 0, reasons: [] },
        balancing: forwarding(aForward(0, 100)),
      }),
      facts({ group: aGroup({ readyWait: 0 }), gates: [smoke({}, 'https://api.example.com/')] }),
    ];
    // when
    const found = worst.flatMap(findings);
    // then
    expect(found.length).toBeGreaterThan(4);
    expect(found.filter(({ remedy }) => remedy === undefined)).toEqual([]);
  });
});

describe('the findings of a release that is in flight already', () => {
  const weak = { healthy: 1, unhealthy: 2, starting: 0, unchecked: 0, reasons: [] };

  test('are what going back would meet', () => {
    // when
    const found = findingsUnderWay(facts({ blueHealth: weak }));
    // then
    expect(shortly(found)).toEqual([expect.stringMatching(/^warning service: blue .* has 1 healthy of 3 wanted/)]);
  });

  test('refuse nothing: neither the traffic that it moved itself, nor what was wrong when it began', () => {
    // given
    const begun = facts({
      blue: aBlue({ side: { revision: 'api:41', wanted: 0, running: 0, pending: 0 } }),
      balancing: forwarding(aForward(0, 100)),
      group: aGroup({ readyWait: 'none' }),
      gates: [smoke()],
    });
    // when
    const found = findingsUnderWay(begun);
    // then
    expect(found).toEqual([]);
  });
});
