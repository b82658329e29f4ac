import { alarmsAndMetrics } from './conversations/alarms.ts';
import { functionAliases } from './conversations/aliases.ts';
import { balancers } from './conversations/balancers.ts';
import { blueGreenDeployments } from './conversations/blue-green-deployments.ts';
import { databaseSettings } from './conversations/database-settings.ts';
import { databasesByHand } from './conversations/databases-by-hand.ts';
import { databases } from './conversations/databases.ts';
import { functionReleases } from './conversations/function-releases.ts';
import { endOfFunctions, functions } from './conversations/functions.ts';
import { identity } from './conversations/identity.ts';
import { functionInvocations } from './conversations/invocations.ts';
import { refusedFunctions } from './conversations/refused-functions.ts';
import { releases } from './conversations/releases.ts';
import { clustersAndServices } from './conversations/services.ts';
import { taskDefinitions } from './conversations/task-definitions.ts';
import { functionTriggers } from './conversations/triggers.ts';
import type { Conversation } from './conversation.ts';

/** In this order: the last of the services', of the functions' and of the databases' end what the others are about. */
export const conversations: readonly Conversation[] = [
  ...identity,
  ...balancers,
  ...alarmsAndMetrics,
  ...taskDefinitions,
  ...releases,
  ...clustersAndServices,
  ...functionTriggers,
  ...functionInvocations,
  ...functionAliases,
  ...functions,
  ...refusedFunctions,
  ...functionReleases,
  ...endOfFunctions,
  ...databases,
  ...databaseSettings,
  ...blueGreenDeployments,
  ...databasesByHand,
];
