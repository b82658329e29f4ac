import { describe, expect, test } from '@jest/globals';
import type { Gate, GateTime } from '../../../../src/release/words.ts';
import { readyWaitFindings } from '../../../../src/targets/ecs-codedeploy/preflight/ready-wait.ts';
import { testListenerFindings } from '../../../../src/targets/ecs-codedeploy/preflight/test-listener.ts';
import { aBalancing, aListener, testing, there } from '../../elbv2/a-balancing.ts';
import { aGroup, alarms, facts, minute, smoke, targets } from './a-release-to-be.ts';

const later: readonly GateTime[] = ['during', 'bake', 'always'];
const unwaiting = aGroup({ readyWait: 'none' });

describe('the time to prove green before traffic', () => {
  test.each<{ kind: string; gate: Gate }>([
    { kind: 'smoke', gate: smoke() },
    { kind: 'targets', gate: targets() },
    { kind: 'an advisory smoke', gate: smoke({ force: 'advisory' }) },
  ])('is missing without a wait in the group, which is an error: $kind', ({ gate }) => {
    // when
    const found = readyWaitFindings(facts({ group: unwaiting, gates: [gate] }));
    // then
    expect(found).toEqual([
      {
        level: 'error',
        where: 'gates',
        value: gate.name,
        reason:
          'deployment group AppECS-shop-api/DgpECS-shop-api moves traffic as soon as green is ready, so nothing can be proven before it',
        remedy: expect.stringContaining('give the group a wait before traffic'),
        command:
          'aws deploy update-deployment-group --region eu-west-1 --application-name AppECS-shop-api --current-deployment-group-name DgpECS-shop-api ' +
          `--blue-green-deployment-configuration '{"deploymentReadyOption":{"actionOnTimeout":"STOP_DEPLOYMENT","waitTimeInMinutes":30},` +
          `"terminateBlueInstancesOnDeploymentSuccess":{"action":"TERMINATE","terminationWaitTimeInMinutes":60}}'`,
      },
    ]);
  });

  test('is missing once for all gates that need it', () => {
    // when
    const found = readyWaitFindings(facts({ group: unwaiting, gates: [smoke(), targets(), alarms] }));
    // then
    expect(found.map(({ value }) => value)).toEqual(['front door, targets']);
  });

  test.each<{ what: string; gates: readonly Gate[] }>([
    { what: 'no gates', gates: [] },
    { what: 'alarms, which can be read at any time', gates: [alarms] },
    ...later.map(when => ({
      what: `gates that are measured later: ${when}`,
      gates: [smoke({ when }), targets({ when })],
    })),
  ])('is not needed for $what', ({ gates }) => {
    // when
    const found = readyWaitFindings(facts({ group: unwaiting, gates }));
    // then
    expect(found).toEqual([]);
  });

  test.each([
    { what: 'no time', wait: 0, warned: true },
    { what: 'a minute', wait: minute, warned: true },
    { what: 'two minutes', wait: 2 * minute, warned: false },
    { what: 'half an hour', wait: 30 * minute, warned: false },
  ])('may be too short for a smoke test, which is a warning: $what', ({ wait, warned }) => {
    // when
    const found = readyWaitFindings(facts({ group: aGroup({ readyWait: wait }), gates: [smoke()] }));
    // then
    expect(found.map(({ level }) => level)).toEqual(warned ? ['warning'] : []);
  });

  test('is long enough for the health of targets at any length', () => {
    // when
    const found = readyWaitFindings(facts({ group: aGroup({ readyWait: minute }), gates: [targets()] }));
    // then
    expect(found).toEqual([]);
  });
});

describe('the way to green before traffic', () => {
  const untested = aBalancing({ test: [] });

  test('is missing without a test listener, which is an error for a smoke test', () => {
    // when
    const found = testListenerFindings(facts({ balancing: untested, gates: [smoke(), smoke({ name: 'sign-in' })] }));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'gates',
        value: 'front door, sign-in',
        reason: expect.stringContaining('every request reaches blue'),
      }),
    ]);
  });

  test.each<{ what: string; gates: readonly Gate[] }>([
    { what: 'the health of targets', gates: [targets()] },
    { what: 'alarms', gates: [alarms] },
    ...later.map(when => ({ what: `a smoke test that is made later: ${when}`, gates: [smoke({ when })] })),
  ])('is not needed for $what', ({ gates }) => {
    // when
    const found = testListenerFindings(facts({ balancing: untested, gates }));
    // then
    expect(found).toEqual([]);
  });

  test.each([
    { url: 'https://api.example.com/health', warned: true },
    { url: 'https://api.example.com:443/health', warned: true },
    { url: 'http://api.example.com:443/health', warned: true },
    { url: 'http://api.example.com/health', warned: false },
    { url: 'https://api.example.com:8443/health', warned: false },
    { url: 'https://proxy.example.com:9000/health', warned: false },
  ])('is not the port of the production listener: $url', ({ url, warned }) => {
    // when
    const found = testListenerFindings(facts({ gates: [smoke({}, url)] }));
    // then
    expect(found.map(({ level, remedy }) => [level, remedy])).toEqual(
      warned ? [['warning', 'the address of the test listener, on port 8443']] : [],
    );
  });

  test('may have the same port where the test listener has it too', () => {
    // given
    const balancing = aBalancing({ test: [there(aListener({ arn: testing, port: 443 }))] });
    // when
    const found = testListenerFindings(facts({ balancing, gates: [smoke({}, 'https://test.example.com/health')] }));
    // then
    expect(found).toEqual([]);
  });
});
