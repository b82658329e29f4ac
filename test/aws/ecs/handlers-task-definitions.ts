import type { Caller } from '../world/world.ts';
import type { Handlers } from '../wire/index.ts';
import { pageOf } from './page.ts';
import { clientError, invalidToken } from './refusals.ts';
import type { TaskDefinitionInput, TaskDefinitions } from './task-definitions.ts';

type TaskDefinitionHandlers = Pick<
  Handlers<typeof import('@aws-sdk/client-ecs'), Caller>,
  'RegisterTaskDefinition' | 'DescribeTaskDefinition' | 'DeregisterTaskDefinition' | 'ListTaskDefinitions'
>;

export function taskDefinitionHandlers(definitions: TaskDefinitions): TaskDefinitionHandlers {
  return {
    RegisterTaskDefinition: (input, caller) => {
      // The wire layer has refused an input without family or containers; only its type for unions is looser than the SDK's.
      const registered = definitions.register(input as TaskDefinitionInput, caller.arn);
      const { definition, tags } = registered;
      return { taskDefinition: definition, ...(tags.length > 0 && { tags: [...tags] }) };
    },

    DescribeTaskDefinition: input => {
      const registered = definitions.find(input.taskDefinition);
      if (registered === undefined) throw clientError('Unable to describe task definition.');
      return {
        taskDefinition: registered.definition,
        ...(input.include?.includes('TAGS') ? { tags: [...registered.tags] } : {}),
      };
    },

    DeregisterTaskDefinition: input => {
      const registered = definitions.find(input.taskDefinition);
      if (registered === undefined || !input.taskDefinition.includes(':')) {
        throw clientError('Unable to deregister task definition.');
      }
      definitions.deregister(registered);
      return { taskDefinition: registered.definition };
    },

    ListTaskDefinitions: input => {
      const wanted = input.status ?? 'ACTIVE';
      const arns = definitions
        .all()
        .filter(({ family }) => input.familyPrefix === undefined || family === input.familyPrefix)
        .filter(({ definition }) => definition.status === wanted)
        .map(({ arn }) => arn);
      if (input.sort === 'DESC') arns.reverse();
      const page = pageOf(arns, input.nextToken, input.maxResults ?? 100, invalidToken);
      return { taskDefinitionArns: page.items, nextToken: page.nextToken };
    },
  };
}
