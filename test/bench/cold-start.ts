import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { inputs } from '../releases/shop.ts';
import { emptyScript, inFolder, median } from './round.ts';

const bundle = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface ColdStart {
  /** Medians of interleaved rounds, in milliseconds of wall time: worth something only against each other. */
  readonly emptyMs: number;
  readonly firstRequestMs: number;
  readonly ratio: number;
}

/**
 * From the start of the process to its first request to AWS, against a whole run of Node with an empty script. The rounds
 * take turns, so that a busy moment of the machine hits both.
 */
export async function coldStart(rounds: number): Promise<ColdStart> {
  return inFolder(async folder => {
    const empty = await emptyScript(folder);
    const timed: { empty: number; action: number }[] = [];
    for (let round = 0; round < rounds; round += 1)
      timed.push({ empty: await millisecondsOf(empty, folder), action: await millisecondsOf(bundle, folder) });
    const emptyMs = median(timed.map(round => round.empty));
    const firstRequestMs = median(timed.map(round => round.action));
    return { emptyMs, firstRequestMs, ratio: firstRequestMs / emptyMs };
  });
}

/** One process, until its first request if it makes one, else until it exits. */
async function millisecondsOf(script: string, folder: string): Promise<number> {
  const first = Promise.withResolvers<number>();
  const server = createServer((request, response) => {
    first.resolve(performance.now());
    request.resume();
    // Refused at the first call, the action ends by itself: what is measured is the way to it.
    response.writeHead(403, { 'content-type': 'text/xml' });
    response.end(
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const began = performance.now();
  const child = spawn(process.execPath, [script], {
    stdio: 'ignore',
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      RUNNER_TEMP: folder,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'AKIABENCH',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_REGION: 'eu-west-1',
      ...Object.fromEntries(
        Object.entries({ ...inputs, 'task-definition': '' }).map(([name, value]) => [
          `INPUT_${name.toUpperCase()}`,
          value,
        ]),
      ),
    },
  });
  void once(child, 'exit').then(() => first.resolve(performance.now()));
  const ended = once(child, 'exit');
  const ms = (await first.promise) - began;
  await ended;
  server.close();
  server.closeAllConnections();
  return ms;
}
