import { describe, expect, test } from '@jest/globals';
import { CredentialsError, DeniedError, MissingError, RejectedError, TroubleError } from '../../src/errors.ts';
import { after, minute, noon, second } from '../release/a-release.ts';
import { awsError, lostAnswer, networkError, throttled, unavailable } from './an-aws-error.ts';
import { always, failing, patient } from './a-patience.ts';

const describeServices = { service: 'ecs', operation: 'DescribeServices' } as const;

describe('a call to AWS', () => {
  test.each<[string, Error, RegExp]>([
    ['throttling', throttled, /ecs:DescribeServices was throttled/],
    ['a 503', unavailable, /AWS answered 503 to ecs:DescribeServices/],
    ['a lost connection', lostAnswer, /connection to AWS failed \(ECONNRESET\)/],
    ['a name that does not resolve for now', networkError('EAI_AGAIN'), /EAI_AGAIN/],
    ['an answer that does not come', awsError('TimeoutError', 'Timed out'), /not answered in time/],
  ])('rides out %s, and tells of each time', async (_, error, told) => {
    // given
    const { read, troubles } = patient();

    // when
    const answer = await read(describeServices, failing(3, error));

    // then
    expect(answer).toBe('the answer');
    expect(troubles).toEqual([1, 2, 3].map(() => expect.stringMatching(told)));
  });

  test.each([0, 0.5, 0.999])(
    'gives up on a trouble that lasts, at the end of its patience (jitter %d)',
    async random => {
      // given
      const { read, clock } = patient({ random, within: 2 * minute });

      // when
      const failed = await read(describeServices, always(throttled)).catch((error: unknown) => error);

      // then
      expect(failed).toBeInstanceOf(TroubleError);
      expect(failed).toMatchObject({ message: expect.stringContaining('for 120 s'), cause: throttled });
      expect(clock.now()).toBe(after(2 * minute));
    },
  );

  test('waits longer from one try to the next, and never longer than 15 s', async () => {
    // given
    const { read, clock } = patient({ random: 0.999 });
    const tries: number[] = [];

    // when
    await read(describeServices, async () => {
      tries.push(clock.now());
      throw throttled;
    }).catch(() => undefined);

    // then
    const gaps = tries.slice(1, -1).map((at, before) => at - tries[before]!);
    expect(gaps).toEqual(gaps.toSorted((one, other) => one - other));
    expect(gaps[0]).toBeGreaterThanOrEqual(second / 2);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15 * second);
  });

  test('is tried once where the next look is the next try', async () => {
    // given
    const { read, clock, troubles } = patient({ within: 0 });

    // when
    const failed = await read(describeServices, failing(1, throttled)).catch((error: unknown) => error);

    // then
    expect(failed).toBeInstanceOf(TroubleError);
    expect([clock.now(), troubles]).toEqual([noon, []]);
  });

  test('that is denied says at once which action on which resource', async () => {
    // given
    const { read, clock } = patient();
    const message =
      'User: arn:aws:sts::1:assumed-role/ci is not authorized to perform: ecs:DescribeServices on resource: ' +
      'arn:aws:ecs:eu-west-1:1:service/prod/api because no identity-based policy allows it';
    const denied = always(awsError('AccessDeniedException', message));

    // when
    const failed = await read(describeServices, denied).catch((error: unknown) => error);

    // then
    expect(failed).toBeInstanceOf(DeniedError);
    expect(failed).toMatchObject({
      action: 'ecs:DescribeServices',
      resource: 'arn:aws:ecs:eu-west-1:1:service/prod/api',
    });
    expect(clock.now()).toBe(noon);
  });

  test('that is denied without a word names the action that was called', async () => {
    // given
    const { read } = patient();

    // when
    const failed = await read(describeServices, always(awsError('AccessDenied', 'Denied'))).catch(
      (error: unknown) => error,
    );

    // then
    expect(failed).toMatchObject({ action: 'ecs:DescribeServices', resource: '*' });
  });

  test.each(['ExpiredTokenException', 'UnrecognizedClientException', 'CredentialsProviderError'])(
    'that meets %s says at once that the credentials are at fault',
    async name => {
      // given
      const { read, clock } = patient();

      // when
      const failed = await read(describeServices, always(awsError(name, 'No.'))).catch((error: unknown) => error);

      // then
      expect(failed).toBeInstanceOf(CredentialsError);
      expect(clock.now()).toBe(noon);
    },
  );

  test('takes a refusal that its caller foresaw for an answer', async () => {
    // given
    const { read } = patient();
    const refusal = always(awsError('DeploymentAlreadyCompletedException', 'It has ended.'));

    // when
    const answer = await read(describeServices, refusal, {
      DeploymentAlreadyCompletedException: message => `too late: ${message}`,
    });

    // then
    expect(answer).toBe('too late: It has ended.');
  });

  test.each([
    ['ServiceNotFoundException', MissingError],
    ['InvalidParameterException', RejectedError],
  ])('that meets %s, which nobody foresaw, repeats what AWS said', async (name, kind) => {
    // given
    const { read } = patient();

    // when
    const failed = await read(describeServices, always(awsError(name, 'Not so.'))).catch((error: unknown) => error);

    // then
    expect(failed).toBeInstanceOf(kind);
    expect(failed).toMatchObject({ message: `ecs:DescribeServices: Not so. (${name})` });
  });

  test('is not tried again after a cancel', async () => {
    // given
    const { read, clock, cancel } = patient();
    clock.at(after(10 * second), () => cancel.abort('SIGINT'));

    // when
    const failed = await read(describeServices, always(throttled)).catch((error: unknown) => error);

    // then
    expect(failed).toBeInstanceOf(TroubleError);
    expect(clock.now()).toBe(after(10 * second));
  });
});
