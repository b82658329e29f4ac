import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ParticipantId, Timeline } from './timeline.ts';

type Route =
  | { readonly do: 'tell' }
  | { readonly do: 'join'; readonly name: string }
  | { readonly do: 'leave'; readonly id: ParticipantId }
  /** `after`: the debt that is paid with it. */
  | { readonly do: 'wake'; readonly id: ParticipantId; readonly after: string | undefined }
  | { readonly do: 'sleep'; readonly id: ParticipantId; readonly untilMs: number }
  | { readonly do: 'refuse'; readonly status: 400 | 404; readonly why: string };

/** Mounts the clock beside other routes: gives false, and does nothing, when the path is not the clock's. */
export function clockRoutes(timeline: Timeline): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://clock');
    if (url.pathname !== '/clock' && !url.pathname.startsWith('/clock/')) return false;
    request.resume();
    follow(routeOf(request.method ?? '', url), timeline, response).catch((error: unknown) =>
      answer(response, timeline.failed.aborted ? 503 : 404, { error: (error as Error).message }),
    );
    return true;
  };
}

/** A server on the loopback interface that knows nothing but the clock. */
export async function serveClock(timeline: Timeline): Promise<{ readonly url: string } & AsyncDisposable> {
  const routes = clockRoutes(timeline);
  const server = createServer((request, response) => {
    if (!routes(request, response)) answer(response, 404, { error: `There is nothing at ${request.url}.` });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function routeOf(method: string, url: URL): Route {
  const [, , collection, id, verb, ...rest] = url.pathname.split('/');
  const what = [method, collection, id && ':id', verb, ...rest].filter(Boolean).join(' ');
  switch (what) {
    case 'GET':
      return { do: 'tell' };
    case 'POST participants': {
      const name = url.searchParams.get('name');
      return name ? { do: 'join', name } : { do: 'refuse', status: 400, why: 'Joining takes a name.' };
    }
    case 'DELETE participants :id':
      return { do: 'leave', id: id ?? '' };
    case 'POST participants :id wake':
      return { do: 'wake', id: id ?? '', after: url.searchParams.get('after') ?? undefined };
    case 'POST participants :id sleep': {
      const until = url.searchParams.get('until') ?? '';
      const untilMs = until === '' ? NaN : Number(until);
      if (Number.isFinite(untilMs)) return { do: 'sleep', id: id ?? '', untilMs };
      return {
        do: 'refuse',
        status: 400,
        why: `"until" takes milliseconds since the epoch, not ${JSON.stringify(until)}.`,
      };
    }
    default:
      return { do: 'refuse', status: 404, why: `The clock has no route ${method} ${url.pathname}.` };
  }
}

async function follow(route: Route, timeline: Timeline, response: ServerResponse): Promise<void> {
  switch (route.do) {
    case 'tell':
      answer(response, 200, { now: timeline.now() });
      return;
    case 'join':
      answer(response, 201, { id: timeline.join(route.name), now: timeline.now() });
      return;
    case 'leave':
      timeline.leave(route.id);
      answer(response, 200, { now: timeline.now() });
      return;
    case 'wake':
      if (route.after !== undefined) timeline.release(route.id, route.after);
      answer(response, 200, { now: timeline.wake(route.id) });
      return;
    case 'sleep': {
      const hungUp = new AbortController();
      response.once('close', () => {
        hungUp.abort();
      });
      const now = await timeline.sleep(route.id, route.untilMs, hungUp.signal);
      answer(response, 200, { now });
      return;
    }
    case 'refuse':
      answer(response, route.status, { error: route.why });
      return;
    default: {
      const never: never = route;
      throw new Error(`No such route: ${JSON.stringify(never)}`);
    }
  }
}

function answer(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
