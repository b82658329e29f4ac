import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import type { RunningAws } from '../start-aws.ts';

/** What a client on virtual time saw of an answer. */
export interface Visit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  /** The first 100 characters. */
  readonly text: string;
  /** Virtual time from the request to the end of the answer. */
  readonly ms: number;
  /** What the client printed of the end: `end`, or the message of an error. */
  readonly how: string;
}

export interface Errand {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const SCRIPT = `
  import http from 'node:http';
  const visit = ({ url, headers }) => new Promise(resolve => {
    const before = Date.now();
    const done = (how, answer, text = '') => resolve({ status: answer?.statusCode, headers: answer?.headers,
      bytes: text.length, text: text.slice(0, 100), ms: Date.now() - before, how });
    http.get(url, { headers }, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', part => { text += part; }).on('end', () => done('end', answer, text));
    }).on('error', error => done(error.code));
  });
  const visits = [];
  for (const errand of JSON.parse(process.argv[1])) visits.push(await visit(errand));
  console.log(JSON.stringify(visits));`;

/** One request after the other, from a process under the preload; nobody else is on the timeline, so its time is theirs. */
export async function visit(aws: RunningAws, ...errands: readonly Errand[]): Promise<readonly Visit[]> {
  const id = aws.timeline.join('a visitor');
  const preload = new URL('../../clock/preload.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--import', preload, '--input-type=module', '--eval', SCRIPT, JSON.stringify(errands)],
    {
      env: {
        GREENLIGHT_TEST_CLOCK: `${aws.controlUrl}/clock/participants/${id}`,
        GREENLIGHT_TEST_CLOCK_NOW: String(aws.timeline.now()),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [visits] = await Promise.all([json(child.stdout), once(child, 'close')]);
  aws.timeline.leave(id);
  return visits as Visit[];
}
