import { join } from 'node:path';
import { sdkClients } from '../../aws/sdk-clients.ts';
import { createAlarms } from './account/alarms.ts';
import { createBalancers } from './account/balancers.ts';
import { networkAt } from './account/network.ts';
import { createServices } from './account/services.ts';
import type { Foreign } from './foreign.ts';

/** https://github.com/ministackorg/ministack: Python, writes its replies by hand. */
export const ministack: Foreign = {
  name: 'MiniStack',
  requirements: join(import.meta.dirname, 'requirements-ministack.txt'),
  services: ['cloudwatch', 'ecs', 'elasticloadbalancing', 'sts'],
  program: programs => ({
    program: join(programs, 'python'),
    args: ['-m', 'ministack'],
    env: {
      // Left to itself it listens on all interfaces, for MQTT as well.
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: '0',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      SERVICES: 'acm,ec2,ecs,elasticloadbalancing,monitoring,sts',
      MINISTACK_ACCOUNT_ID: '123456789012',
      // It would run tasks where there is Docker, and not where there is none.
      DOCKER_HOST: 'unix:///nonexistent',
    },
  }),
  furnish: async (endpoint, seed) => {
    const { cloudwatch, ecs, elbv2 } = sdkClients(endpoint);
    const network = await networkAt(endpoint);
    const arns = await createBalancers(elbv2, seed, network);
    await createAlarms(cloudwatch, seed, arns);
    await createServices(ecs, seed, arns, network);
  },
  judges: ({ reply }) => reply.status < 500 && !(reply.kind === 'refused' && reply.code === 'InvalidAction'),
};
