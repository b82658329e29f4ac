import { setTimeout } from 'node:timers/promises';
import { parseSeed } from '../../aws/seed.ts';
import type { Asking, Opinion, Report } from '../opinion.ts';
import { settle } from '../settled.ts';
import { pythonWith } from '../tools/python.ts';
import { seed } from './account/seed.ts';
import { hold, type Held } from './conversation.ts';
import { conversations } from './conversations.ts';
import type { Foreign } from './foreign.ts';
import { startServer } from './foreign-server.ts';
import { judged, type Judged } from './judged.ts';
import { ministack } from './ministack.ts';
import { moto } from './moto.ts';
import { holdWithOurs, operationsOfOurs } from './ours.ts';
import { sendTo } from './send.ts';
import { settled } from './settled.ts';

const foreigners: readonly Foreign[] = [moto, ministack];

/** The same calls to our simulated AWS and to those of others. */
export const servers: Opinion = {
  name: 'servers',
  title: 'moto and MiniStack, of what our AWS answers',
  askedAlways: false,
  ask: async asking => {
    const ours = await holdWithOurs(conversations, seed);
    const opinions: Opinions = new Map();
    for (const foreign of foreigners) {
      asking.say(`the same calls to ${foreign.name}`);
      const theirs = await holdWith(foreign, asking);
      opinions.set(foreign.name, await judged(foreign.name, ours, theirs, foreign.judges));
    }
    return reportOf(ours, opinions, operationsOfOurs(seed));
  },
};

/** Those who let time go by at all do so by the clock on the wall: an update takes half a second. */
const MOMENT_MS = 100;

type Opinions = Map<string, Judged>;

/** Throws where the server cannot be started, dies, hangs, or cannot be given an account like ours: that is no opinion. */
async function holdWith({ name, requirements, program, services, furnish }: Foreign, asking: Asking): Promise<Held> {
  const programs = await pythonWith(requirements, asking);
  await using server = await startServer({ name, ...program(programs) });
  await server.outlasts(furnish(server.endpoint, parseSeed(seed)));
  const theirs = conversations.filter(({ service }) => services.includes(service));
  return await server.outlasts(hold(theirs, sendTo(server.endpoint), () => setTimeout(MOMENT_MS)));
}

/** @param operations all that ours has */
export function reportOf(ours: Held, opinions: ReadonlyMap<string, Judged>, operations: readonly string[]): Report {
  const all = [...opinions.values()];
  const { open, explained } = settle(
    all.flatMap(({ findings }) => findings),
    settled,
  );
  const known = new Set(all.flatMap(judgement => [...judgement.operations]));
  const silent = [...opinions].flatMap(([name, { silent: calls }]) =>
    ours.exchanges
      .filter(({ service, operation, call }) => known.has(`${service}:${operation}`) && calls.includes(call))
      .map(({ call }) => `${call}: ${name} has no reply`),
  );
  return {
    checked: {
      operations: known.size,
      ...Object.fromEntries([...opinions].map(([name, { calls }]) => [`calls to ${name}`, calls])),
    },
    findings: open,
    explained,
    unjudged: [
      ...operations.filter(operation => !known.has(operation)).map(operation => `${operation}: no server knows it`),
      ...silent,
    ],
  };
}
