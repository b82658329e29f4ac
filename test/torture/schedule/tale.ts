import type { Scenario } from '../../releases/scenario.ts';
import { databaseInWords, databaseScenario, type DatabaseTale } from './database-tale.ts';
import { blueVersion, functionInWords, functionScenario, type FunctionTale, routed } from './function-tale.ts';
import { nativeInWords, nativeScenario, type NativeTale } from './native-tale.ts';
import type { Trouble } from './schedule.ts';
import { serviceInWords, serviceScenario, type ServiceTale } from './service-tale.ts';

/** A release as a story, by what makes it one. */
export type Tale = ServiceTale | NativeTale | FunctionTale | DatabaseTale;

export function scenarioOf(tale: Tale): Scenario {
  switch (tale.target) {
    case 'ecs':
      return serviceScenario(tale);
    case 'ecs-native':
      return nativeScenario(tale);
    case 'lambda':
      return functionScenario(tale);
    case 'rds':
      return databaseScenario(tale);
  }
}

/** What others do as a part of the story; what they would do it to may be gone by then. */
export function othersIn({ target, turn }: Tale): readonly Trouble[] {
  if (turn === 'free') return [];
  switch (target) {
    case 'ecs':
    case 'ecs-native':
      return [];
    case 'lambda':
      return [{ with: 'somebody', does: { words: 'ends the weights', act: routed(blueVersion) }, after: 180_000 }];
    case 'rds': {
      const act = { toTheDatabase: "end the colleague's deployment" } as const;
      return [{ with: 'somebody', does: { words: "ends the colleague's deployment", act }, after: 240_000 }];
    }
  }
}

export function inWords(tale: Tale): string {
  switch (tale.target) {
    case 'ecs':
      return `a service; ${serviceInWords(tale)}`;
    case 'ecs-native':
      return `a service of ECS's own; ${nativeInWords(tale)}`;
    case 'lambda':
      return `a function; ${functionInWords(tale)}`;
    case 'rds':
      return `a database; ${databaseInWords(tale)}`;
  }
}
