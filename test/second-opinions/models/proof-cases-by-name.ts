import type { Call, Case } from './proof-case.ts';

const listing = { service: 'codedeploy', operation: 'ListDeployments' } as const;
const deployments = { ...listing, request: '{"applicationName":"shop"}' };
const deployment = { service: 'codedeploy', operation: 'GetDeployment', request: '{"deploymentId":"d-1"}' } as const;
const stop = {
  service: 'codedeploy',
  operation: 'StopDeployment',
  request: '{"deploymentId":"d-1"}',
  reply: undefined,
} as const;
const tasks = { service: 'ecs', operation: 'DescribeTasks' } as const;
const health = { service: 'elasticloadbalancing', operation: 'DescribeTargetHealth' } as const;
const group = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/blue/0123456789abcdef';

const healthOf = (state: string, more = '') =>
  `<DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">` +
  `<DescribeTargetHealthResult><TargetHealthDescriptions><member><Target><Id>10.0.0.1</Id><Port>80</Port></Target>` +
  `<TargetHealth><State>${state}</State></TargetHealth>${more}</member></TargetHealthDescriptions>` +
  `</DescribeTargetHealthResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DescribeTargetHealthResponse>`;
const asksForHealth = (more = '') =>
  new URLSearchParams({ Action: 'DescribeTargetHealth', Version: '2015-12-01', TargetGroupArn: group }).toString() +
  more;

export const rightCall: Call = { ...health, request: asksForHealth(), reply: healthOf('healthy') };

