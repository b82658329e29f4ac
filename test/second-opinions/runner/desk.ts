import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Timeline } from '../../clock/timeline.ts';

/** What a process says of itself before any code of its own runs. */
export interface Introduction {
  readonly job: string;
  /** The path of what it will run. */
  readonly script: string;
  /** Those of its variables that are inputs. */
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Where each Node process that a foreign runner starts comes by first. It joins virtual time there, for as long as its
 * connection lasts, and gets what a job has from GitHub and not from its runner. Nobody has to tell when it is gone.
 */
export interface Desk extends AsyncDisposable {
  /** For Node, so that its processes come by. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those who came, in their order. */
  readonly introductions: readonly Introduction[];
}

export interface DeskOptions {
  readonly timeline: Timeline;
  /** Of the server that carries the routes of the timeline's clock. */
  readonly controlUrl: string;
  /** Variables that only this job has. */
  readonly variablesOf: (job: string) => Readonly<Record<string, string>>;
}

export async function openDesk({ timeline, controlUrl, variablesOf }: DeskOptions): Promise<Desk> {
  const introductions: Introduction[] = [];
  const present = new Set<Socket>();

  async function welcome(socket: Socket): Promise<void> {
    present.add(socket);
    socket.once('close', () => present.delete(socket));
    // A process that is killed resets its connection, and that it is gone is all there is to learn.
    socket.on('error', () => undefined);
    for await (const line of createInterface(socket)) {
      const introduction = JSON.parse(line) as Introduction;
      introductions.push(introduction);
      const id = timeline.join(`${introduction.job}: ${introduction.script}`);
      socket.once('close', () => timeline.leave(id));
      const clock = new URL(`/clock/participants/${id}`, controlUrl).href;
      const variables = {
        ...variablesOf(introduction.job),
        GREENLIGHT_TEST_CLOCK: clock,
        GREENLIGHT_TEST_CLOCK_NOW: String(timeline.now()),
      };
      socket.write(`${JSON.stringify(variables)}\n`);
    }
  }

  const server = createServer(socket => {
    welcome(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      NODE_OPTIONS: `--import=${new URL('./at-the-desk.ts', import.meta.url).href}`,
      GREENLIGHT_TEST_DESK: String(port),
    },
    introductions,
    [Symbol.asyncDispose]: async () => {
      for (const socket of present) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
