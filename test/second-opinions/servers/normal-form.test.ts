import { describe, expect, test } from '@jest/globals';
import { normalForm } from './normal-form.ts';

const arn = (path: string) => `arn:aws:ecs:us-east-1:${path}`;
const hex = (character: string, length: number) => character.repeat(length);

describe('what differs from one account to the next is taken out', () => {
  test.each<{ what: string; here: object; there: object }>([
    {
      what: 'the account in an ARN',
      here: { a: arn('111111111111:cluster/x') },
      there: { a: arn('222222222222:cluster/x') },
    },
    { what: 'an account', here: { Account: '111111111111' }, there: { Account: '222222222222' } },
    {
      what: 'a UUID',
      here: { id: '11111111-2222-4333-8444-555555555555' },
      there: { id: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee' },
    },
    { what: "a deployment's id", here: { id: 'd-ABCDEFGHI' }, there: { id: 'd-123456789' } },
    {
      what: "a task's id",
      here: { a: arn(`1:task/x/${hex('a', 32)}`) },
      there: { a: arn(`1:task/x/${hex('b', 32)}`) },
    },
    { what: "a load balancer's id", here: { a: `app/shop/${hex('a', 16)}` }, there: { a: `app/shop/${hex('1', 16)}` } },
    { what: 'a zone', here: { availabilityZone: 'us-east-1a' }, there: { availabilityZone: 'us-east-1b' } },
    { what: 'a point in time', here: { at: new Date(1) }, there: { at: new Date(2) } },
    {
      what: 'a point in time that is text',
      here: { LastModified: '2026-11-20T12:00:00.000+0000' },
      there: { LastModified: '2027-01-02T03:04:05.678+0000' },
    },
    {
      what: "a function URL's id",
      here: { FunctionUrl: `https://${'a1'.repeat(16)}.lambda-url.us-east-1.on.aws/` },
      there: { FunctionUrl: `https://${'xz'.repeat(16)}.lambda-url.us-east-1.on.aws/` },
    },
    {
      what: "a database's resource id",
      here: { DbiResourceId: `db-${'A2'.repeat(13)}` },
      there: { DbiResourceId: `db-${'Z7'.repeat(13)}` },
    },
    {
      what: "what a green database's name ends in",
      here: { a: 'arn:aws:rds:us-east-1:1:db:orders-green-a1b2c3' },
      there: { a: 'arn:aws:rds:us-east-1:1:db:orders-green-x7y8z9' },
    },
    {
      what: "what is the account's own in the host of a database",
      here: { Endpoint: 'orders.cluster-ro-c1a2b3.us-east-1.rds.amazonaws.com' },
      there: { Endpoint: 'orders.cluster-ro-cx7y8z9.us-east-1.rds.amazonaws.com' },
    },
    {
      what: 'the spaces of a document and the order of its members',
      here: { Policy: '{"Id":"default","Version":"2012-10-17"}' },
      there: { Policy: '{ "Version": "2012-10-17", "Id": "default" }' },
    },
    {
      what: 'whether bytes or text',
      here: { Payload: new TextEncoder().encode('{"price":1}') },
      there: { Payload: '{"price":1}' },
    },
    {
      what: 'how long a trace is',
      here: { Payload: '{"errorType":"TypeError","trace":["a","b"]}' },
      there: { Payload: '{"errorType":"TypeError","trace":["a"]}' },
    },
    { what: 'the words of a message', here: { events: [{ message: 'a' }] }, there: { events: [{ message: 'b' }] } },
    { what: 'a bookmark', here: { nextToken: 'a' }, there: { nextToken: 'b' } },
    { what: 'what the SDK adds', here: { $metadata: { attempts: 1 } }, there: {} },
    { what: 'a member that is null or undefined', here: { a: undefined, b: null }, there: {} },
  ])('$what', ({ here, there }) => {
    // when
    const [ours, theirs] = [normalForm(here), normalForm(there)];

    // then
    expect(ours).toEqual(theirs);
  });
});

describe('what a reader of the reply could act on stays', () => {
  test.each<{ what: string; here: object; there: object }>([
    {
      what: 'the service in an ARN',
      here: { a: 'arn:aws:iam::111111111111:role/x' },
      there: { a: 'arn:aws:sts::111111111111:role/x' },
    },
    {
      what: 'the kind in an ARN',
      here: { a: arn('111111111111:task/x') },
      there: { a: arn('111111111111:service/x') },
    },
    {
      what: 'the kind of a host of a database',
      here: { Endpoint: 'orders.cluster-c1a2b3.us-east-1.rds.amazonaws.com' },
      there: { Endpoint: 'orders.cluster-ro-c1a2b3.us-east-1.rds.amazonaws.com' },
    },
    {
      what: 'how long a resource id is',
      here: { DbiResourceId: `db-${'A2'.repeat(13)}` },
      there: { DbiResourceId: `db-${'A2'.repeat(12)}` },
    },
    {
      what: 'the name in an ARN',
      here: { a: arn('111111111111:cluster/x') },
      there: { a: arn('111111111111:cluster/y') },
    },
    {
      what: 'the parts of an ARN',
      here: { a: arn('111111111111:service/x') },
      there: { a: arn('111111111111:service/c/x') },
    },
    {
      what: 'the revision in an ARN',
      here: { a: arn('1:task-definition/x:1') },
      there: { a: arn('1:task-definition/x:2') },
    },
    { what: 'the form of an id', here: { id: 'd-ABCDEFGHI' }, there: { id: '11111111-2222-4333-8444-555555555555' } },
    { what: 'the length of an id', here: { a: `task/x/${hex('a', 32)}` }, there: { a: `task/x/${hex('a', 16)}` } },
    { what: 'the region of a zone', here: { ZoneName: 'us-east-1a' }, there: { ZoneName: 'eu-west-1a' } },
    { what: 'a name with a number', here: { name: 'api-1' }, there: { name: 'api-2' } },
    { what: 'a state', here: { status: 'ACTIVE' }, there: { status: 'DRAINING' } },
    {
      what: 'a code beside a message',
      here: { reason: 'MISSING', message: 'a' },
      there: { reason: 'INACTIVE', message: 'b' },
    },
    { what: 'a count', here: { runningCount: 3 }, there: { runningCount: 0 } },
    { what: 'a weight', here: { Weight: 100 }, there: { Weight: 99 } },
    { what: 'a switch', here: { enabled: true }, there: { enabled: false } },
    { what: 'no value at all', here: { at: new Date(1) }, there: {} },
    { what: 'an empty list', here: { tags: [] }, there: {} },
    { what: 'an empty text', here: { roleArn: '' }, there: {} },
    { what: 'a time that is none', here: { at: new Date(1) }, there: { at: new Date(Number.NaN) } },
    { what: 'a text for a time', here: { at: new Date(0) }, there: { at: '1970-01-01T00:00:00Z' } },
    {
      what: 'how fine a time is that is text',
      here: { LastModified: '2026-11-20T12:00:00.000+0000' },
      there: { LastModified: '2026-11-20T12:00:00.000000000Z' },
    },
    { what: 'a text for a time of today', here: { at: new Date('2026-11-20') }, there: { at: '2026-11-20T00:00:00' } },
    { what: 'a value in a document', here: { Payload: '{"price":1}' }, there: { Payload: '{"price":2}' } },
    { what: 'a document that is none', here: { Payload: '{"price":1}' }, there: { Payload: '{"price":1' } },
    { what: 'a number for a text', here: { port: '80' }, there: { port: 80 } },
    { what: 'that there is a next page', here: { nextToken: 'a' }, there: {} },
    { what: 'whether a message is there', here: { message: 'a' }, there: {} },
    { what: 'the order of a list', here: { list: ['a', 'b'] }, there: { list: ['b', 'a'] } },
  ])('$what', ({ here, there }) => {
    // when
    const [ours, theirs] = [normalForm(here), normalForm(there)];

    // then
    expect(ours).not.toEqual(theirs);
  });
});
