import type { Case } from './proof-case.ts';

const functions = '/2015-03-31/functions';
const live = {
  service: 'lambda',
  method: 'PUT',
  target: `${functions}/arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Aapi/aliases/live`,
} as const;
const split = '{"FunctionVersion":"4","RoutingConfig":{"AdditionalVersionWeights":{"5":0.1}}}';
const read = { service: 'lambda', method: 'GET', target: `${functions}/api`, request: '' } as const;
const invoke = {
  service: 'lambda',
  method: 'POST',
  target: `${functions}/api/invocations?Qualifier=5`,
  requestHeaders: { 'content-type': 'application/octet-stream', 'x-amz-log-type': 'Tail' },
  request: '{"is":"a smoke test"}',
  reply: '\u0000 no JSON',
  replyHeaders: { 'content-type': 'application/octet-stream', 'x-amz-executed-version': '5' },
} as const;
const removal = { service: 'lambda', method: 'DELETE', target: `${functions}/api/aliases/live`, request: '' } as const;
const aliases = { service: 'lambda', method: 'GET', request: '' } as const;

/** Of REST-JSON, which has operations in method and path. */
export const casesByPath: readonly Case[] = [
  { name: 'right-rest', calls: [{ ...live, request: split, reply: '{"FunctionVersion":"4"}' }], wrong: [] },
  { name: 'right-rest-without-a-body', calls: [{ ...read, reply: '{"Configuration":{"State":"Active"}}' }], wrong: [] },
  { name: 'right-rest-of-bytes', calls: [invoke], wrong: [] },
  {
    name: 'right-rest-without-an-answer',
    calls: [{ ...removal, status: 204, reply: '', replyHeaders: {} }],
    wrong: [],
  },
  {
    name: 'right-rest-with-a-fixed-query',
    calls: [
      {
        ...aliases,
        target: '/2019-09-30/functions/api/provisioned-concurrency?MaxItems=1&List=ALL',
        reply: '{"ProvisionedConcurrencyConfigs":[]}',
      },
    ],
    wrong: [],
  },
  {
    name: 'right-rest-refused',
    calls: [
      {
        ...read,
        status: 429,
        reply: '{"Type":"User","message":"Rate Exceeded.","Reason":"CallerRateLimitExceeded"}',
        replyHeaders: { 'x-amzn-errortype': 'TooManyRequestsException', 'retry-after': '1' },
      },
    ],
    wrong: [],
  },
  {
    name: 'asks-by-path-for-what-there-is-not',
    calls: [{ ...read, target: `${functions}/api/alias`, reply: '{}' }],
    wrong: ['ours: unknown operation'],
  },
  {
    name: 'asks-by-path-with-another-method',
    calls: [{ ...live, method: 'PATCH', request: split, reply: '{}' }],
    wrong: ['ours: unknown operation'],
  },
  {
    name: 'asks-by-path-with-an-unknown-parameter',
    calls: [{ ...read, target: `${functions}/api?Qualifer=5`, reply: '{}' }],
    wrong: ['ours: unknown member'],
  },
  {
    name: 'asks-by-path-with-a-parameter-twice',
    calls: [{ ...read, target: `${functions}/api?Qualifier=5&Qualifier=6`, reply: '{}' }],
    wrong: ['ours: type'],
  },
  {
    name: 'asks-by-path-with-an-unknown-member',
    calls: [{ ...live, request: split.replace('FunctionVersion', 'Version'), reply: '{}' }],
    wrong: ['ours: unknown member'],
  },
  {
    name: 'asks-by-path-with-a-label-in-the-body',
    calls: [{ ...live, request: split.replace('{', '{"Name":"live",'), reply: '{}' }],
    wrong: ['ours: unknown member'],
  },
  {
    name: 'asks-by-path-with-a-weight-beyond-all',
    calls: [{ ...live, request: split.replace('0.1', '1.1'), reply: '{}' }],
    wrong: ['ours: range'],
  },
  {
    name: 'asks-by-path-without-what-is-required',
    calls: [{ ...live, method: 'POST', target: `${functions}/api/aliases`, request: split, status: 201, reply: '{}' }],
    wrong: ['ours: required'],
  },
  {
    name: 'asks-by-path-in-another-spelling',
    calls: [{ ...live, target: live.target.replace('%3A', ':'), request: split, reply: '{}' }],
    wrong: ['ours: address'],
  },
  {
    name: 'asks-by-path-with-content-of-another-type',
    calls: [{ ...live, requestHeaders: { 'content-type': 'text/plain' }, request: split, reply: '{}' }],
    wrong: ['ours: header'],
  },
  {
    name: 'asks-by-path-with-a-value-of-no-enum',
    calls: [{ ...invoke, requestHeaders: { 'x-amz-log-type': 'Head' } }],
    wrong: ['ours: enum'],
  },
  {
    name: 'answers-by-path-with-another-status',
    calls: [{ ...live, request: split, status: 201, reply: '{"FunctionVersion":"4"}' }],
    wrong: ['simulated: status'],
  },
  {
    name: 'answers-by-path-with-an-unknown-member',
    calls: [{ ...live, request: split, reply: '{"Version":"4"}' }],
    wrong: ['simulated: unknown member'],
  },
  {
    name: 'answers-by-path-with-a-label-of-no-enum',
    calls: [{ ...read, reply: '{"Configuration":{"State":"Ready"}}' }],
    wrong: ['simulated: enum'],
  },
  {
    name: 'answers-by-path-with-content-of-another-type',
    calls: [{ ...read, reply: '{}', replyHeaders: { 'content-type': 'text/html' } }],
    wrong: ['simulated: header'],
  },
  {
    name: 'answers-by-path-where-nothing-is-said',
    calls: [{ ...removal, status: 204, reply: '{}' }],
    wrong: ['simulated: header', 'simulated: unknown member'],
  },
  {
    name: 'answers-by-path-what-is-no-json',
    calls: [{ ...read, reply: '{' }],
    wrong: ['simulated: unreadable'],
  },
  {
    name: 'answers-by-path-with-a-header-beyond-its-range',
    calls: [{ ...invoke, replyHeaders: { ...invoke.replyHeaders, 'x-amz-executed-version': 'live' } }],
    wrong: ['simulated: pattern'],
  },
  {
    name: 'refuses-by-path-with-the-status-of-another-protocol',
    calls: [
      {
        ...read,
        status: 400,
        reply: '{"message":"no"}',
        replyHeaders: { 'x-amzn-errortype': 'AccessDeniedException' },
      },
    ],
    wrong: ['simulated: error status'],
  },
  {
    name: 'refuses-by-path-with-the-status-of-another-error',
    calls: [
      {
        ...read,
        status: 400,
        reply: '{"Message":"no"}',
        replyHeaders: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      },
    ],
    wrong: ['simulated: error status'],
  },
  {
    name: 'refuses-by-path-with-a-header-in-the-body',
    calls: [
      {
        ...read,
        status: 429,
        reply: '{"message":"no","retryAfterSeconds":"1"}',
        replyHeaders: { 'x-amzn-errortype': 'TooManyRequestsException' },
      },
    ],
    wrong: ['simulated: unknown member'],
  },
  {
    name: 'leaves-the-rest-of-a-list-by-path',
    calls: [
      { ...aliases, target: `${functions}/api/aliases`, reply: '{"NextMarker":"more"}' },
      { ...aliases, target: `${functions}/cart/aliases?Marker=more`, reply: '{}' },
    ],
    wrong: ['ours: next page'],
  },
  {
    name: 'reads-the-rest-of-a-list-by-path',
    calls: [
      { ...aliases, target: `${functions}/api/aliases`, reply: '{"NextMarker":"more"}' },
      { ...aliases, target: `${functions}/api/aliases?Marker=more`, reply: '{}' },
    ],
    wrong: [],
  },
  {
    name: 'sends-by-path-again-what-was-cut-off',
    calls: [
      { ...live, request: split, reply: undefined },
      { ...live, request: split, reply: '{}' },
    ],
    wrong: ['ours: sent again'],
  },
];
