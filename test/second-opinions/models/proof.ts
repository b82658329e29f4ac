import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Judgement } from './models.ts';

interface Case {
  /** Of the file, and so of the finding. */
  readonly name: string;
  readonly calls: readonly Call[];
  /** `side: rule`, all that is wrong and nothing else. */
  readonly wrong: readonly string[];
}

interface Call {
  readonly service: 'ecs' | 'codedeploy' | 'elasticloadbalancing';
  readonly operation: string;
  readonly request: string;
  readonly status?: number;
  readonly userAgent?: string;
  /** Undefined: the connection was cut. */
  readonly reply: string | undefined;
}

/** A judge that finds nothing has to be shown to have eyes: each of these is found, and in what is right nothing is. */
export async function proveTheJudge(judge: (folder: string) => Promise<Judgement>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'greenlight-proof-'));
  try {
    await Promise.all(cases.map(async ({ name, calls }) => writeFile(join(folder, `${name}.jsonl`), taped(calls))));
    const { findings } = await judge(folder);
    const differing = cases.flatMap(({ name, wrong }) => {
      const found = findings.filter(({ where }) => where.some(place => place.startsWith(`${name}.jsonl:`)));
      const rules = found.map(({ side, rule }) => `${side}: ${rule}`).toSorted();
      return JSON.stringify(rules) === JSON.stringify(wrong.toSorted())
        ? []
        : [
            `${name}: found [${found.map(({ rule, detail }) => `${rule} (${detail})`).join('; ')}], meant [${wrong.join('; ')}]`,
          ];
    });
    if (differing.length > 0) throw new Error(`The judge is not to be believed:\n${differing.join('\n')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

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

const cases: readonly Case[] = [
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

const targets = { ecs: 'AmazonEC2ContainerServiceV20141113', codedeploy: 'CodeDeploy_20141006' };
const form = 'application/x-www-form-urlencoded; charset=utf-8';

function taped(calls: readonly Call[]): string {
  // A last call that is right: a fault is found wherever it stands, and nothing that comes after it is lost.
  const all = [...calls, { ...health, request: asksForHealth(), reply: healthOf('healthy') }];
  const lines = all.flatMap(({ service, operation, request, status = 200, userAgent = 'greenlight', reply }, of) => {
    const json = service !== 'elasticloadbalancing';
    const type = json ? 'application/x-amz-json-1.1' : form;
    const target = json ? { 'x-amz-target': `${targets[service]}.${operation}` } : {};
    const bytes = (text: string) => Buffer.from(text).toString('base64');
    const exchange = {
      request: {
        method: 'POST',
        target: '/',
        headers: { 'signed-as': service, 'content-type': type, ...target },
        body: bytes(request),
      },
      reply:
        reply === undefined
          ? null
          : { status, headers: { 'content-type': json ? type : 'text/xml' }, body: bytes(reply) },
    };
    return [{ exchange }, { at: 0, caller: 'AKIATEST-proof', userAgent, of }];
  });
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}
