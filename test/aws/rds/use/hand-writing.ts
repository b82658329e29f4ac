import type { Random } from '../../world/random.ts';
import type { Versions } from '../../world/world.ts';
import type { Answering } from '../database-book.ts';
import { canConnect } from './client-process.ts';
import { answererOf, type Client } from './client.ts';
import { versionOf } from './database-version.ts';

export interface HandWriting {
  readonly name: string;
  readonly host: string;
  /** Where the person is connected, whatever it is called. */
  readonly to: Answering;
  readonly writesPerSecond: number;
  readonly until: number;
}

/** Somebody who writes to one database through a connection of their own, until a time. */
export function createHandWriting(writing: HandWriting, random: Random, versions: Versions): Client {
  const { name, host, to, writesPerSecond, until } = writing;
  return {
    name,
    host,
    second: at => {
      if (at > until) return [];
      const writes = random.poisson(writesPerSecond);
      if (!canConnect(to)) {
        return [{ is: 'unreached', statements: { by: { is: 'nobody', because: 'no connection' }, writes, reads: 0 } }];
      }
      const version = versionOf(to.database, versions);
      const by = answererOf(to);
      const writesFailed = by.writes === 'taken' ? random.binomial(writes, version.behaviour.requestErrors) : 0;
      const statements = { by, place: 'elsewhere' as const, writes, writesFailed, reads: 0, readsFailed: 0 };
      return [{ is: 'answered', by: to, version, connections: 1, statements }];
    },
  };
}
