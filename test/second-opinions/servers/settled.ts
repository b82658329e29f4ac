import type { Settled } from '../settled.ts';
import { alarms } from './settled/alarms.ts';
import { functionAliases } from './settled/aliases.ts';
import { balancers } from './settled/balancers.ts';
import { blueGreenDeployments } from './settled/blue-green-deployments.ts';
import { databaseSettings } from './settled/database-settings.ts';
import { databasesByHand } from './settled/databases-by-hand.ts';
import { databases } from './settled/databases.ts';
import { functions } from './settled/functions.ts';
import { identity } from './settled/identity.ts';
import { functionInvocations } from './settled/invocations.ts';
import { refusedFunctions } from './settled/refused-functions.ts';
import { releases } from './settled/releases.ts';
import { tableOf } from './settled/ruling.ts';
import { services } from './settled/services.ts';
import { taskDefinitions } from './settled/task-definitions.ts';
import { functionTriggers } from './settled/triggers.ts';

/** Where another simulation answers otherwise than ours, and stays wrong. Where it is right, ours is mended. */
export const settled: Settled = tableOf([
  ...identity,
  ...balancers,
  ...alarms,
  ...taskDefinitions,
  ...services,
  ...releases,
  ...functionTriggers,
  ...functionInvocations,
  ...functionAliases,
  ...functions,
  ...refusedFunctions,
  ...databases,
  ...databaseSettings,
  ...blueGreenDeployments,
  ...databasesByHand,
]);
