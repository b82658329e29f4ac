import { afterEach, describe, expect, test } from '@jest/globals';
import { type Clients, clientsFor } from '../../src/aws/clients.ts';
import { assumedRole } from '../../src/aws/credentials.ts';
import { CredentialsError, GreenlightError } from '../../src/errors.ts';
import type { FaultRule } from '../aws/fault-rule.ts';
import { type Claims, idToken, subject } from '../aws/sts/an-id-token.ts';
import { type OpenShop, open } from '../targets/open-shop.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const minute = 60_000;
const role = 'arn:aws:iam::123456789012:role/teams/release-api';
const sts = 'sts:AssumeRoleWithWebIdentity';

interface Given {
  readonly faults?: readonly FaultRule[];
  readonly claims?: Partial<Claims>;
  /** What the job presents; a token of its own by default. */
  readonly identity?: Parameters<typeof assumedRole>[0]['identity'];
  /** How far the clock of the runner is behind AWS's. */
  readonly behind?: number;
}

interface Job extends AsyncDisposable {
  readonly world: OpenShop;
  readonly clients: Clients;
  /** Any call that is signed. */
  readonly sign: () => Promise<unknown>;
  readonly pass: (ms: number) => Promise<void>;
  readonly assumed: () => number;
  readonly troubles: readonly string[];
  /** What the runner was told to hide. */
  readonly masked: readonly string[];
}

async function job({ faults = [], claims, identity, behind = 0 }: Given = {}): Promise<Job> {
  const roles = [{ name: 'release-api', subjects: [subject] }];
  const world = await open({ warmUp: '0s', roles, faults: [...faults] });
  process.env['AWS_ENDPOINT_URL'] = world.aws.endpoint;
  const troubles: string[] = [];
  const masked: string[] = [];
  const issuer = claims?.iss ?? 'https://token.actions.githubusercontent.com';
  const clients: Clients = clientsFor(
    'us-east-1',
    // No call here is without an answer.
    (_ms, signal) => new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true })),
    assumedRole({
      role,
      session: 'greenlight-42',
      identity:
        identity ??
        (async () => ({ token: idToken(world.clock.now(), claims), subject: claims?.sub ?? subject, issuer })),
      mask: async secret => void masked.push(secret),
      sts: () => clients.sts(),
      asking: { first: world.patient, renewal: world.brisk },
      now: () => world.clock.now() - behind,
      onTrouble: why => troubles.push(why),
    }),
  );
  return {
    world,
    clients,
    sign: async () => {
      const { client, sdk } = await clients.ecs();
      return client.send(new sdk.ListClustersCommand({}));
    },
    pass: ms => world.clock.sleep(ms),
    assumed: () => world.called().filter(name => name === 'AssumeRoleWithWebIdentity').length,
    troubles,
    masked,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

/** A renewal goes on beside the calls: it is over when a call shows it, or when its trouble was told. */
async function until(over: () => boolean, sign: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < 100 && !over(); turn += 1) await sign();
  expect(over()).toBe(true);
}

/** Who signed the calls, oldest first. */
const signers = ({ world }: Job): readonly string[] =>
  world.aws.calls().flatMap(({ operation, caller }) => (operation === 'ListClusters' ? [caller] : []));

const error = (name: string, message: string, calls: FaultRule['calls'] = 'every'): FaultRule => ({
  operation: sts,
  calls,
  fault: { kind: 'error', name, message },
});

describe('the credentials of a role', () => {
  test('are asked for when the first call is signed, once for all clients together', async () => {
    // given
    await using one = await job();
    const [{ client, sdk }] = await Promise.all([one.clients.cloudwatch(), one.clients.ecs()]);
    const callsBefore = one.world.called().length;
    // when
    await Promise.all([one.sign(), one.sign(), client.send(new sdk.DescribeAlarmsCommand({}))]);
    // then
    expect(callsBefore).toBe(0);
    expect(one.assumed()).toBe(1);
    expect(new Set(one.world.aws.calls().map(({ caller }) => caller)).size).toBe(2);
  });

  test('are not asked for again while more than five minutes are left', async () => {
    // given
    await using one = await job();
    await one.sign();
    // when
    await one.pass(54 * minute);
    await one.sign();
    // then
    expect(one.assumed()).toBe(1);
  });

  test('are renewed in time by a runner whose clock is slow', async () => {
    // given
    await using one = await job({ behind: 10 * minute });
    await one.sign();
    // when
    await one.pass(56 * minute);
    await until(() => one.assumed() === 2, one.sign);
    await one.pass(10 * minute);
    // then
    await expect(one.sign()).resolves.toBeDefined();
    expect(one.assumed()).toBe(2);
  });

  test('are renewed beside the calls, which go on with the old ones until the new ones are there', async () => {
    // given
    await using one = await job();
    await one.sign();
    const [old] = signers(one);
    await one.pass(56 * minute);
    // when
    await Promise.all([one.sign(), one.sign()]);
    await until(() => signers(one).at(-1) !== old, one.sign);
    await one.pass(30 * minute);
    await one.sign();
    // then
    expect(signers(one).slice(0, 3)).toEqual([old, old, old]);
    expect(new Set(signers(one)).size).toBe(2);
    expect(one.assumed()).toBe(2);
  });

  test.each<[string, FaultRule['fault']]>([
    ['throttled', { kind: 'throttle' }],
    ['answered with a 500', { kind: 'server-error' }],
    ['lost', { kind: 'lost-after' }],
    ['refused', { kind: 'error', name: 'AccessDenied', message: 'Not authorized' }],
  ])('that are not renewed, because the call is %s, serve until they end, and are tried again', async (_, fault) => {
    // given
    await using one = await job({ faults: [{ operation: sts, calls: { from: 2, to: 3 }, fault }] });
    await one.sign();
    const [old] = signers(one);
    await one.pass(56 * minute);
    // when
    await until(() => one.troubles.length === 1, one.sign);
    await one.pass(minute / 2);
    await until(() => one.troubles.length === 2, one.sign);
    const meanwhile = new Set(signers(one));
    await one.pass(minute / 2);
    await until(() => signers(one).at(-1) !== old, one.sign);
    await one.pass(30 * minute);
    await one.sign();
    // then
    expect([...meanwhile]).toEqual([old]);
    expect(one.assumed()).toBe(4);
    expect(one.troubles).toHaveLength(2);
    expect(one.troubles[0]).toMatch(/^the credentials were not renewed: /);
  });

  test('that ended are waited for, and whoever waits hears why they do not come', async () => {
    // given
    await using one = await job({
      faults: [{ operation: sts, calls: { from: 2, to: 2 }, fault: { kind: 'throttle' } }],
    });
    await one.sign();
    await one.pass(60 * minute);
    // when
    const waiting = one.sign();
    // then
    await expect(waiting).rejects.toMatchObject({ code: 'trouble', message: expect.stringContaining('throttled') });
    await expect(one.sign()).resolves.toBeDefined();
  });

  test('are waited for at the beginning, however AWS fails at first', async () => {
    // given
    await using one = await job({
      faults: [
        { operation: sts, calls: { nth: 1 }, fault: { kind: 'throttle' } },
        { operation: sts, calls: { nth: 2 }, fault: { kind: 'server-error' } },
        error('IDPCommunicationErrorException', 'no answer', { nth: 3 }),
      ],
    });
    // when
    const signed = one.sign();
    // then
    await expect(signed).resolves.toBeDefined();
    expect(one.assumed()).toBe(4);
  });
});

