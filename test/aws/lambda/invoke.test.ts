import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from '@jest/globals';
import { ARN, type Checkout, openCheckout } from './checkout.ts';

const FUNCTION = { FunctionName: 'checkout' };

/** A function of these files, with no version. */
const running = (files: Readonly<Record<string, string>>, more: object = {}) =>
  openCheckout({
    lambda: { packages: { code: { files } } },
    function: { package: 'code', versions: [], aliases: [], ...more },
  });
const handler = (code: string) => ({ 'index.mjs': `export const handler = async (event, context) => { ${code} };` });

async function invoked({ lambda }: Checkout, input: Partial<InvokeCommandInput> = {}) {
  const { Payload, LogResult, ...answer } = await lambda.send(new InvokeCommand({ ...FUNCTION, ...input }));
  const said = Payload?.transformToString() ?? '';
  const log = Buffer.from(LogResult ?? '', 'base64').toString();
  return { ...answer, payload: said === '' ? undefined : (JSON.parse(said) as unknown), log };
}

describe('an invocation', () => {
  test('runs the handler with its event, its environment and its context', async () => {
    // given
    await using checkout = await running(
      handler(`return { event, mode: process.env.MODE, home: process.env.HOME, version: context.functionVersion };`),
      { environment: { MODE: 'test' } },
    );

    // when
    const answer = await invoked(checkout, { Payload: Buffer.from('{"ping":true}') });

    // then
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(answer.FunctionError).toBeUndefined();
    expect(answer.payload).toEqual({ event: { ping: true }, mode: 'test', version: '$LATEST' });
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test.each([
    {
      what: 'a file that imports another',
      files: {
        'index.mjs': `export { handler } from './lib/answer.mjs';`,
        'lib/answer.mjs': `export const handler = () => 7;`,
      },
    },
    { what: 'CommonJS', files: { 'index.js': `exports.handler = async () => 7;` } },
    {
      what: 'a module by its package',
      files: { 'index.js': `export const handler = async () => 7;`, 'package.json': '{"type":"module"}' },
    },
    {
      what: 'a handler in a folder',
      files: { 'src/app.cjs': `exports.run = async () => 7;` },
      more: { handler: 'src/app.run' },
    },
  ])('runs $what', async ({ files, more }) => {
    // given
    await using checkout = await running(files, more);

    // when
    const answer = await invoked(checkout);

    // then
    expect(answer.payload).toBe(7);
  });

  test.each<{ what: string; files: Readonly<Record<string, string>>; error: object }>([
    {
      what: 'throws',
      files: handler(`throw new TypeError('no card');`),
      error: { errorType: 'TypeError', errorMessage: 'no card', trace: expect.arrayContaining(['TypeError: no card']) },
    },
    {
      what: 'is not there',
      files: { 'main.mjs': 'export const handler = () => 1;' },
      error: {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: expect.stringContaining("Cannot find module 'index'"),
      },
    },
    {
      what: 'is not exported',
      files: { 'index.mjs': 'export const main = () => 1;' },
      error: { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' },
    },
    {
      what: 'is no JavaScript',
      files: { 'index.mjs': 'export const handler = (' },
      error: { errorType: 'Runtime.UserCodeSyntaxError' },
    },
    {
      what: 'breaks while it is loaded',
      files: { 'index.mjs': `throw new Error('no database'); export const handler = () => 1;` },
      error: { errorType: 'Error', errorMessage: 'no database' },
    },
    {
      what: 'ends its process',
      files: handler(`process.exit(7);`),
      error: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: exit status 7' },
    },
    {
      what: 'waits for what never comes',
      files: handler(`await new Promise(() => {});`),
      error: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited without providing a reason' },
    },
    {
      what: 'takes too long',
      files: handler(`await new Promise(resolve => setTimeout(resolve, 3001));`),
      error: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 3\.00 seconds$/),
      },
    },
  ])('whose handler $what is answered with 200 all the same, and says so', async ({ files, error }) => {
    // given
    await using checkout = await running(files);

    // when
    const answer = await invoked(checkout);

    // then
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', payload: error });
    expect(JSON.stringify(answer.payload)).not.toContain('greenlight-lambda-');
    expect(checkout.aws.bugs()).toEqual([]);
  });

  test.each([
    { what: 'the function', call: {}, arn: ARN },
    { what: 'an alias', call: { Qualifier: 'live' }, arn: `${ARN}:live` },
    { what: 'a version in the name', call: { FunctionName: 'checkout:1' }, arn: `${ARN}:1` },
  ])('of $what is told to the handler by the ARN that was called', async ({ call, arn }) => {
    // given
    const versions = [{ version: '1', package: 'code' }];
    const aliases = [{ name: 'live', version: '1' }];
    await using checkout = await running(handler('return context.invokedFunctionArn;'), { versions, aliases });

    // when
    const answer = await invoked(checkout, call);

    // then
    expect(answer.payload).toBe(arn);
  });

  test('gives the tail of the log to whoever asks for it, and no more than 4 KB', async () => {
    // given
    await using checkout = await running(handler(`console.log('a card', { id: 7 }); console.error('x'.repeat(5000));`));

    // when
    const with_ = await invoked(checkout, { LogType: 'Tail' });
    const without = await invoked(checkout);

    // then
    expect(with_.log).toMatch(/x\nEND RequestId: .*\nREPORT RequestId: .*Memory Size: 128 MB/s);
    expect(Buffer.byteLength(with_.log)).toBe(4096);
    expect(without.log).toBe('');
  });

  test('that asks for a dry run runs nothing; one that is an event is accepted and answers nothing', async () => {
    // given
    await using checkout = await running(handler(`return 7;`));

    // when
    const dry = await invoked(checkout, { InvocationType: 'DryRun' });
    const event = await invoked(checkout, { InvocationType: 'Event' });

    // then
    expect(dry).toMatchObject({ StatusCode: 204, payload: undefined });
    expect(event).toMatchObject({ StatusCode: 202, payload: undefined });
  });

  test('of an alias is divided by the weights in effect, and tells the version that ran', async () => {
    // given
    await using checkout = await openCheckout({
      function: { aliases: [{ name: 'live', version: '1', weights: { 2: 0.5 } }] },
    });

    // when
    const answers = [];
    for (let count = 0; count < 20; count += 1) answers.push(await invoked(checkout, { Qualifier: 'live' }));

    // then
    const told = new Set(answers.map(({ ExecutedVersion, payload }) => `${ExecutedVersion} ${String(payload)}`));
    expect(told).toEqual(new Set(['1 good', '2 better']));
  });

  test('answers as the seed says where the files are not run', async () => {
    // given
    await using checkout = await openCheckout({
      lambda: { packages: { 'checkout:1': { answer: { ok: true } } } },
      function: { packageType: 'Image', package: 'checkout:1', versions: [], aliases: [] },
    });

    // when
    const answer = await invoked(checkout);

    // then
    expect(answer.payload).toEqual({ ok: true });
  });

  test.each([
    { what: 'that is no JSON', input: { Payload: Buffer.from('ping') }, name: 'InvalidRequestContentException' },
    { what: 'that is too large', input: { Payload: Buffer.alloc(6_291_457, ' ') }, name: 'RequestTooLargeException' },
  ])('with a payload $what is refused', async ({ input, name }) => {
    // given
    await using checkout = await openCheckout();

    // when
    const refused = invoked(checkout, input);

    // then
    await expect(refused).rejects.toMatchObject({ name });
  });

  test('of a version that is still Pending is refused', async () => {
    // given
    await using checkout = await openCheckout({ function: { activation: 'never' } });
    await checkout.lambda.send(new UpdateFunctionConfigurationCommand({ ...FUNCTION, MemorySize: 256 }));
    await checkout.pass(5);
    await checkout.lambda.send(new PublishVersionCommand(FUNCTION));

    // when
    const refused = invoked(checkout, { Qualifier: '3' });

    // then
    await expect(refused).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    });
    const { FunctionArn } = await checkout.lambda.send(
      new GetFunctionConfigurationCommand({ ...FUNCTION, Qualifier: '3' }),
    );
    expect(FunctionArn).toBe(`${ARN}:3`);
  });

  test('takes the time of its version, and that of the handler’s own timers, for a caller on the virtual clock', async () => {
    // given
    await using checkout = await openCheckout({
      seed: { versions: { code: { latency: { medianMs: 100, p99Ms: 100 } } } },
      lambda: { packages: { code: { files: handler(`await new Promise(resolve => setTimeout(resolve, 1900));`) } } },
      function: { package: 'code', versions: [], aliases: [] },
    });
    const { aws } = checkout;
    const visitor = aws.timeline.join('visitor');
    const before = aws.timeline.now();
    // The test itself is not to hold the time.
    const me = checkout.pass(60);

    // when
    const status = await invokeOnTheClock(checkout, visitor);

    // then
    expect({ status, tookMs: aws.timeline.now() - before }).toEqual({ status: 200, tookMs: 2000 });
    aws.timeline.leave(visitor);
    await me;
  });
});

/** As a process under the preload calls: its key names it, and it sleeps until its answer is due. */
async function invokeOnTheClock({ aws }: Checkout, visitor: string): Promise<number | undefined> {
  const scope = `AKIATEST${visitor}/20261120/us-east-1/lambda/aws4_request`;
  const call = request(`${aws.endpoint}/2015-03-31/functions/checkout/invocations`, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      'user-agent': 'greenlight',
    },
  });
  call.on('information', ({ headers }) => {
    void aws.timeline.sleep(visitor, Number(headers['x-virtual-until']));
  });
  return new Promise((resolve, reject) => {
    call.on('error', reject);
    call.on('response', response => {
      void text(response).then(() => resolve(response.statusCode));
    });
    call.end();
  });
}
