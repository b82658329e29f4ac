import { idToken } from '../../../aws/sts/an-id-token.ts';
import { conversation, type Conversation, said } from '../conversation.ts';

/** Of a token that is good all the time. */
const exp = Date.parse('2100-01-01T00:00:00Z') / 1000;

const whoOneIs = conversation('sts', 'who one is', async ask => {
  const caller = await ask('GetCallerIdentity', {});
  const RoleArn = `arn:aws:iam::${said(caller?.Account, 'the account')}:role/deployer`;
  const assuming = { RoleArn, RoleSessionName: 'opinion', WebIdentityToken: idToken(0, { exp }) };
  await ask('AssumeRoleWithWebIdentity', assuming);
  await ask('AssumeRoleWithWebIdentity', { ...assuming, WebIdentityToken: 'no token' }, 'without a token');
  await ask('AssumeRoleWithWebIdentity', { ...assuming, DurationSeconds: 60 }, 'for a minute');
  await ask('AssumeRoleWithWebIdentity', { ...assuming, RoleSessionName: 'a b' }, 'with a bad name');
  await ask('AssumeRoleWithWebIdentity', { ...assuming, RoleArn: 'nobody' }, 'with what is no ARN');
});

export const identity: readonly Conversation[] = [whoOneIs];