describe('what a job gets that nobody else may have', () => {
  /** What each is like in this world, whose secret keys are shorter than its session tokens. */
  const kindOf = (secret: string) =>
    secret.startsWith('eyJ') ? 'ID token' : secret.length === 40 ? 'secret key' : 'session token';

  test('is masked in the log of the job, before and after each renewal', async () => {
    // given
    await using one = await job();
    // when
    await one.sign();
    await one.pass(56 * minute);
    await until(() => one.masked.length === 6, one.sign);
    // then
    const kinds = ['ID token', 'secret key', 'session token'];
    expect(one.masked.map(kindOf)).toEqual([...kinds, ...kinds]);
    expect(new Set(one.masked).size).toBe(6);
  });
});

describe('a role that AWS does not let the job assume', () => {
  test.each<{ what: string; given: Given; message: RegExp; hint: RegExp }>([
    {
      what: 'whose trust policy names another subject, with the one that was presented',
      given: { claims: { sub: 'repo:octo-org/shop:environment:staging' } },
      message:
        /^AWS would not let this job assume role release-api of account 123456789012: its trust policy does not trust `repo:octo-org\/shop:environment:staging`, or there is no such role\.$/,
      hint: /:sub is `repo:octo-org\/shop:environment:staging` and \S+:aud is `sts\.amazonaws\.com`/,
    },
    {
      what: 'because the token had expired',
      given: { claims: { exp: 1_700_000_000 } },
      message: /the ID token of the job had expired when AWS got it/,
      hint: /^Re-run the job/,
    },
    {
      what: 'because the account knows no such issuer',
      given: { claims: { iss: 'https://token.example.com' } },
      message: /No OpenIDConnect provider found in your account for https:\/\/token\.example\.com\.$/,
      hint: /identity provider for token\.example\.com in account 123456789012/,
    },
    {
      what: 'because its identity provider has another audience',
      given: { claims: { aud: 'https://github.com/octo-org' } },
      message: /Incorrect token audience\.$/,
      hint: /`sts\.amazonaws\.com` among its audiences/,
    },
    {
      what: 'because the claims are rejected',
      given: { faults: [error('IDPRejectedClaimException', 'The claim is revoked')] },
      message: /The claim is revoked\.$/,
      hint: /identity provider/,
    },
  ])('is named: $what', async ({ given, message, hint }) => {
    // given
    await using one = await job(given);
    // when
    const raised: unknown = await one.sign().catch((cause: unknown) => cause);
    // then
    expect(raised).toBeInstanceOf(CredentialsError);
    expect(raised).toMatchObject({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
    expect(one.assumed()).toBe(1);
  });

  test('is not named with the token, even where AWS repeats it', async () => {
    // given
    const token = idToken(0);
    await using one = await job({
      identity: async () => ({ token, subject, issuer: 'https://token.actions.githubusercontent.com' }),
      faults: [error('ValidationError', `Value '${token}' at 'webIdentityToken' failed to satisfy constraint`)],
    });
    // when
    const raised: unknown = await one.sign().catch((cause: unknown) => cause);
    // then
    expect(raised).toBeInstanceOf(GreenlightError);
    expect(everythingIn(raised)).toContain("Value '***' at 'webIdentityToken'");
    expect(everythingIn(raised)).not.toContain(token);
  });
});

/** Message, hint and stack of an error and of whatever caused it. */
function everythingIn(raised: unknown): string {
  if (!(raised instanceof Error)) return String(raised);
  const { hint = '' } = raised as { readonly hint?: string };
  return [raised.message, hint, raised.stack, JSON.stringify(raised), everythingIn(raised.cause)].join('\n');
}
