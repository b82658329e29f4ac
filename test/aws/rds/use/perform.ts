import type { Random } from '../../world/random.ts';
import type { Versions } from '../../world/world.ts';
import type { DatabaseBook } from '../database-book.ts';
import type { DatabaseUseAct } from './acts.ts';
import type { Application } from './application.ts';
import type { Client } from './client.ts';
import { databaseNamed, greenOf } from './database-named.ts';
import { createHandWriting } from './hand-writing.ts';
import type { LongStatements } from './long-statements.ts';

interface Stage {
  /** By name. */
  readonly applications: ReadonlyMap<string, Application>;
  readonly book: DatabaseBook;
  /** Has one more client come, from the next second on. */
  readonly bring: (client: Client) => void;
  readonly longStatements: LongStatements;
  readonly now: () => number;
  readonly random: Random;
  readonly versions: Versions;
}

/** Throws where there is no such application or database. */
export function createPerform(stage: Stage): (act: DatabaseUseAct) => void {
  const { applications, book, bring, longStatements, now, random, versions } = stage;

  const applicationNamed = (name: string): Application => {
    const found = applications.get(name);
    if (found !== undefined) return found;
    throw new Error(`There is no application "${name}". There are: ${[...applications.keys()].join(', ')}.`);
  };

  return act => {
    if ('load' in act) {
      applicationNamed(act.load.application).load(act.load);
    } else if ('restart' in act) {
      applicationNamed(act.restart.application).restart();
    } else if ('longStatement' in act) {
      const { on, is, seconds } = act.longStatement;
      longStatements.begin(databaseNamed(book, on), is, now() + seconds * 1000);
    } else {
      const { to, writesPerSecond, seconds } = act.writeByHand;
      const named = databaseNamed(book, typeof to === 'string' ? to : to.greenOf);
      const written = typeof to === 'string' ? named : greenOf(book, named);
      const answering = book.behind(book.endpointOf(written));
      if (answering === undefined) throw new Error(`Nothing answers at the endpoint of "${written.name}".`);
      const name = `by hand on ${written.name}`;
      const until = now() + seconds * 1000;
      const writing = { name, host: book.endpointOf(named), to: answering, writesPerSecond, until };
      bring(createHandWriting(writing, random.fork(name), versions));
    }
  };
}
