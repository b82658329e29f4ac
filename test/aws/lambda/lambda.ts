import type { Handlers } from '../wire/index.ts';
import type { SimulatedWorld } from '../world/create-world.ts';
import type { Caller } from '../world/world.ts';
import { createCodeStore } from './code-store.ts';
import { aliasNamed, aliasOf, createFunctionBook, versionOf, type FunctionBook } from './function-book.ts';
import type { Functions } from './functions.ts';
import { aliasHandlers } from './handlers-aliases.ts';
import { concurrencyHandlers } from './handlers-concurrency.ts';
import { functionHandlers } from './handlers-functions.ts';
import { invokeHandler } from './handler-invoke.ts';
import { triggerHandlers } from './handlers-triggers.ts';
import { versionHandlers } from './handlers-versions.ts';
import { createProvisioning } from './provisioning.ts';
import { createPublish } from './publish.ts';
import { createRevisionIds } from './revision-ids.ts';
import { checkRouting, createPointAlias, type PointAlias } from './routing.ts';
import type { LambdaSeed } from './seed.ts';
import { seededFunction } from './seeded-function.ts';
import type { LambdaClient } from './state.ts';
import { bringUsers } from './traffic.ts';
import { createBeginUpdate } from './updates.ts';

export interface Lambda {
  /** Without any limit of their rate. */
  readonly handlers: Handlers<LambdaClient, Caller>;
  /** For CodeDeploy. */
  readonly functions: Functions;
  readonly book: FunctionBook;
}

/** @param takeTime lets so many milliseconds go by before a call is answered */
export function createLambda(world: SimulatedWorld, seed: LambdaSeed, takeTime: (ms: number) => Promise<void>): Lambda {
  const { timeline } = world;
  const newRevisionId = createRevisionIds(world.random);
  const codeStore = createCodeStore(seed, world.versions.has);
  const book = createFunctionBook(world);
  for (const item of seed.functions) book.add(seededFunction({ world, codeStore, newRevisionId }, item));

  const provisioning = createProvisioning(world);
  const pointAlias = createPointAlias(world, provisioning, newRevisionId);
  const publish = createPublish(timeline, newRevisionId);
  const beginUpdate = createBeginUpdate(timeline, newRevisionId);
  const { limits, aliasWithoutRouting: withoutRouting } = seed;

  const handlers: Handlers<LambdaClient, Caller> = {
    ...functionHandlers({ book, codeStore, beginUpdate, publish, limits }),
    ...versionHandlers({ book, publish, limits }),
    ...aliasHandlers({ book, pointAlias, newRevisionId, withoutRouting }),
    ...concurrencyHandlers(book, provisioning),
    ...triggerHandlers(book, timeline.now()),
    ...invokeHandler({ book, versions: world.versions, random: world.random, takeTime, timeline }),
  };
  bringUsers(book, limits, world);
  return {
    handlers,
    functions: functionsOf(book, pointAlias),
    book,
  };
}

function functionsOf(book: FunctionBook, pointAlias: PointAlias): Functions {
  return {
    exists: name => book.find(name) !== undefined,
    hasVersion: (name, version) => {
      const owner = book.find(name);
      return owner !== undefined && versionOf(owner, version) !== undefined;
    },
    alias: (name, alias) => {
      const owner = book.find(name);
      return owner && aliasOf(owner, alias)?.asked;
    },
    route: (name, alias, to) => {
      const owner = book.get(name);
      checkRouting(owner, to);
      pointAlias(owner, aliasNamed(owner, alias), to);
    },
  };
}
