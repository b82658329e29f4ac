import { describe, expect, test } from '@jest/globals';
import { ask, type Inputs } from './ask.ts';

const id = 'gl-1658821493-9bf4efe2';
const alone: Inputs = { target: 'ecs', operation: 'status', 'release-id': id };

describe('the id of a release alone', () => {
  test('is enough to ask how its target stands: the service is found', async () => {
    // given, when
    const parsed = await ask(alone);
    // then
    expect(parsed).toMatchObject({
      ok: true,
      request: {
        sought: 'an ecs service',
        operation: { is: 'status', handed: { releaseId: id, changeId: undefined } },
        environment: 'production',
        region: 'eu-west-1',
      },
    });
  });

  test('is a change of it where it is a change-id', async () => {
    // given, when
    const parsed = await ask({ ...alone, 'release-id': `${id}.2` });
    // then
    expect(parsed).toMatchObject({
      ok: true,
      request: { operation: { handed: { releaseId: id, changeId: `${id}.2` } } },
    });
  });

  test.each<[string, Inputs]>([
    ['to promote it', { ...alone, operation: 'promote' }],
    ['where the target is named in part', { ...alone, cluster: 'shop' }],
    ['where it is missing', { target: 'ecs', operation: 'status' }],
  ])('is not enough %s', async (_, inputs) => {
    // given, when
    const parsed = await ask(inputs);
    // then
    expect(parsed.ok ? [] : parsed.problems).toEqual([expect.objectContaining({ where: 'service' })]);
  });

  test('is no search where the service is named as well', async () => {
    // given, when
    const parsed = await ask({ ...alone, service: 'api' });
    // then
    expect(parsed).toMatchObject({ ok: true, request: { target: { service: 'api' } } });
  });
});
