import { conversation, type Conversation } from '../conversation.ts';

const container = { name: 'worker', image: 'registry.example.com/worker:1', memory: 256 };
const tags = [{ key: 'team', value: 'shop' }];

const plain = conversation('ecs', 'a plain task definition', async ask => {
  await ask('RegisterTaskDefinition', { family: 'worker', containerDefinitions: [container] }, 'the first');
  const portMappings = [{ containerPort: 80 }];
  const containerDefinitions = [{ ...container, portMappings }];
  await ask('RegisterTaskDefinition', { family: 'worker', containerDefinitions, tags }, 'the second, with tags');
  await ask('DescribeTaskDefinition', { taskDefinition: 'worker', include: ['TAGS'] }, 'the newest, with tags');
  await ask('DescribeTaskDefinition', { taskDefinition: 'worker:1', include: ['TAGS'] }, 'one without tags');
  await ask('ListTaskDefinitions', { familyPrefix: 'worker' });
  await ask(
    'ListTaskDefinitions',
    { familyPrefix: 'worker', sort: 'DESC', maxResults: 1 },
    'newest first, one to a page',
  );
  await ask('DeregisterTaskDefinition', { taskDefinition: 'worker:1' });
  await ask('DescribeTaskDefinition', { taskDefinition: 'worker:1' }, 'one that is inactive');
  await ask('ListTaskDefinitions', { familyPrefix: 'worker' }, 'after one is inactive');
  await ask('ListTaskDefinitions', { familyPrefix: 'worker', status: 'INACTIVE' }, 'inactive ones');
});

const fargate = conversation('ecs', "the shop's task definition", async ask => {
  const described = await ask('DescribeTaskDefinition', { taskDefinition: 'api:1', include: ['TAGS'] });
  const { family = 'api', containerDefinitions = [], cpu = '', memory = '' } = described?.taskDefinition ?? {};
  const [first = container] = containerDefinitions;
  await ask('RegisterTaskDefinition', {
    family,
    cpu,
    memory,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    containerDefinitions: [{ ...first, image: 'registry.example.com/shop/api:2.4.1' } as typeof container],
    tags,
  });
  await ask('DescribeTaskDefinition', { taskDefinition: 'api', include: ['TAGS'] }, 'the newest');
});

const refused = conversation('ecs', 'task definitions that are refused', async ask => {
  await ask('DescribeTaskDefinition', { taskDefinition: 'nobody' }, 'a missing family');
  await ask('DescribeTaskDefinition', { taskDefinition: 'api:99' }, 'a missing revision');
  await ask('DeregisterTaskDefinition', { taskDefinition: 'nobody:1' }, 'a missing family');
  await ask('DeregisterTaskDefinition', { taskDefinition: 'api' }, 'without a revision');
  await ask('RegisterTaskDefinition', { family: 'none', containerDefinitions: [] }, 'no container');
  await ask('RegisterTaskDefinition', { family: 'a b', containerDefinitions: [container] }, 'a bad name');
  const nameless = [{ image: 'x', memory: 64 }];
  await ask('RegisterTaskDefinition', { family: 'none', containerDefinitions: nameless }, 'a container without a name');
  const withoutMemory = [{ name: 'x', image: 'x' }];
  await ask('RegisterTaskDefinition', { family: 'none', containerDefinitions: withoutMemory }, 'no memory');
  const onFargate = { requiresCompatibilities: ['FARGATE' as const], networkMode: 'awsvpc' as const };
  const odd = { ...onFargate, family: 'none', cpu: '256', memory: '4096', containerDefinitions: [container] };
  await ask('RegisterTaskDefinition', odd, 'a size that Fargate does not have');
  const bridge = { ...odd, memory: '512', networkMode: 'bridge' as const };
  await ask('RegisterTaskDefinition', bridge, 'a bridge on Fargate');
  const sizeless = { ...onFargate, family: 'none', containerDefinitions: [container] };
  await ask('RegisterTaskDefinition', sizeless, 'Fargate without a size');
});

export const taskDefinitions: readonly Conversation[] = [plain, fargate, refused];
