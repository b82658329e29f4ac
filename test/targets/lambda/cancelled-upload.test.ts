import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { asking } from '../../../src/engine/patience.ts';
import { lambdaStager } from '../../../src/targets/lambda/stager.ts';
import { openFunction, packageOf, run } from './open-function.ts';

test('A cancel ends the upload of the code at once, however long that would still take', async () => {
  // given: time stands, so that Lambda never answers
  await using world = await openFunction();
  world.aws.faults.inject({
    operation: 'lambda:UpdateFunctionCode',
    calls: { nth: 1 },
    fault: { kind: 'slow', seconds: 60 },
  });
  const job = new AbortController();
  const { clock } = world;
  const ask = { clock, random: () => 0.5, within: 300_000, signal: job.signal, onTrouble: () => undefined };
  const stager = lambdaStager({
    hand: { ...world.hand, patient: asking(ask) },
    code: packageOf('2.5.0'),
    asked: { configuration: {}, variables: new Map() },
    ...{ goneBack: undefined, warm: 0, waking: 'not asked', beside: '1' },
  });
  // when
  const making = stager.make(run);
  const ended = expect(making).rejects.toMatchObject({
    code: 'trouble',
    applied: 'perhaps',
    message: expect.stringContaining('being sent to checkout when the job was cancelled'),
  });
  while (!world.called().includes('UpdateFunctionCode')) await turn();
  job.abort();
  // then
  await ended;
});
