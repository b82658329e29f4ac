import { recordInvocations } from '../cloudwatch/lambda-metrics.ts';
import type { SimulatedWorld } from '../world/create-world.ts';
import type { FunctionBook } from './function-book.ts';
import type { LambdaSeed } from './seed.ts';
import { invocationsOfSecond, nobodyThere } from './users.ts';

type Surroundings = Pick<SimulatedWorld, 'damage' | 'metrics' | 'random' | 'timeline' | 'versions'>;

/** Has the users of all functions come, once a virtual second, to be counted by metrics and damage. */
export function bringUsers(book: FunctionBook, limits: LambdaSeed['limits'], world: Surroundings): void {
  const { damage, metrics, random, timeline, versions } = world;
  for (const { name, settings } of book.all()) {
    const concurrency = settings.reservedConcurrency ?? limits.concurrentExecutions;
    for (const users of settings.users) {
      const around = { concurrency, versions, random: random.fork(`users of ${name}:${users.call}`) };
      timeline.every(1000, at => {
        const owner = book.find(name);
        const second =
          owner === undefined
            ? nobodyThere(name, users, { ...around, at })
            : invocationsOfSecond(owner, users, { ...around, at });
        recordInvocations(metrics, second);
        const unserved = [{ requests: second.throttled }, { requests: second.refused }];
        damage.observe({ at, served: second.executed, unserved });
      });
    }
  }
}
