import { dirname, join } from 'node:path';
import { sdkClients } from '../../aws/sdk-clients.ts';
import { createAlarms } from './account/alarms.ts';
import { createBalancers } from './account/balancers.ts';
import { createDatabases } from './account/databases.ts';
import { createFunctions } from './account/functions.ts';
import { networkAt } from './account/network.ts';
import { createServices } from './account/services.ts';
import type { Foreign } from './foreign.ts';

/** https://github.com/ministackorg/ministack: Python, writes its replies by hand. */
export const ministack: Foreign = {
  name: 'MiniStack',
  requirements: join(import.meta.dirname, 'requirements-ministack.txt'),
  services: ['cloudwatch', 'ecs', 'elasticloadbalancing', 'lambda', 'rds', 'sts'],
  program: programs => ({
    program: join(programs, 'python'),
    args: ['-m', 'ministack'],
    env: {
      // It runs functions by the `node` that it finds.
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      // Left to itself it listens on all interfaces, for MQTT as well.
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: '0',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      SERVICES: 'acm,ec2,ecs,elasticloadbalancing,iam,lambda,monitoring,rds,s3,sqs,sts',
      MINISTACK_ACCOUNT_ID: '123456789012',
      // Left to itself it goes by the memory of this machine.
      LAMBDA_ACCOUNT_CONCURRENCY: '1000',
      // It would run tasks where there is Docker, and not where there is none.
      DOCKER_HOST: 'unix:///nonexistent',
    },
  }),
  furnish: async (endpoint, seed) => {
    const { cloudwatch, ecs, elbv2, lambda, rds } = sdkClients(endpoint);
    const network = await networkAt(endpoint);
    const arns = await createBalancers(elbv2, seed, network);
    await createAlarms(cloudwatch, seed, arns);
    await createServices(ecs, seed, arns, network);
    await createFunctions(endpoint, lambda, seed);
    await createDatabases(rds, seed, network);
  },
  judges: ({ reply }) => reply.status < 500 && !(reply.kind === 'refused' && reply.code === 'InvalidAction'),
};
