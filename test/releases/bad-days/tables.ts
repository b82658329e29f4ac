import type { Row } from './row.ts';
import { alarmValueRows } from './rows/alarm-values.ts';
import { databaseCourseRows } from './rows/database-courses.ts';
import { databaseFaultRows } from './rows/database-faults.ts';
import { databaseHandRows } from './rows/database-hands.ts';
import { databaseSourceRows } from './rows/database-sources.ts';
import { deploymentValueRows } from './rows/deployment-values.ts';
import { definitionRows } from './rows/definitions.ts';
import { faultRows } from './rows/faults.ts';
import { groupValueRows } from './rows/group-values.ts';
import { loadBalancerValueRows } from './rows/load-balancer-values.ts';
import { meanwhileRows } from './rows/meanwhile.ts';
import { nativeMeanwhileRows } from './rows/native-meanwhile.ts';
import { nativeUnfitRows } from './rows/native-unfit.ts';
import { nativeValueRows } from './rows/native-values.ts';
import { outageRows } from './rows/outages.ts';
import { serviceValueRows } from './rows/service-values.ts';
import { unfitRows } from './rows/unfit.ts';

/** The bad days by what is bad about them; those that are found by playing stories first come with a promise. */
export const tables = {
  faults: async () => [...(await faultRows()), ...(await outageRows())],
  values: async () => [
    ...(await deploymentValueRows()),
    ...groupValueRows(),
    ...serviceValueRows(),
    ...loadBalancerValueRows(),
    ...alarmValueRows(),
  ],
  'world events': () => Promise.resolve([...meanwhileRows, ...unfitRows, ...definitionRows]),
  "services of ECS's own": async () => [...(await nativeValueRows()), ...nativeMeanwhileRows, ...nativeUnfitRows],
  databases: async () => [
    ...databaseSourceRows,
    ...databaseCourseRows,
    ...databaseHandRows,
    ...(await databaseFaultRows()),
  ],
} satisfies Readonly<Record<string, () => Promise<readonly Row[]>>>;
