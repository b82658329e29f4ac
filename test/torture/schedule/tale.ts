import type { Scenario } from '../../releases/scenario.ts';
import { functionInWords, functionScenario, type FunctionTale } from './function-tale.ts';
import { serviceInWords, serviceScenario, type ServiceTale } from './service-tale.ts';

/** A release as a story, by what makes it one. */
export type Tale = ServiceTale | FunctionTale;

export function scenarioOf(tale: Tale): Scenario {
  switch (tale.target) {
    case 'ecs':
      return serviceScenario(tale);
    case 'lambda':
      return functionScenario(tale);
  }
}

export function inWords(tale: Tale): string {
  switch (tale.target) {
    case 'ecs':
      return `a service; ${serviceInWords(tale)}`;
    case 'lambda':
      return `a function; ${functionInWords(tale)}`;
  }
}
