import { describe, expect, test } from '@jest/globals';
import { type ServerProgram, startServer } from './foreign-server.ts';

const node = (script: string): ServerProgram => ({
  name: 'a server',
  program: process.execPath,
  args: ['--eval', script],
  env: { COLOUR: 'green' },
});

const serves = (answer: string) => `
  const server = require('node:http').createServer((_, response) => response.end(${answer}));
  server.listen(0, '127.0.0.1', () => console.log('Running on http://127.0.0.1:' + server.address().port));
`;

const told = async (endpoint: string) => (await fetch(endpoint)).text();

describe("somebody else's server", () => {
  test('runs where it says that it does, and no more when it is let go', async () => {
    // given
    const pid = 'String(process.pid)';

    // when
    const server = await startServer(node(serves(pid)));
    const process_ = Number(await told(server.endpoint));
    await server[Symbol.asyncDispose]();

    // then
    expect(() => process.kill(process_, 0)).toThrow('ESRCH');
  });

  test('sees nothing of the environment but what it is given', async () => {
    // given
    process.env['AWS_SECRET_ACCESS_KEY'] = 'of this machine';

    // when
    await using server = await startServer(node(serves('JSON.stringify(Object.keys(process.env).sort())')));
    const names = JSON.parse(await told(server.endpoint)) as string[];

    // then
    delete process.env['AWS_SECRET_ACCESS_KEY'];
    expect(names).toEqual(['COLOUR', 'HOME', 'PATH', 'PYTHONUNBUFFERED', 'TMPDIR']);
  });

  test.each([
    {
      what: 'ends before it runs',
      script: 'console.error("no module named moto"); process.exitCode = 3',
      complaint: /a server gives no opinion: it ended with 3\..*\nno module named moto/,
    },
    {
      what: 'would be open to others',
      script: 'console.log("Running on http://0.0.0.0:8000 ")',
      complaint: /a server gives no opinion: it ended with 0\..*\nRunning on http:\/\/0\.0\.0\.0:8000/,
    },
  ])('that $what is named, with what it printed', async ({ script, complaint }) => {
    // when
    const started = startServer(node(script));

    // then
    await expect(started).rejects.toThrow(complaint);
  });

  test('that never says that it runs is ended, and named', async () => {
    // when
    const started = startServer(node('setInterval(() => {}, 1000)'), 200);

    // then
    await expect(started).rejects.toThrow('a server gives no opinion: it does not run after 0.2 s');
  });

  test('that cannot be started at all is named', async () => {
    // when
    const started = startServer({ ...node(''), program: '/nowhere/python' });

    // then
    await expect(started).rejects.toThrow('a server gives no opinion: spawn /nowhere/python ENOENT');
  });

  test('that ends on the way has given no opinion', async () => {
    // given
    await using server = await startServer(node(serves('(console.error("out of memory"), process.exit(1))')));
    const forEver = new Promise<string>(() => undefined);

    // when
    const work = server.outlasts(told(server.endpoint).catch(() => forEver));

    // then
    await expect(work).rejects.toThrow(/a server gives no opinion: it ended with 1\..*\n[^]*out of memory/);
  });

  test('with which something goes wrong is named, and so is what went wrong', async () => {
    // given
    await using server = await startServer(node(serves('"fine"')));
    const wrong = new Error('ecs:ListClusters got no reply');

    // when
    const work = server.outlasts(Promise.reject(wrong));

    // then
    await expect(work).rejects.toMatchObject({
      message: expect.stringContaining('a server gives no opinion: ecs:ListClusters got no reply'),
      cause: wrong,
    });
  });
});
