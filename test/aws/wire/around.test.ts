import { afterEach, describe, expect, test } from '@jest/globals';
import { AwsError } from './aws-error.ts';
import type { Answer, Around } from './call.ts';
import { sdkCaller, type SdkCaller } from './sdk.ts';
import { startServer, type ServerUnderTest } from './server-under-test.ts';

// A service with a state that shows whether a call was applied: a list of applications that grows.
let applications: string[];
let server: ServerUnderTest;
let codedeploy: SdkCaller;

async function start(around: Around): Promise<void> {
  applications = [];
  server = await startServer(
    {
      codedeploy: {
        CreateApplication: ({ applicationName }) => {
          applications.push(applicationName);
          return { applicationId: `id-${applications.length}` };
        },
        ListApplications: () => ({ applications }),
      },
    },
    around,
  );
  codedeploy = await sdkCaller('codedeploy', server.url);
}

afterEach(async () => {
  codedeploy.close();
  await server.close();
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>(resolve => (open = resolve));
  return { opened, open: () => open() };
}

const create = () => codedeploy.send('CreateApplication', { applicationName: 'api' });
const denied = new AwsError('AccessDeniedException', 'no');

describe('the hook around a call', () => {
  test.each<[string, Around]>([
    ['throw an error', () => Promise.reject(denied)],
    ['answer with an error', () => Promise.resolve({ kind: 'error', error: denied })],
    ['hang up', () => Promise.resolve({ kind: 'hang-up' })],
  ])('can %s before the call is applied', async (_title, around) => {
    // given
    await start(around);

    // when
    const sent = create();

    // then
    await expect(sent).rejects.toThrow(/no|socket hang up|ECONNRESET/);
    expect(applications).toEqual([]);
    expect(server.bugs).toEqual([]);
  });

  test.each<[string, Around]>([
    ['throw an error', (_call, proceed) => proceed().then(() => Promise.reject(denied))],
    ['hang up', (_call, proceed) => proceed().then((): Answer => ({ kind: 'hang-up' }))],
  ])('can %s after the call was applied', async (_title, around) => {
    // given
    await start(around);

    // when
    const sent = create();

    // then
    await expect(sent).rejects.toThrow(/no|socket hang up|ECONNRESET/);
    expect(applications).toEqual(['api']);
  });

  test('can hold a call that is applied until it is released', async () => {
    // given
    const applied = gate();
    const released = gate();
    await start(async (_call, proceed) => {
      const answer = await proceed();
      applied.open();
      await released.opened;
      return answer;
    });

    // when
    let answered = false;
    const sent = create().finally(() => (answered = true));
    await applied.opened;
    const answeredWhileHeld = answered;
    released.open();

    // then
    expect(await sent).toMatchObject({ applicationId: 'id-1' });
    expect(answeredWhileHeld).toBe(false);
    expect(applications).toEqual(['api']);
  });

  test('can answer with an earlier output, which is still what it was', async () => {
    // given
    const earlier: Answer[] = [];
    await start(async (call, proceed) => {
      const answer = await proceed();
      if (call.operation !== 'ListApplications') return answer;
      earlier.push(answer);
      return earlier[0] ?? answer;
    });

    // when
    await codedeploy.send('ListApplications', {});
    await create();
    const stale = await codedeploy.send('ListApplications', {});

    // then
    expect(stale).toMatchObject({ applications: [] });
    expect(applications).toEqual(['api']);
  });

  test('sees the refusal of a malformed input as the answer, with the input as far as it could be read', async () => {
    // given
    const seen: unknown[] = [];
    await start(async (call, proceed) => {
      const answer = await proceed();
      seen.push(call.input, answer);
      return answer;
    });

    // when
    const sent = codedeploy.send('CreateApplication', { applicationName: 1 });

    // then
    await expect(sent).rejects.toMatchObject({ name: 'SerializationException' });
    const error = expect.objectContaining({ name: 'SerializationException' });
    expect(seen).toEqual([{ applicationName: 1 }, { kind: 'error', error }]);
  });

  test.each<[string, Around, string]>([
    ['throws something that is no AwsError', () => Promise.reject(new TypeError('oops')), 'oops'],
    [
      'invents an output that does not fit',
      async () => ({ kind: 'output', value: { applicationId: 7 } }),
      'applicationId',
    ],
  ])('is reported as a bug when it %s', async (_title, around, words) => {
    // given
    await start(around);

    // when
    const sent = create();

    // then
    await expect(sent).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(server.bugs.map(String)).toEqual([expect.stringContaining(words)]);
  });
});

describe('closing the server', () => {
  test('ends the calls that are held', async () => {
    // given
    const arrived = gate();
    await start(() => {
      arrived.open();
      return new Promise<Answer>(() => {});
    });

    // when
    const sent = expect(create()).rejects.toThrow(/socket hang up|ECONNRESET/);
    await arrived.opened;
    await server.close();

    // then
    await sent;
    server = await startServer({});
  });
});
