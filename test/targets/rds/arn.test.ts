import { describe, expect, test } from '@jest/globals';
import { resourceIn } from '../../../src/targets/rds/arn.ts';

describe('the ARN of a part of a database', () => {
  test.each([
    ['arn:aws:rds:eu-west-1:123456789012:db:orders', { kind: 'db', region: 'eu-west-1', name: 'orders' }],
    ['arn:aws-cn:rds:cn-north-1:123456789012:cluster:shop', { kind: 'cluster', region: 'cn-north-1', name: 'shop' }],
    [
      'arn:aws:rds:eu-west-1:123456789012:cluster-endpoint:reports-green-a1b2c3',
      { kind: 'cluster-endpoint', region: 'eu-west-1', name: 'reports-green-a1b2c3' },
    ],
    // What a switchover may come to name one day is told by its name, and ends no release.
    [
      'arn:aws:rds:eu-west-1:123456789012:db-proxy:prx-0a1b',
      { kind: 'db-proxy', region: 'eu-west-1', name: 'prx-0a1b' },
    ],
    ['arn:aws:rds::123456789012:global-cluster:world', { kind: 'global-cluster', region: '', name: 'world' }],
  ])('%s tells what it is of', (arn, resource) => {
    // when
    const found = resourceIn(arn);
    // then
    expect(found).toEqual(resource);
  });

  test.each(['orders', 'arn:aws:s3:::bucket', ''])('that is none is an answer that nobody knows: %p', text => {
    // when
    const reading = () => resourceIn(text);
    // then
    expect(reading).toThrow(/cannot read as a part of a database/);
  });
});
