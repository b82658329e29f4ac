import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import * as v from 'valibot';
import { clockRoutes } from '../clock/server.ts';
import type { Timeline } from '../clock/timeline.ts';
import { actSchema } from './act.ts';
import type { Aws } from './aws.ts';
import { faultRuleSchema } from './fault-rule.ts';
import type { Front } from './front/fronts.ts';

const releaseSchema = v.strictObject({
  /** As GET /held tells it; without one, all held calls are released. */
  id: v.exactOptional(v.string()),
  how: v.picklist(['go-on', 'hang-up']),
});

type Route = (aws: Aws, request: IncomingMessage, url: URL, fronts: readonly Front[]) => unknown;

/** JSON in, JSON out. What is wrong with a request is answered as 400 `{error}`. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /calls': aws => aws.log.calls(),
  'GET /damage': aws => aws.world.damage.report(),
  'GET /state': aws => aws.state(),
  'GET /fronts': (_aws, _request, _url, fronts) => fronts,
  'POST /faults': async (aws, request) => ({
    id: aws.faults.inject(v.parse(faultRuleSchema, await readJson(request))),
  }),
  'DELETE /faults': (aws, _, url) => {
    aws.faults.remove(url.searchParams.get('id') ?? '');
    return {};
  },
  'GET /held': (aws, _, url) => (url.searchParams.has('wait') ? aws.faults.holds.someHeld() : aws.faults.holds.held()),
  'POST /faults/release': async (aws, request) => {
    const { id, how } = v.parse(releaseSchema, await readJson(request));
    if (id === undefined) aws.faults.holds.releaseAll(how);
    else aws.faults.holds.release(id, how);
    return {};
  },
  'POST /act': async (aws, request) => (await aws.perform(v.parse(actSchema, await readJson(request)))) ?? {},
};

/** The world's back door, on a port apart from AWS: what passes here is not logged as a call and meets no fault. */
export function controlListener(aws: Aws, timeline: Timeline, fronts: readonly Front[]): RequestListener {
  const clock = clockRoutes(timeline);
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://control');
    const route = ROUTES[`${request.method} ${url.pathname}`];
    if (route === undefined) {
      const known = [...Object.keys(ROUTES), 'GET /clock'].join(', ');
      answer(response, 404, { error: `There is no ${request.method} ${url.pathname}. There is: ${known}.` });
      return;
    }
    try {
      answer(response, 200, await route(aws, request, url, fronts));
    } catch (error) {
      answer(response, 400, { error: messageOf(error) });
    }
  };
  return (request, response) => {
    if (!clock(request, response)) void serve(request, response);
  };
}

function messageOf(error: unknown): string {
  if (!(error instanceof v.ValiError)) return (error as Error).message;
  const issues: readonly v.BaseIssue<unknown>[] = error.issues;
  return issues.map(issue => `${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`).join('; ');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
