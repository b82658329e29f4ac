import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../account.ts';
import { deploymentOf, untilStatus } from '../releases.ts';
import { all, openLambdaAccount, release, untilEvent, type LambdaAccount } from './account.ts';

/** A release that is at 10 %. */
async function underWay(account: LambdaAccount): Promise<string> {
  const id = await release(account);
  await untilEvent(account, id, 'AllowTraffic', 'InProgress');
  await account.pass(MINUTE);
  return id;
}

describe('an alias that somebody else changes during the shift', () => {
  test.each([
    ['points it back', all('4')],
    ['points it on', all('5')],
    ['puts another version beside the new one', { version: '3', weights: new Map([['5', 0.1]]) }],
    ['changes its weight', { version: '4', weights: new Map([['5', 0.5]]) }],
  ])('fails the release at its next step, and stays as they made it, who %s', async (_what, theirs) => {
    // given
    await using account = await openLambdaAccount();
    const id = await underWay(account);

    // when
    account.functions.route('checkout', 'live', theirs);
    await account.pass(3 * MINUTE);
    const meanwhile = await deploymentOf(account, id);
    const { errorInformation } = await untilStatus(account, id, ['Failed'], 2 * MINUTE);

    // then
    expect(meanwhile.status).toBe('InProgress');
    expect(errorInformation?.code).toBe('INVALID_LAMBDA_CONFIGURATION');
    expect(account.functions.alias('checkout', 'live')).toEqual(theirs);
  });

  test('is taken back from them by the rollback of the release that failed for it', async () => {
    // given
    await using account = await openLambdaAccount({ group: { autoRollback: { events: ['DEPLOYMENT_FAILURE'] } } });
    const id = await underWay(account);

    // when
    account.functions.route('checkout', 'live', all('3'));
    await untilStatus(account, id, ['Failed'], 5 * MINUTE);
    await account.pass(MINUTE);

    // then
    expect(account.functions.alias('checkout', 'live')).toEqual(all('4'));
  });

  test('is moved on all the same where the seed says so', async () => {
    // given
    await using account = await openLambdaAccount({ group: { aliasChangedByOthers: 'overwrites' } });
    const id = await underWay(account);

    // when
    account.functions.route('checkout', 'live', all('4'));
    await untilStatus(account, id, ['Succeeded'], 5 * MINUTE);

    // then
    expect(account.functions.alias('checkout', 'live')).toEqual(all('5'));
  });
});

describe('a function that loses what a release needs', () => {
  test.each<{ what: string; goesBack: boolean; lose: (account: LambdaAccount) => void }>([
    { what: 'its new version', goesBack: true, lose: ({ functions }) => functions.deleteVersion('checkout', '5') },
    { what: 'everything', goesBack: false, lose: ({ functions }) => functions.deleteFunction('checkout') },
  ])(
    'fails it at its next step, here $what, with a rollback ($goesBack) if there is a way back',
    async ({ lose, goesBack }) => {
      // given
      await using account = await openLambdaAccount({ group: { autoRollback: { events: ['DEPLOYMENT_FAILURE'] } } });
      const id = await underWay(account);

      // when
      lose(account);
      const { errorInformation } = await untilStatus(account, id, ['Failed'], 5 * MINUTE);
      await account.pass(MINUTE);

      // then
      expect(errorInformation?.code).toBe('INVALID_LAMBDA_FUNCTION');
      expect((await deploymentOf(account, id)).rollbackInfo !== undefined).toBe(goesBack);
      expect(account.bugs).toEqual([]);
    },
  );
});
