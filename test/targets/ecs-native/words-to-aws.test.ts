import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../aws/fault-rule.ts';
import { beginRelease, type OpenNative } from './open-native.ts';

const refusing = (operation: string, name: string): FaultRule => ({
  operation,
  calls: 'every',
  fault: { kind: 'error', name, message: 'It is not in that state.' },
});

async function atItsPause(): Promise<OpenNative> {
  const release = await beginRelease();
  await release.until(({ motion }) => motion.is === 'ready');
  return release;
}

describe('the word to go on', () => {
  test.each(['ClientException', 'InvalidParameterException'])(
    'that ECS refuses with %s while the pause still waits is an error with what to do',
    async name => {
      // given
      await using release = await atItsPause();
      release.shop.aws.faults.inject(refusing('ecs:ContinueServiceDeployment', name));
      // when
      const advance = release.mover.advance(release.change, 10);
      // then
      await expect(advance).rejects.toMatchObject({ message: expect.stringContaining('It is not in that state.') });
    },
  );

  test('is not given to a deployment that is on its way back', async () => {
    // given
    await using release = await atItsPause();
    await release.mover.goBack(release.change);
    // when
    const answer = await release.mover.advance(release.change, 10);
    // then
    expect(answer).toBe('not ours');
  });
});

describe('the word to go back', () => {
  test.each(['ConflictException', 'ClientException', 'InvalidParameterException'])(
    'that ECS refuses with %s while the deployment goes on is an error with what to do',
    async name => {
      // given
      await using release = await atItsPause();
      release.shop.aws.faults.inject(refusing('ecs:StopServiceDeployment', name));
      // when
      const goBack = release.mover.goBack(release.change);
      // then
      await expect(goBack).rejects.toMatchObject({ hint: expect.stringContaining('by hand') });
    },
  );

  test('comes too late for a deployment that ECS does not have any more', async () => {
    // given
    await using release = await atItsPause();
    release.shop.aws.faults.inject(refusing('ecs:StopServiceDeployment', 'ServiceDeploymentNotFoundException'));
    // when
    const answer = await release.mover.goBack(release.change);
    // then
    expect(answer).toBe('too late');
  });

  test('takes no harm when it is said twice', async () => {
    // given
    await using release = await atItsPause();
    // when
    const answers = [await release.mover.goBack(release.change), await release.mover.goBack(release.change)];
    // then
    expect(answers).toEqual(['accepted', 'accepted']);
  });
});

describe('a deployment that ECS has just begun', () => {
  const hidden: FaultRule = {
    operation: 'ecs:DescribeServiceDeployments',
    calls: 'every',
    fault: { kind: 'set', members: { serviceDeployments: [] } },
  };

  test('is waited for, for a minute, and then it is missing', async () => {
    // given
    await using release = await beginRelease();
    release.shop.aws.faults.inject(hidden);
    // when
    const { motion, serving } = await release.mover.see(release.change);
    await release.shop.clock.sleep(60_000);
    const later = release.mover.see(release.change);
    // then
    expect(motion).toEqual({ is: 'preparing', doing: 'ECS to show the deployment' });
    expect(serving.who).toBe('unknown');
    await expect(later).rejects.toThrow(/no deployment/);
  });
});
