import type { Scenario } from '../../releases/scenario.ts';
import { databaseInWords, databaseScenario, type DatabaseTale } from './database-tale.ts';
import { functionInWords, functionScenario, type FunctionTale } from './function-tale.ts';
import type { Trouble } from './schedule.ts';
import { serviceInWords, serviceScenario, type ServiceTale } from './service-tale.ts';

/** A release as a story, by what makes it one. */
export type Tale = ServiceTale | FunctionTale | DatabaseTale;

export function scenarioOf(tale: Tale): Scenario {
  switch (tale.target) {
    case 'ecs':
      return serviceScenario(tale);
    case 'lambda':
      return functionScenario(tale);
    case 'rds':
      return databaseScenario(tale);
  }
}

/** What others do as a part of the story, and cannot be told before its world stands. */
export function othersIn({ target, turn }: Tale): readonly Trouble[] {
  if (target !== 'rds' || turn === 'free') return [];
  const act = { toTheDatabase: "end the colleague's deployment" } as const;
  return [{ with: 'somebody', does: { words: "ends the colleague's deployment", act }, after: 240_000 }];
}

export function inWords(tale: Tale): string {
  switch (tale.target) {
    case 'ecs':
      return `a service; ${serviceInWords(tale)}`;
    case 'lambda':
      return `a function; ${functionInWords(tale)}`;
    case 'rds':
      return `a database; ${databaseInWords(tale)}`;
  }
}
