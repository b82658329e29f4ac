import type { StatementsAnswered } from '../../world/application-damage.ts';
import type { Random } from '../../world/random.ts';
import { divide } from '../../world/traffic.ts';
import type { Versions } from '../../world/world.ts';
import type { DatabaseBook } from '../database-book.ts';
import { createClientProcess, type ClientProcess, type Reached } from './client-process.ts';
import { answererOf, type Client, type StatementsPart } from './client.ts';
import { versionOf } from './database-version.ts';
import type { ApplicationSeed } from './seed.ts';

export interface Application extends Client {
  readonly load: (change: Partial<Pick<ApplicationSeed, 'writesPerSecond' | 'readsPerSecond'>>) => void;
  readonly restart: () => void;
}

export interface ApplicationSurroundings {
  readonly book: DatabaseBook;
  readonly versions: Versions;
  readonly random: Random;
}

/** @param host of the endpoint that it is configured with */
export function createApplication(seed: ApplicationSeed, host: string, around: ApplicationSurroundings): Application {
  const { book, versions, random } = around;
  const processes = Array.from({ length: seed.processes }, (_, number) =>
    createClientProcess(host, book, seed, random.fork(`process ${number}`)),
  );
  let { writesPerSecond, readsPerSecond } = seed;

  return {
    name: seed.name,
    host,
    second: at => {
      const groups = groupsOf(processes, at);
      const shares = groups.map((part, index) => ({ part: index, weight: part.processes.length }));
      const writes = divide(random.poisson(writesPerSecond * swingAt(seed.swing, at)), shares, random);
      const reads = divide(random.poisson(readsPerSecond), shares, random);
      const countOf = (counts: typeof writes, index: number) => counts.find(({ part }) => part === index)?.count ?? 0;
      const atEndpoint = book.behind(host)?.database;
      return groups.map(({ reached, processes: alike }, index): StatementsPart => {
        const sent = { writes: countOf(writes, index), reads: countOf(reads, index) };
        if (reached.is === 'unreached') {
          return { is: 'unreached', statements: { by: { is: 'nobody', because: reached.because }, ...sent } };
        }
        const version = versionOf(reached.to.database, versions);
        const by = answererOf(reached.to);
        if (by.writes === 'refused' && writesPerSecond > 0) for (const each of alike) each.refused();
        const failures = version.behaviour.requestErrors;
        const statements: StatementsAnswered = {
          by,
          place: reached.to.database === atEndpoint ? 'at the endpoint' : 'elsewhere',
          ...sent,
          writesFailed: by.writes === 'taken' ? random.binomial(sent.writes, failures) : 0,
          readsFailed: random.binomial(sent.reads, failures),
        };
        return { is: 'answered', by: reached.to, version, connections: alike.length * seed.connections, statements };
      });
    },
    load: change => {
      writesPerSecond = change.writesPerSecond ?? writesPerSecond;
      readsPerSecond = change.readsPerSecond ?? readsPerSecond;
    },
    restart: () => {
      for (const each of processes) each.restart();
    },
  };
}

interface Group {
  readonly reached: Reached;
  readonly processes: ClientProcess[];
}

/** Processes that reach the same stand together: most of the time all of them. */
function groupsOf(processes: readonly ClientProcess[], at: number): readonly Group[] {
  const groups: Group[] = [];
  for (const each of processes) {
    const reached = each.reach(at);
    const alike = groups.find(group => isAlike(group.reached, reached));
    if (alike === undefined) groups.push({ reached, processes: [each] });
    else alike.processes.push(each);
  }
  return groups;
}

function isAlike(one: Reached, other: Reached): boolean {
  if (one.is === 'connected') return other.is === 'connected' && one.to.instance === other.to.instance;
  return other.is === 'unreached' && one.because === other.because;
}

function swingAt(swing: ApplicationSeed['swing'], at: number): number {
  return swing === undefined ? 1 : 1 + swing.share * Math.sin((2 * Math.PI * at) / swing.period);
}
