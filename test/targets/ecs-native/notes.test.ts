import { describe, expect, test } from '@jest/globals';
import { deploymentOf } from '../../../src/targets/ecs-native/deployment.ts';
import { lastEndedBadly } from '../../../src/targets/ecs-native/notes.ts';

const at = new Date(Date.UTC(2026, 10, 22, 14, 5));

const told = (status: 'SUCCESSFUL' | 'STOPPED' | 'ROLLBACK_SUCCESSFUL' | 'ROLLBACK_FAILED') => {
  const last = deploymentOf({
    serviceDeploymentArn: 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/shop/api/NCWGC2ZR',
    status,
    stoppedAt: at,
    finishedAt: at,
    statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  });
  const lastBrought = {
    revision: { id: 'arn', name: 'api:42' },
    definition: { family: 'api', containerDefinitions: [] },
    madeBy: 'gl-42-0a1b2c3d.1',
    origin: undefined,
  };
  return lastEndedBadly({ lately: { inFlight: undefined, last }, lastBrought });
};

describe('What the next run tells of a deployment that ended without anybody to see it', () => {
  test.each([
    ['ROLLBACK_SUCCESSFUL', 'was taken back at'],
    ['ROLLBACK_FAILED', 'could not be taken back at'],
    ['STOPPED', 'was stopped and not taken back at'],
  ] as const)('is how it ended, when and why: %s', (status, said) => {
    // when
    const [note] = told(status);
    // then
    expect(note).toContain('The last deployment, NCWGC2ZR of api:42 (gl-42-0a1b2c3d.1), ');
    expect(note).toContain(said);
    expect(note).toContain('14:05');
    expect(note).toContain('circuit breaker threshold was exceeded');
  });

  test('is nothing of one that went well', () => {
    expect(told('SUCCESSFUL')).toEqual([]);
  });
});
