import { conversation, type Conversation, said } from '../conversation.ts';

const cluster = 'shop';
const service = 'api';
const nobody = 'nobody';

const clusters = conversation('ecs', 'clusters', async ask => {
  await ask('ListClusters', {});
  await ask('DescribeClusters', { clusters: [cluster] });
  await ask('DescribeClusters', { clusters: [nobody] }, 'one that is missing');
});

const tasks = conversation('ecs', 'tasks', async ask => {
  const listed = await ask('ListTasks', { cluster, family: 'api' });
  await ask('ListTasks', { cluster, desiredStatus: 'STOPPED' }, 'stopped ones');
  await ask('ListTasks', { cluster, serviceName: nobody }, 'of a missing service');
  await ask('ListTasks', { cluster: nobody }, 'of a missing cluster');
  const task = said(listed?.taskArns?.[0], 'the ARN of a task');
  await ask('DescribeTasks', { cluster, tasks: [task] });
  const missing = task.replace(/[^/]+$/, '0123456789abcdef0123456789abcdef');
  await ask('DescribeTasks', { cluster, tasks: [missing] }, 'one that is missing');
  await ask('DescribeTasks', { cluster: nobody, tasks: [task] }, 'of a missing cluster');
  await ask('DescribeTasks', { cluster, tasks: [] }, 'that names nothing');
});

const services = conversation('ecs', 'a service', async ask => {
  await ask('ListServices', { cluster });
  await ask('ListServices', { cluster: nobody }, 'of a missing cluster');
  await ask('DescribeServices', { cluster, services: [service] });
  await ask('DescribeServices', { cluster, services: [service], include: ['TAGS'] }, 'with tags');
  await ask('DescribeServices', { cluster, services: [nobody] }, 'one that is missing');
  await ask('DescribeServices', { cluster: nobody, services: [service] }, 'of a missing cluster');
  await ask('DescribeServices', { cluster, services: [] }, 'that names nothing');
  await ask('UpdateService', { cluster, service, desiredCount: 4 }, 'the desired count');
  await ask('UpdateService', { cluster, service, taskDefinition: 'api:1' }, 'a task definition, past CodeDeploy');
  await ask('UpdateService', { cluster, service: nobody, desiredCount: 1 }, 'a missing service');
  await ask('UpdateService', { cluster: nobody, service, desiredCount: 1 }, 'in a missing cluster');
});

const rolling = conversation('ecs', 'a service that ECS releases', async ask => {
  const web = 'web';
  await ask('DescribeServices', { cluster, services: [web] });
  await ask('DescribeServices', { cluster, services: [web, service, nobody] }, 'beside others');
  await ask('DescribeTaskSets', { cluster, service: web });
  await ask('UpdateService', { cluster, service: web, desiredCount: 2 }, 'the desired count');
  await ask('UpdateService', { cluster, service: web, taskDefinition: 'api:1' }, 'a task definition');
  await ask('CreateTaskSet', { cluster, service: web, taskDefinition: 'api:1' });
});

const ownDeployments = conversation('ecs', 'deployments of a service that ECS releases', async ask => {
  const web = 'web';
  const listed = await ask('ListServiceDeployments', { cluster, service: web });
  await ask('ListServiceDeployments', { cluster, service: web, status: ['PENDING'] }, 'of those that have not begun');
  await ask('ListServiceDeployments', { cluster, service: nobody }, 'of a missing service');
  const [last] = listed?.serviceDeployments ?? [];
  const arn = said(last?.serviceDeploymentArn, 'the ARN of a deployment');
  const missing = arn.replace(/.{21}$/, 'aaaaaaaaaaaaaaaaaaaaa');
  const revision = said(last?.targetServiceRevisionArn, 'the ARN of a revision');
  await ask('DescribeServiceDeployments', { serviceDeploymentArns: [arn] });
  await ask('DescribeServiceDeployments', { serviceDeploymentArns: [missing] }, 'that are missing');
  await ask('DescribeServiceRevisions', { serviceRevisionArns: [revision] });
  await ask('DescribeServiceRevisions', { serviceRevisionArns: [revision.replace(/\d+$/, '1')] }, 'that are missing');
  await ask('StopServiceDeployment', { serviceDeploymentArn: arn, stopType: 'ROLLBACK' }, 'that has ended');
  await ask('StopServiceDeployment', { serviceDeploymentArn: missing, stopType: 'ROLLBACK' }, 'that is missing');
  const hookId = 'ecs-pause-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  await ask('ContinueServiceDeployment', { serviceDeploymentArn: arn, hookId }, 'that waits for nobody');
});

const taskSets = conversation('ecs', 'task sets', async ask => {
  const described = await ask('DescribeTaskSets', { cluster, service });
  await ask('DescribeTaskSets', { cluster, service: nobody }, 'of a missing service');
  await ask('DescribeTaskSets', { cluster: nobody, service }, 'of a missing cluster');
  const taskSet = said(described?.taskSets?.[0]?.taskSetArn, 'the ARN of a task set');
  await ask('DescribeTaskSets', { cluster, service, taskSets: [taskSet] }, 'by its ARN');
  const scale = { value: 50, unit: 'PERCENT' as const };
  await ask('CreateTaskSet', { cluster, service, taskDefinition: 'api:1' }, 'past CodeDeploy');
  await ask('UpdateTaskSet', { cluster, service, taskSet, scale }, 'past CodeDeploy');
  await ask('UpdateServicePrimaryTaskSet', { cluster, service, primaryTaskSet: taskSet }, 'past CodeDeploy');
  await ask('DeleteTaskSet', { cluster, service, taskSet, force: true }, 'past CodeDeploy');
});

const end = conversation('ecs', 'the end of a service', async ask => {
  await ask('DeleteService', { cluster, service: nobody }, 'that is missing');
  await ask('DeleteService', { cluster, service }, 'that has tasks');
  await ask('DeleteService', { cluster, service, force: true }, 'by force');
  await ask('DescribeServices', { cluster, services: [service] }, 'that is deleted');
  await ask('UpdateService', { cluster, service, desiredCount: 1 }, 'that is deleted');
});

/** The last one deletes what the others talk about. */
export const clustersAndServices: readonly Conversation[] = [
  clusters,
  tasks,
  services,
  rolling,
  ownDeployments,
  taskSets,
  end,
];
