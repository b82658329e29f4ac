import { type Ask, conversation, type Conversation, said } from '../conversation.ts';

const FunctionName = 'checkout';
const Name = 'live';
const nobody = 'nobody';

/** A revision id that nothing has. */
const stale = '01234567-89ab-4cde-8f01-23456789abcd';

const split = (version: string, weight: number) => ({ AdditionalVersionWeights: { [version]: weight } });

const weights = conversation('lambda', 'weights of an alias', async ask => {
  const before = await ask('GetAlias', { FunctionName, Name });
  const canary = { FunctionName, Name, FunctionVersion: '1', RoutingConfig: split('2', 0.1) };
  const RevisionId = said(before?.RevisionId, 'the revision id of an alias');
  await ask('UpdateAlias', { ...canary, RevisionId, Description: 'a canary' }, 'a canary');
  await ask('GetAlias', { FunctionName, Name }, 'with a canary');
  await ask('UpdateAlias', { FunctionName, Name, Description: 'a canary still' }, 'the description alone');
  await ask('UpdateAlias', { ...canary, RoutingConfig: split('2', 1) }, 'all to the other version');
  await ask('UpdateAlias', { FunctionName, Name, FunctionVersion: '1', RoutingConfig: {} }, 'an empty routing');
  const RoutingConfig = { AdditionalVersionWeights: {} };
  await ask('UpdateAlias', { FunctionName, Name, FunctionVersion: '2', RoutingConfig }, 'all traffic');
  await ask('UpdateAlias', { FunctionName, Name, FunctionVersion: '1', RoutingConfig }, 'as it was');
});

/** Whoever does what ours refuses does it to a function that no other conversation looks at. */
const refusedWeights = conversation('lambda', 'weights that are refused', async ask => {
  const before = await ask('GetAlias', { FunctionName: 'spare', Name }, 'before');
  const canary = { FunctionName: 'spare', Name, FunctionVersion: '1', RoutingConfig: split('2', 0.1) };
  await ask('UpdateAlias', { ...canary, RevisionId: stale }, 'with a stale revision id');
  await ask('UpdateAlias', canary, 'without one');
  const RevisionId = said(before?.RevisionId, 'the revision id of an alias');
  await ask('UpdateAlias', { ...canary, RevisionId }, 'with the revision id of before');
  const routed = (about: string, RoutingConfig: object) => ask('UpdateAlias', { ...canary, RoutingConfig }, about);
  await routed('a weight of 1.5', split('2', 1.5));
  await routed('a weight of -0.5', split('2', -0.5));
  await routed('to a missing version', split('99', 0.1));
  await routed('to the same version', split('1', 0.1));
  await routed('to $LATEST', split('$LATEST', 0.1));
  await routed('three versions', { AdditionalVersionWeights: { 2: 0.1, 3: 0.1 } });
  await ask('UpdateAlias', { ...canary, FunctionVersion: '$LATEST' }, 'from $LATEST');
  await ask('UpdateAlias', { ...canary, FunctionVersion: '99' }, 'a missing version');
  await ask('UpdateAlias', { ...canary, Name: nobody }, 'a missing alias');
  await ask('UpdateAlias', { ...canary, FunctionName: nobody }, 'of a missing function');
});

const aliases = conversation('lambda', 'aliases', async ask => {
  await ask('ListAliases', { FunctionName });
  await ask('ListAliases', { FunctionName: nobody }, 'of a missing function');
  await ask('GetAlias', { FunctionName, Name: nobody }, 'that is missing');
  await ask('GetAlias', { FunctionName: nobody, Name }, 'of a missing function');
  const next = { FunctionName, Name: 'next', FunctionVersion: '2' };
  await ask('CreateAlias', next);
  const routed = { ...next, Name: 'split', RoutingConfig: split('1', 0.25), Description: 'two' };
  await ask('CreateAlias', routed, 'with weights');
  await ask('CreateAlias', { ...next, Name: 'newest', FunctionVersion: '$LATEST' }, 'of $LATEST');
  await ask('ListAliases', { FunctionName }, 'when there are four');
  await ask('ListAliases', { FunctionName, FunctionVersion: '1' }, 'of a version that is in two');
  await ask('ListAliases', { FunctionName, MaxItems: 1 }, 'one to a page');
  await deleteAll(ask, ['next', 'split', 'newest']);
  await ask('GetAlias', { FunctionName, Name: 'next' }, 'that is deleted');
});

async function deleteAll(ask: Ask<'lambda'>, names: readonly string[]): Promise<void> {
  for (const name of names) await ask('DeleteAlias', { FunctionName, Name: name }, name);
}

const refusedAliases = conversation('lambda', 'aliases that are refused', async ask => {
  const next = { FunctionName: 'spare', Name: 'next', FunctionVersion: '2' };
  await ask('CreateAlias', { ...next, Name }, 'again');
  await ask('CreateAlias', { ...next, Name: 'none', FunctionVersion: '99' }, 'of a missing version');
  await ask('CreateAlias', { ...next, Name: '7' }, 'that looks like a version');
  await ask('CreateAlias', { ...next, FunctionName: nobody }, 'of a missing function');
  await ask('DeleteAlias', { FunctionName: 'spare', Name: nobody }, 'that is missing');
  await ask('DeleteAlias', { FunctionName: nobody, Name: 'next' }, 'of a missing function');
});

export const functionAliases: readonly Conversation[] = [weights, refusedWeights, aliases, refusedAliases];
