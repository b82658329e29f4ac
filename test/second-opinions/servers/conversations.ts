import { alarmsAndMetrics } from './conversations/alarms.ts';
import { balancers } from './conversations/balancers.ts';
import { identity } from './conversations/identity.ts';
import { releases } from './conversations/releases.ts';
import { clustersAndServices } from './conversations/services.ts';
import { taskDefinitions } from './conversations/task-definitions.ts';
import type { Conversation } from './conversation.ts';

/** In this order: the last of the services' ends what the releases are about. */
export const conversations: readonly Conversation[] = [
  ...identity,
  ...balancers,
  ...alarmsAndMetrics,
  ...taskDefinitions,
  ...releases,
  ...clustersAndServices,
];
