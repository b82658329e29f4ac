import type { ECSTaskSet } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fleetAgain, fleetOf, servingIn } from '../../../src/targets/codedeploy/fleet.ts';
import { taskSetsIn } from '../../../src/targets/codedeploy/on-ecs.ts';
import { fleet, side } from './looks.ts';

const set = (id: string, label: 'Blue' | 'Green', share: number, running = 3): ECSTaskSet => ({
  identifer: id,
  taskSetLabel: label,
  trafficWeight: share,
  desiredCount: 3,
  runningCount: running,
  pendingCount: 3 - running,
});

const target = (...taskSetsInfo: ECSTaskSet[]) => taskSetsIn({ ecsTarget: { taskSetsInfo } });

describe('the two sides of a deployment', () => {
  test('are told by their labels, whatever their order, with their tasks', () => {
    // when
    const found = fleetOf(target(set('ecs-svc/2', 'Green', 10, 1), set('ecs-svc/1', 'Blue', 90)));
    // then
    expect(found).toEqual({
      blue: { id: 'ecs-svc/1', share: 90, tasks: { revision: 'Blue', wanted: 3, running: 3, pending: 0 } },
      green: { id: 'ecs-svc/2', share: 10, tasks: { revision: 'Green', wanted: 3, running: 1, pending: 2 } },
    });
  });

  test('are not there before CodeDeploy names them', () => {
    // when
    const found = [fleetOf(taskSetsIn(undefined)), fleetOf(taskSetsIn({})), fleetOf(target())];
    // then
    expect(found).toEqual(found.map(() => ({ blue: undefined, green: undefined })));
  });

  test('stay the same two in a rollback, which labels them the other way round', () => {
    // given
    const before = fleetOf(target(set('ecs-svc/1', 'Blue', 90), set('ecs-svc/2', 'Green', 10)));
    // when
    const again = fleetAgain(before, target(set('ecs-svc/2', 'Blue', 0), set('ecs-svc/1', 'Green', 100)));
    // then
    expect(again).toMatchObject({
      blue: { id: 'ecs-svc/1', share: 100 },
      green: { id: 'ecs-svc/2', share: 0 },
    });
  });

  test('one that the rollback does not list any more has neither tasks nor traffic', () => {
    // given
    const before = fleetOf(target(set('ecs-svc/1', 'Blue', 90), set('ecs-svc/2', 'Green', 10)));
    // when
    const again = fleetAgain(before, target(set('ecs-svc/1', 'Blue', 100)));
    // then
    expect(again.green).toMatchObject({ share: 0, tasks: { wanted: 0, running: 0, pending: 0 } });
    expect(servingIn(again, 'perhaps')).toEqual({ who: 'blue', green: 0 });
  });

  test('are as they were where the rollback lists none yet', () => {
    // given
    const before = fleetOf(target(set('ecs-svc/1', 'Blue', 90), set('ecs-svc/2', 'Green', 10)));
    // when
    const again = fleetAgain(before, target());
    // then
    expect(again).toEqual(before);
  });
});

describe('who serves', () => {
  test.each([
    { share: 0, serving: { who: 'blue', green: 0 } },
    { share: 10, serving: { who: 'split', green: 10 } },
    { share: 100, serving: { who: 'green', green: 100 } },
  ])('is told by the weights: $share % on green', ({ share, serving }) => {
    // when
    const told = servingIn(fleet(share), 'perhaps');
    // then
    expect(told).toEqual(serving);
  });

  test('is unknown, with both weights, whenever they do not add up', () => {
    const weight = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(weight, weight, (blue, green) => {
        fc.pre(blue + green !== 100);
        // when
        const told = servingIn({ blue: side('b', blue), green: side('g', green) }, 'perhaps');
        // then
        expect(told).toEqual({
          who: 'unknown',
          because: `CodeDeploy reports ${blue} % on blue and ${green} % on green`,
        });
      }),
    );
  });

  test('is blue before green exists, and where a deployment that has not named its sets has moved nothing', () => {
    // when
    const told = [
      servingIn({ blue: side('b', 100), green: undefined }, 'nothing'),
      servingIn({ blue: undefined, green: undefined }, 'nothing'),
    ];
    // then
    expect(told).toEqual([
      { who: 'blue', green: 0 },
      { who: 'blue', green: 0 },
    ]);
  });

  test.each<[string, Parameters<typeof servingIn>[0], ReturnType<typeof servingIn>['who']]>([
    ['blue is gone, and green has all', { blue: undefined, green: side('g', 100) }, 'green'],
    ['blue is gone, and green has a part', { blue: undefined, green: side('g', 10) }, 'unknown'],
    ['green is not named, and blue has nothing', { blue: side('b', 0), green: undefined }, 'unknown'],
    ['green is not named, and blue has all', { blue: side('b', 100), green: undefined }, 'blue'],
  ])('is told by the weights also where %s, whatever the deployment says of itself', (_, fleet, who) => {
    // when
    const told = [servingIn(fleet, 'nothing').who, servingIn(fleet, 'perhaps').who];
    // then
    expect(told).toEqual([who, who]);
  });

  test('is unknown, and not blue, where traffic may have moved and no task sets are named', () => {
    // when
    const told = servingIn({ blue: undefined, green: undefined }, 'perhaps');
    // then
    expect(told).toMatchObject({ who: 'unknown' });
  });
});