/** Of the protocols that name their operations: AWS JSON and Query. */
export const casesByName: readonly Case[] = [
  { name: 'right-json', calls: [{ ...deployments, reply: '{"deployments":["d-1"]}' }], wrong: [] },
  { name: 'right-query', calls: [{ ...health, request: asksForHealth(), reply: healthOf('healthy') }], wrong: [] },
  {
    name: 'asks-with-an-unknown-member',
    calls: [{ ...listing, request: '{"applicationname":"shop"}', reply: '{}' }],
    wrong: ['ours: unknown member'],
  },
  {
    name: 'asks-without-what-is-required',
    calls: [{ ...tasks, request: '{"cluster":"shop"}', reply: '{}' }],
    wrong: ['ours: required'],
  },
  {
    name: 'asks-in-a-query-with-an-unknown-member',
    calls: [{ ...health, request: asksForHealth('&Target.member.1.Id=10.0.0.1'), reply: healthOf('healthy') }],
    wrong: ['ours: unknown member'],
  },
  {
    name: 'asks-in-a-query-of-another-version',
    calls: [{ ...health, request: asksForHealth().replace('2015-12-01', '2012-06-01'), reply: healthOf('healthy') }],
    wrong: ['ours: body'],
  },
  {
    name: 'answers-a-value-of-no-enum',
    calls: [{ ...health, request: asksForHealth(), reply: healthOf('well') }],
    wrong: ['simulated: enum'],
  },
  {
    name: 'answers-an-unknown-element',
    calls: [{ ...health, request: asksForHealth(), reply: healthOf('healthy', '<Zone>eu-west-1a</Zone>') }],
    wrong: ['simulated: unknown member'],
  },
  {
    name: 'answers-another-type',
    calls: [{ ...deployments, reply: '{"deployments":"d-1"}' }],
    wrong: ['simulated: type'],
  },
  {
    name: 'answers-with-a-time-of-another-protocol',
    calls: [{ ...deployment, reply: '{"deploymentInfo":{"createTime":"yesterday"}}' }],
    wrong: ['simulated: unreadable'],
  },
  {
    name: 'answers-with-a-time-as-text',
    calls: [{ ...deployment, reply: '{"deploymentInfo":{"createTime":"2026-11-20T12:00:00Z"}}' }],
    wrong: ['simulated: type'],
  },
  {
    name: 'answers-with-a-time-in-milliseconds',
    calls: [{ ...deployment, reply: '{"deploymentInfo":{"createTime":1795176000000}}' }],
    wrong: ['simulated: unreadable'],
  },
  { name: 'answers-null', calls: [{ ...deployments, reply: '{"deployments":null}' }], wrong: ['simulated: null'] },
  {
    name: 'answers-a-member-twice',
    calls: [{ ...deployments, reply: '{"deployments":[],"deployments":["d-1"]}' }],
    wrong: ['simulated: unreadable'],
  },
  {
    name: 'answers-with-another-status',
    calls: [{ ...deployments, status: 201, reply: '{}' }],
    wrong: ['simulated: status'],
  },
  {
    name: 'answers-an-error-with-the-status-of-another-one',
    calls: [{ ...deployments, status: 500, reply: '{"__type":"ApplicationDoesNotExistException","message":"no"}' }],
    wrong: ['simulated: error status'],
  },
  {
    name: 'answers-an-error-in-the-words-of-another-protocol',
    calls: [{ ...deployments, status: 400, reply: '{"__type":"Throttling","message":"no"}' }],
    wrong: ['simulated: undeclared error'],
  },
  {
    name: 'answers-a-refusal-with-the-status-of-a-query',
    calls: [{ ...deployments, status: 403, reply: '{"__type":"AccessDeniedException","message":"no"}' }],
    wrong: ['simulated: error status'],
  },
  {
    name: 'answers-in-a-query-without-its-wrapper',
    calls: [
      {
        ...health,
        request: asksForHealth(),
        reply: healthOf('healthy').replaceAll('DescribeTargetHealthResult>', 'Result>'),
      },
    ],
    wrong: ['simulated: unreadable'],
  },
  {
    name: 'answers-in-a-query-with-half-a-number',
    calls: [{ ...health, request: asksForHealth(), reply: healthOf('healthy').replace('>80<', '>80a<') }],
    wrong: ['simulated: unreadable'],
  },
  {
    name: 'asks-for-what-there-is-not',
    calls: [{ ...listing, operation: 'ListDeploymentz', request: '{}', reply: '{}' }],
    wrong: ['ours: unknown operation'],
  },
  {
    name: 'asks-without-its-name',
    calls: [{ ...deployments, userAgent: 'aws-sdk-js/3', reply: '{"deployments":["d-1"]}' }],
    wrong: ['ours: user agent'],
  },
  {
    name: 'asks-for-more-than-the-operation-takes',
    calls: [
      {
        service: 'ecs',
        operation: 'DescribeServices',
        request: JSON.stringify({ services: Array.from({ length: 11 }, (_, index) => `s${index}`) }),
        reply: '{}',
      },
    ],
    wrong: ['ours: range'],
  },
  {
    name: 'reads-the-rest-of-another-list',
    calls: [
      { ...deployments, reply: '{"deployments":["d-1"],"nextToken":"more"}' },
      { ...listing, request: '{"applicationName":"cart","nextToken":"more"}', reply: '{}' },
    ],
    wrong: ['ours: next page'],
  },
  {
    name: 'asks-one-by-one-for-what-has-a-batch',
    calls: ['a', 'b'].map(id => ({
      ...deployment,
      request: `{"deploymentId":"${id}"}`,
      reply: '{"deploymentInfo":{}}',
    })),
    wrong: ['ours: batch'],
  },
  {
    name: 'sends-again-what-was-cut-off',
    calls: [stop, { ...stop, reply: '{}' }],
    wrong: ['ours: sent again'],
  },
  {
    name: 'looks-elsewhere-before-it-sends-again',
    calls: [stop, { ...tasks, request: '{"tasks":["a"]}', reply: '{}' }, { ...stop, reply: '{}' }],
    wrong: ['ours: sent again'],
  },
  {
    name: 'looks-before-it-sends-again',
    calls: [stop, { ...deployments, reply: '{}' }, { ...stop, reply: '{}' }],
    wrong: [],
  },
  {
    name: 'answers-an-error-of-another-operation',
    calls: [{ ...deployments, status: 400, reply: '{"__type":"ClusterNotFoundException","message":"no"}' }],
    wrong: ['simulated: undeclared error'],
  },
  {
    name: 'leaves-the-rest-of-a-list',
    calls: [
      { ...deployments, reply: '{"deployments":["d-1"],"nextToken":"more"}' },
      { ...listing, request: '{"applicationName":"cart"}', reply: '{}' },
    ],
    wrong: ['ours: next page'],
  },
  {
    name: 'reads-the-rest-of-a-list',
    calls: [
      { ...deployments, reply: '{"deployments":["d-1"],"nextToken":"more"}' },
      { ...listing, request: '{"applicationName":"shop","nextToken":"more"}', reply: '{}' },
    ],
    wrong: [],
  },
  {
    name: 'asks-one-by-one',
    calls: ['a', 'b'].map(task => ({ ...tasks, request: `{"tasks":["${task}"]}`, reply: '{"tasks":[]}' })),
    wrong: ['ours: batch'],
  },
  {
    name: 'leaves-out-the-token-of-a-repetition',
    calls: [{ service: 'ecs', operation: 'RunTask', request: '{"taskDefinition":"shop:1"}', reply: '{}' }],
    wrong: ['ours: idempotency token'],
  },
];
