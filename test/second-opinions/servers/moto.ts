import { join } from 'node:path';
import { sdkClients } from '../../aws/sdk-clients.ts';
import { createAlarms } from './account/alarms.ts';
import { createBalancers } from './account/balancers.ts';
import { createDatabases } from './account/databases.ts';
import { createFunctions } from './account/functions.ts';
import { networkAt } from './account/network.ts';
import { createApplications } from './account/releases.ts';
import { bringToLife, createServices } from './account/services.ts';
import type { Foreign } from './foreign.ts';

/** https://docs.getmoto.org: Python, serialises by botocore's models. */
export const moto: Foreign = {
  name: 'moto',
  requirements: join(import.meta.dirname, 'requirements-moto.txt'),
  services: ['cloudwatch', 'codedeploy', 'ecs', 'elasticloadbalancing', 'lambda', 'rds', 'sts'],
  program: programs => ({
    program: join(programs, 'python'),
    args: ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'],
    env: {},
  }),
  furnish: async (endpoint, seed) => {
    const { cloudwatch, codedeploy, ecs, elbv2, lambda, rds } = sdkClients(endpoint);
    const network = await networkAt(endpoint);
    const arns = await createBalancers(elbv2, seed, network);
    await createAlarms(cloudwatch, seed, arns);
    await createServices(ecs, seed, arns, network);
    await bringToLife(ecs, seed, arns, network);
    await createApplications(codedeploy, seed, arns);
    await createFunctions(endpoint, lambda, seed);
    await createDatabases(rds, seed, network);
  },
  // It fell over, or does not know the operation: where paths tell operations apart, Flask has no page for it.
  judges: ({ reply }) => reply.status < 500 && !(reply.kind === 'unreadable' && reply.status === 404),
};
