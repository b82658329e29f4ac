import { describe, expect, test } from '@jest/globals';
import { answerBusy } from '../../../src/release/busy.ts';
import type { Registered } from '../../../src/targets/ecs/registry.ts';
import { deploymentOf, type NativeDeployment } from '../../../src/targets/ecs-native/deployment.ts';
import { occupantOf } from '../../../src/targets/ecs-native/occupant.ts';
import { anotherRun, ourRun } from './a-survey.ts';

const at = Date.UTC(2026, 10, 22, 12);

const aDeployment = (change: Partial<NativeDeployment> = {}): NativeDeployment => ({
  ...deploymentOf({
    serviceDeploymentArn: 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/shop/api/NCWGC2ZR-taawPAYrIaU5',
    status: 'IN_PROGRESS',
    createdAt: new Date(at),
  }),
  ...change,
});

const registered = (name: string, run?: number): Registered => ({
  revision: { id: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`, name },
  definition: { family: name.split(':')[0] ?? '', containerDefinitions: [] },
  madeBy: run === undefined ? undefined : `gl-${run}-0a1b2c3d.1`,
  origin: run === undefined ? undefined : { ...ourRun.origin, runNumber: run },
});

const newest = { ...anotherRun, origin: { ...ourRun.origin, runNumber: 99 } };

describe('Whoever holds the service', () => {
  test.each(['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'] as const)(
    'and goes back is never ended, whoever began it: %s',
    status => {
      // given
      const bringing = {
        deployment: aDeployment({ status }),
        brings: registered('api:42', 42),
        beside: registered('api:41', 41),
      };
      // when
      const occupant = occupantOf(bringing, newest, at);
      // then
      expect(answerBusy('supersede', occupant, newest)).toMatchObject({
        do: 'wait',
        because: expect.stringContaining('rollback NCWGC2ZR'),
      });
    },
  );

  test('and is about to stop is waited for: its successor is there already', () => {
    // given
    const bringing = {
      deployment: aDeployment({ status: 'STOP_REQUESTED' }),
      brings: registered('api:42', 42),
      beside: registered('api:41', 41),
    };
    // then
    expect(answerBusy('supersede', occupantOf(bringing, newest, at), newest).do).toBe('wait');
  });

  test('and is an older run of the same workflow is ended, where that is asked for', () => {
    // given
    const bringing = { deployment: aDeployment(), brings: registered('api:42', 42), beside: registered('api:41', 41) };
    // then
    expect(answerBusy('supersede', occupantOf(bringing, newest, at), newest).do).toBe('end it');
  });

  test.each([
    ['an older number of the same family', registered('api:41', 41), registered('api:42', 42)],
    ['made by an older run, in another family', registered('old-api:7', 41), registered('api:42', 42)],
    [
      'made by an older run than what shares its family and came later',
      registered('api:43', 41),
      registered('api:42', 42),
    ],
  ])('and brings a former revision is not, for it is a way back: %s', (_what, brings, beside) => {
    // when
    const occupant = occupantOf({ deployment: aDeployment(), brings, beside }, newest, at);
    // then
    expect(answerBusy('supersede', occupant, newest)).toMatchObject({ do: 'wait' });
  });

  test.each([
    ['a revision that nobody of ours has made', registered('api:42')],
    ['a revision that ECS does not have any more', undefined],
  ])('and brings %s is somebody else', (_what, brings) => {
    expect(occupantOf({ deployment: aDeployment(), brings, beside: registered('api:41') }, newest, at).madeBy).toEqual({
      is: 'somebody else',
    });
  });

  test('and has all users has only its bake before it', () => {
    // given
    const target = { ...aDeployment().target, share: 100 };
    const bringing = {
      deployment: aDeployment({ target }),
      brings: registered('api:42', 42),
      beside: registered('api:41'),
    };
    // then
    expect(occupantOf(bringing, newest, at).madeBy).toMatchObject({ serves: 'all users' });
  });
});
