import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerAfter } from '../../clock/virtual-answer.ts';
import { recordTraffic } from '../cloudwatch/load-balancer-metrics.ts';
import type { SimulatedWorld } from '../world/create-world.ts';
import type { Listener } from '../world/listener.ts';
import type { LoadBalancer } from '../world/load-balancers.ts';
import type { Random } from '../world/random.ts';
import type { Request } from '../world/rule.ts';
import { answerOf, answerOfBalancer, fixedAnswer, outlastsTheBalancer, type Answer } from './answer.ts';
import type { Page } from './page.ts';
import { recordAnswer, recordGatewayTimeout } from './record-request.ts';
import { route } from './route.ts';

/** An answer, and what the metrics say of it when it is given. */
interface Planned {
  readonly answer: Answer;
  readonly record: (at: number) => void;
}

/** Answers HTTP requests as one listener of a load balancer does: with what the version says that they reach. */
export function frontListener(world: SimulatedWorld, balancer: LoadBalancer, listener: Listener): RequestListener {
  const { timeline } = world;
  const random = world.random.fork(`front of ${balancer.name}:${listener.port}`);
  return (request, response) => {
    request.resume();
    const { answer, record } = plan(world, balancer, listener, askedBy(request), random);
    answerAfter(timeline, response, answer.latencyMs, () => {
      record(timeline.now());
      send(response, answer, new Date(timeline.now()));
    });
  };
}

function askedBy({ url, headers }: IncomingMessage): Request {
  return { host: (headers.host ?? '').replace(/:\d+$/, ''), path: (url ?? '/').replace(/\?.*$/, '') };
}

function plan(
  { versions, metrics }: SimulatedWorld,
  balancer: LoadBalancer,
  listener: Listener,
  asked: Request,
  random: Random,
): Planned {
  const action = listener.ruleFor(asked).inEffect();
  if (action.does === 'fixed-response') return { answer: fixedAnswer(action), record: () => undefined };
  const routed = route(balancer, action.weights, random);
  if (routed.kind === 'unserved') {
    const { unserved } = routed;
    const record = (at: number) =>
      recordTraffic(metrics, { balancer, at, requests: 1, served: [], unserved: [unserved] });
    return { answer: answerOfBalancer(unserved.status), record };
  }
  const { targetGroup, image } = routed;
  const answer = answerOf(versions.behaviour(image), asked.path, random);
  return outlastsTheBalancer(answer)
    ? { answer: answerOfBalancer(504), record: at => recordGatewayTimeout(metrics, balancer, targetGroup, at) }
    : { answer, record: at => recordAnswer(metrics, balancer, targetGroup, answer, at) };
}

function send(response: ServerResponse, { status, headers, body }: Answer, now: Date): void {
  response.writeHead(status, { 'content-type': 'text/plain', ...headers, date: now.toUTCString() });
  // A client may hang up before it has read all of a long body.
  pipeline(Readable.from(partsOf(body)), response).catch(() => undefined);
}

const PART = 'x'.repeat(65_536);

function* partsOf(body: Page['body']): Generator<string> {
  if (typeof body === 'string') {
    yield body;
    return;
  }
  for (let left = body.bytes; left > 0; left -= PART.length) yield PART.slice(0, left);
}
