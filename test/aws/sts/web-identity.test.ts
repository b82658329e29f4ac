import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from '@jest/globals';
import { sdkClients } from '../sdk-clients.ts';
import type { SeedInput } from '../seed.ts';
import { type RunningAws, startAws } from '../start-aws.ts';
import { type Claims, idToken, subject } from './an-id-token.ts';

const roles: SeedInput['roles'] = [
  { name: 'release-api', subjects: [subject], maxSessionSeconds: 7200 },
  { name: 'any-branch', subjects: ['repo:octo-org/shop:ref:refs/heads/*'] },
];
const release = 'arn:aws:iam::123456789012:role/release-api';

const account = (seed: SeedInput = { roles }) =>
  startAws({ seed: { warmUp: '0s', ...seed }, pace: { kind: 'stepped' } });

interface Asked {
  readonly token?: string;
  readonly claims?: Partial<Claims>;
  readonly role?: string;
  readonly session?: string;
  readonly seconds?: number;
}

function assume({ endpoint, timeline }: RunningAws, { token, claims, role, session, seconds }: Asked = {}) {
  return sdkClients(endpoint).sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: role ?? release,
      RoleSessionName: session ?? 'greenlight-42',
      WebIdentityToken: token ?? idToken(timeline.now(), claims),
      ...(seconds === undefined ? {} : { DurationSeconds: seconds }),
    }),
  );
}

async function pass({ timeline }: RunningAws, seconds: number): Promise<void> {
  const we = timeline.join('the test');
  await timeline.sleep(we, timeline.now() + seconds * 1000);
  timeline.leave(we);
}

function whoIs(
  { endpoint }: RunningAws,
  keys: {
    AccessKeyId?: string | undefined;
    SecretAccessKey?: string | undefined;
    SessionToken?: string | undefined;
  } = {},
) {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = keys;
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const client = new STSClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials });
  return client.send(new GetCallerIdentityCommand({}));
}

describe('a token of a job', () => {
  test('is exchanged, unsigned, for credentials that are the role', async () => {
    // given
    await using aws = await account();
    // when
    const { Credentials, ...answer } = await assume(aws);
    const caller = await whoIs(aws, Credentials);
    // then
    expect(aws.calls().map(({ operation, caller: by }) => [operation, by])).toEqual([
      ['AssumeRoleWithWebIdentity', 'unsigned'],
      ['GetCallerIdentity', Credentials?.AccessKeyId],
    ]);
    expect(caller.Arn).toBe('arn:aws:sts::123456789012:assumed-role/release-api/greenlight-42');
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: subject,
      Audience: 'sts.amazonaws.com',
      AssumedRoleUser: { Arn: caller.Arn, AssumedRoleId: caller.UserId },
    });
  });

  test.each<{ what: string; asked: Asked; name: string; message: string | RegExp }>([
    {
      what: 'whose subject the role does not trust',
      asked: { claims: { sub: 'repo:octo-org/shop:ref:refs/heads/main' } },
      name: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    },
    {
      what: 'for a role that is not there',
      asked: { role: 'arn:aws:iam::123456789012:role/nobody' },
      name: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    },
    {
      what: 'for a role of another account',
      asked: { role: 'arn:aws:iam::210987654321:role/release-api' },
      name: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    },
    {
      what: 'for something else than a role',
      asked: { role: 'arn:aws:iam::123456789012:user/ann' },
      name: 'ValidationError',
      message: 'Request ARN is invalid',
    },
    {
      what: 'that is for somebody else',
      asked: { claims: { aud: 'greenlight' } },
      name: 'InvalidIdentityTokenException',
      message: 'Incorrect token audience',
    },
    {
      what: 'of an issuer that the account does not know',
      asked: { claims: { iss: 'https://gitlab.example.com' } },
      name: 'InvalidIdentityTokenException',
      message: 'No OpenIDConnect provider found in your account for https://gitlab.example.com',
    },
    {
      what: 'that has expired',
      asked: { claims: { exp: 1_700_000_000 } },
      name: 'ExpiredTokenException',
      message: /^Token expired: current date\/time \d{10} must be before the expiration date\/time 1700000000$/,
    },
    {
      what: 'that is none',
      asked: { token: 'ghs_something_else' },
      name: 'InvalidIdentityTokenException',
      message: /not a valid JWT/,
    },
    {
      what: 'for a session that nobody may name so',
      asked: { session: 'run 42' },
      name: 'ValidationError',
      message: /'run 42' at 'roleSessionName'/,
    },
    {
      what: 'for less than 15 minutes',
      asked: { seconds: 899 },
      name: 'ValidationError',
      message: /'899' at 'durationSeconds'.* greater than or equal to 900/,
    },
    {
      what: 'for longer than the role allows',
      asked: { seconds: 7201 },
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    },
  ])('is refused: $what', async ({ asked, name, message }) => {
    // given
    await using aws = await account();
    // when
    const assuming = assume(aws, asked);
    // then
    await expect(assuming).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });

  test('is of no use in an account that has no identity provider', async () => {
    // given
    await using aws = await account({});
    // when
    const assuming = assume(aws);
    // then
    await expect(assuming).rejects.toMatchObject({
      message: expect.stringMatching(/^No OpenIDConnect provider found/),
    });
  });

  test('is trusted by a pattern as IAM matches it', async () => {
    // given
    await using aws = await account();
    const role = 'arn:aws:iam::123456789012:role/any-branch';
    // when
    const branch = assume(aws, { role, claims: { sub: 'repo:octo-org/shop:ref:refs/heads/feature/carts' } });
    const tag = assume(aws, { role, claims: { sub: 'repo:octo-org/shop:ref:refs/tags/v1' } });
    // then
    await expect(branch).resolves.toMatchObject({ AssumedRoleUser: { Arn: expect.stringContaining('any-branch') } });
    await expect(tag).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('the credentials of a role', () => {
  test.each([
    ['an hour, where nothing was asked', undefined, 3600],
    ['as long as was asked', 7200, 7200],
  ])('live %s, and are refused from then on', async (_, seconds, lives) => {
    // given
    await using aws = await account();
    const { Credentials } = await assume(aws, seconds === undefined ? {} : { seconds });
    const began = aws.timeline.now();
    // when
    await pass(aws, lives - 1);
    const before = await whoIs(aws, Credentials);
    await pass(aws, 1);
    const after = whoIs(aws, Credentials);
    // then
    expect(Credentials?.Expiration?.getTime()).toBe(began + lives * 1000);
    expect(before.Account).toBe('123456789012');
    await expect(after).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  test('are good for nothing without their session token', async () => {
    // given
    await using aws = await account();
    const { Credentials } = await assume(aws);
    // when
    const asking = whoIs(aws, { ...Credentials, SessionToken: 'another' });
    // then
    await expect(asking).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  test('are the only ones in an account that has roles and no callers of its own', async () => {
    // given
    await using aws = await account();
    // when
    const asking = whoIs(aws, { AccessKeyId: 'AKIASOMEBODY', SecretAccessKey: 'any' });
    // then
    await expect(asking).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });
});
