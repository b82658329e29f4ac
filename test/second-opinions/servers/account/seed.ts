import type { SeedInput } from '../../../aws/seed.ts';
import { subject } from '../../../aws/sts/an-id-token.ts';
import { shop } from '../../../releases/shop.ts';
import { checkout } from './checkout.ts';
import { orders } from './orders.ts';

const healthCheck = { path: '/health', intervalSeconds: 10, healthyThreshold: 2, unhealthyThreshold: 3 };

/** The key of whoever asks; with roles in the account, keys that nobody gave out are refused. */
const callers = [{ accessKeyId: 'AKIASDK', role: 'deployer', session: 'opinion' }];

const changes: Partial<SeedInput> = {
  region: 'us-east-1',
  callers,
  roles: [{ name: 'deployer', subjects: [subject] }],
  loadBalancers: [
    {
      name: 'shop',
      requestsPerSecond: 5,
      targetGroups: [
        { name: 'api-1', healthCheck },
        { name: 'api-2', healthCheck },
        { name: 'web', healthCheck },
      ],
      listeners: [
        {
          port: 443,
          forward: { 'api-1': 100, 'api-2': 0 },
          rules: [
            {
              priority: 10,
              pathPattern: '/static/*',
              fixedResponse: { status: 404, contentType: 'text/plain', body: 'gone' },
            },
            {
              priority: 20,
              hostHeader: 'beta.example.com',
              forward: { 'api-1': 0, 'api-2': 1 },
              stickiness: { seconds: 60 },
            },
          ],
        },
        { port: 8443, protocol: 'HTTP', forward: { 'api-1': 1 } },
        { port: 80, forward: { web: 1 } },
      ],
    },
  ],
  lambda: checkout,
  rds: orders,
  targetGroups: [{ name: 'spare', targetType: 'instance', port: 3000 }],
};

const network = {
  subnets: ['subnet-0a1b2c3d4e5f6071a', 'subnet-0a1b2c3d4e5f6071b'],
  securityGroups: ['sg-0a1b2c3d4e5f60718'],
};

const tags = [{ key: 'team', value: 'shop' }];

/** Beside the service that CodeDeploy releases, one that ECS does. */
const rolling = {
  name: 'web',
  deploymentController: 'ECS' as const,
  loadBalancer: { targetGroup: 'web', containerName: 'api', containerPort: 8080 },
};

const functionRelease = {
  name: 'AppLambda-checkout',
  computePlatform: 'Lambda' as const,
  groups: [{ name: 'DgpLambda-checkout', deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' }],
};

/** The shop of the scenarios in us-east-1, with more of what load balancers, containers and services can have. */
export const seed: SeedInput = withMore(shop({ world: changes }));

function withMore({ ecs, codeDeploy, ...rest }: SeedInput): SeedInput {
  if (ecs === undefined || codeDeploy === undefined)
    throw new Error('The shop has no services, or nobody to release them.');
  const taskDefinitions = ecs.taskDefinitions.map(definition => ({
    ...definition,
    containerDefinitions: definition.containerDefinitions.map(container => ({ ...container, memory: 1024 })),
  }));
  const services = ecs.services.map(service => ({ ...service, launch: { network }, tags }));
  const web = services.map(service => ({ ...service, ...rolling }));
  const applications = [...codeDeploy.applications, functionRelease];
  return {
    ...rest,
    codeDeploy: { ...codeDeploy, applications },
    ecs: { ...ecs, taskDefinitions, services: [...services, ...web] },
  };
}
