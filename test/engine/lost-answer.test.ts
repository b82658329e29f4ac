import { describe, expect, test } from '@jest/globals';
import { TroubleError } from '../../src/errors.ts';
import type { Millis } from '../../src/release/words.ts';
import { after, minute, second } from '../release/a-release.ts';
import { awsError, lostAnswer, throttled, unavailable } from './an-aws-error.ts';
import { always, failing, patient } from './a-patience.ts';

const createDeployment = { service: 'codedeploy', operation: 'CreateDeployment' } as const;

/** AWS that makes a thing with each create it receives, and may lose the answer to it, or the request. */
function anAws(clock: { now(): number }, lost: { request?: number; answer?: number; visibleAfter?: Millis }) {
  const made: { name: string; visible: number }[] = [];
  let calls = 0;
  return {
    made,
    create: async () => {
      calls += 1;
      if (calls <= (lost.request ?? 0)) throw unavailable;
      made.push({ name: `d-${made.length + 1}`, visible: clock.now() + (lost.visibleAfter ?? 0) });
      if (calls <= (lost.request ?? 0) + (lost.answer ?? 0)) throw lostAnswer;
      return made.at(-1)!.name;
    },
    find: async () => made.find(({ visible }) => visible <= clock.now())?.name,
  };
}

describe('a write that is not idempotent', () => {
  test.each<[string, Parameters<typeof anAws>[1]]>([
    ['whose answer comes', {}],
    ['whose answer is lost', { answer: 1 }],
    ['whose request is lost', { request: 1 }],
    ['that is lost twice, and then its answer', { request: 2, answer: 1 }],
    ['whose answer is lost, and which shows late', { answer: 1, visibleAfter: 8 * second }],
  ])('%s is done exactly once', async (_, lost) => {
    // given
    const { write, clock } = patient();
    const aws = anAws(clock, lost);

    // when
    const answer = await write(createDeployment, aws.create, aws.find);

    // then
    expect(answer).toBe('d-1');
    expect(aws.made).toHaveLength(1);
  });

  test('that was throttled is sent again without a look: AWS did not take it', async () => {
    // given
    const { write } = patient();

    // when
    const answer = await write(createDeployment, failing(1, throttled), async () => 'somebody else’s');

    // then
    expect(answer).toBe('the answer');
  });

  test('is looked for with the same patience', async () => {
    // given
    const { write } = patient();

    // when
    const answer = await write(createDeployment, failing(1, lostAnswer), failing(2, throttled));

    // then
    expect(answer).toBe('the answer');
  });

  test('that cannot be looked for may stand all the same, and says which permission is missing', async () => {
    // given
    const { write, read } = patient();
    const list = { service: 'codedeploy', operation: 'ListDeployments' } as const;
    const denied = always(awsError('AccessDeniedException', 'Denied'));

    // when
    const failed = await write(createDeployment, failing(1, lostAnswer), () => read(list, denied)).catch(
      (error: unknown) => error,
    );

    // then
    expect(failed).toBeInstanceOf(TroubleError);
    expect(failed).toMatchObject({
      applied: 'perhaps',
      message: expect.stringContaining('AWS denied codedeploy:ListDeployments'),
      hint: expect.stringContaining('Allow codedeploy:ListDeployments'),
    });
  });

  test('that may have been carried out is not sent again after a cancel', async () => {
    // given
    const { write, clock, cancel } = patient();
    const aws = anAws(clock, { answer: 1, visibleAfter: minute });
    clock.at(after(200), () => cancel.abort('SIGINT'));

    // when
    const failed = await write(createDeployment, aws.create, aws.find).catch((error: unknown) => error);

    // then
    expect(failed).toBeInstanceOf(TroubleError);
    expect(aws.made).toHaveLength(1);
  });

  test('whose refusal its caller foresaw has that for its answer', async () => {
    // given
    const { write } = patient();
    const busy = always(awsError('DeploymentLimitExceededException', "already has an active Deployment 'd-7'"));

    // when
    const answer = await write(createDeployment, busy, async () => undefined, {
      DeploymentLimitExceededException: message => /d-\d+/.exec(message)![0],
    });

    // then
    expect(answer).toBe('d-7');
  });
});
