import type { DeploymentTarget } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { fleetAgain, fleetOf } from '../../../src/targets/codedeploy/fleet.ts';
import { type LambdaAppSpec, printLambdaAppSpec } from '../../../src/targets/codedeploy/lambda-appspec.ts';
import { onLambda } from '../../../src/targets/codedeploy/on-lambda.ts';

const revision = (number: string) => ({ id: `arn:of:checkout:${number}`, name: `checkout:${number}` });
const platform = onLambda({ function: 'checkout', alias: 'live', revision });

const hook = { event: 'BeforeAllowTraffic', function: 'check-login' };
const spec: LambdaAppSpec = { function: 'checkout', alias: 'live', from: '4', to: '5', hooks: [hook] };

const target = (currentVersion: string, targetVersion: string, targetVersionWeight?: number): DeploymentTarget => ({
  lambdaTarget: { lambdaFunctionInfo: { currentVersion, targetVersion, targetVersionWeight } },
});

describe('a deployment of a function', () => {
  test('brings the version that its AppSpec names, with the hooks that it names', () => {
    // given
    const content = printLambdaAppSpec(spec);
    // when
    const [brings, runs] = [platform.revisionIn(content), platform.hooksIn(content)];
    // then
    expect(brings).toEqual(revision('5'));
    expect(runs).toEqual([hook]);
  });

  test.each<{ what: string; other: Partial<LambdaAppSpec> }>([
    { what: 'another function', other: { function: 'payments' } },
    { what: 'another alias of the same function', other: { alias: 'beta' } },
  ])('brings nothing here where it is about $what', ({ other }) => {
    // given
    const content = printLambdaAppSpec({ ...spec, ...other });
    // when
    const [brings, runs] = [platform.revisionIn(content), platform.hooksIn(content)];
    // then
    expect(brings).toBeUndefined();
    expect(runs).toEqual([]);
  });

  test('is listed under the name of the function', () => {
    // when
    const { name, targetId } = platform;
    // then
    expect([name, targetId]).toEqual(['Lambda', 'checkout']);
  });
});

describe('the sides of a deployment of a function', () => {
  test('are its two versions with their shares, and no tasks', () => {
    // when
    const fleet = fleetOf(platform.sidesIn(target('4', '5', 10)));
    // then
    expect(fleet).toEqual({
      blue: { id: '4', tasks: undefined, share: 90 },
      green: { id: '5', tasks: undefined, share: 10 },
    });
  });

  test.each<{ what: string; seen: DeploymentTarget | undefined }>([
    { what: 'there is no target yet', seen: undefined },
    { what: 'the target tells nothing of its function', seen: {} },
    { what: 'only one version is named', seen: { lambdaTarget: { lambdaFunctionInfo: { currentVersion: '4' } } } },
  ])('are not there where $what', ({ seen }) => {
    // when
    const fleet = fleetOf(platform.sidesIn(seen));
    // then
    expect(fleet).toEqual({ blue: undefined, green: undefined });
  });

  test('have no share that CodeDeploy does not tell', () => {
    // when
    const fleet = fleetOf(platform.sidesIn(target('4', '5')));
    // then
    expect([fleet.blue?.share, fleet.green?.share]).toEqual([undefined, undefined]);
  });

  test('stay the same two in a rollback, which has them the other way round', () => {
    // given
    const before = fleetOf(platform.sidesIn(target('4', '5', 10)));
    // when
    const again = fleetAgain(before, platform.sidesIn(target('5', '4', 100)));
    // then
    expect(again).toEqual({
      blue: { id: '4', tasks: undefined, share: 100 },
      green: { id: '5', tasks: undefined, share: 0 },
    });
  });
});
