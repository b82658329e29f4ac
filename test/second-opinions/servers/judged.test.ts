import { expect, test } from '@jest/globals';
import type { Exchange, Held } from './conversation.ts';
import { judged } from './judged.ts';
import type { Reply } from './reply.ts';
import { reportOf } from './servers.ts';

const held = (...exchanges: readonly Exchange[]): Held => ({ exchanges, brokenOff: [] });

const described = (call: string, status: string): Exchange => ({
  service: 'ecs',
  operation: 'DescribeServices',
  call,
  reply: { kind: 'answered', status: 200, body: { services: [{ serviceName: 'api', status }] } },
});

const asked = (call: string, reply: Reply): Exchange => ({ service: 'ecs', operation: 'ListServices', call, reply });

const everything = () => true;
const answersOnly = ({ reply }: Exchange) => reply.status < 500;

test('a difference in several replies is one finding, and its key names the structure of the API', async () => {
  // given
  const ours = held(described('first', 'ACTIVE'), described('second', 'ACTIVE'));
  const theirs = held(described('first', 'DRAINING'), described('second', 'DRAINING'));

  // when
  const { findings, calls } = await judged('moto', ours, theirs, everything);

  // then
  expect(calls).toBe(2);
  expect(findings).toEqual([
    {
      key: 'moto | ecs Service.status | "ACTIVE" here, "DRAINING" there',
      where: 'first, services[].status, and in 1 more replies',
      what: '"ACTIVE" here, "DRAINING" there',
    },
  ]);
});

test('another way to end is a finding of its call alone', async () => {
  // given
  const refused: Reply = { kind: 'refused', status: 400, code: 'ClusterNotFoundException' };
  const ours = held(asked('of a missing cluster', refused));
  const theirs = held(asked('of a missing cluster', { kind: 'answered', status: 200, body: {} }));

  // when
  const { findings } = await judged('moto', ours, theirs, everything);

  // then
  expect(findings.map(({ key }) => key)).toEqual([
    'moto | of a missing cluster | 400 ClusterNotFoundException here, answered there',
  ]);
});

test('a server that does not know an operation, or falls over, has judged nothing', async () => {
  // given
  const here = held(asked('all of them', { kind: 'answered', status: 200, body: {} }));
  const there = held(asked('all of them', { kind: 'unreadable', status: 500 }));

  // when
  const judgement = await judged('moto', here, there, answersOnly);

  // then
  expect(judgement).toEqual({ findings: [], calls: 0, operations: new Set(), silent: ['all of them'] });
});

test('a reply that the SDK cannot read is a finding, where the server meant it', async () => {
  // given
  const here = held(asked('all of them', { kind: 'answered', status: 200, body: {} }));
  const there = held(asked('all of them', { kind: 'unreadable', status: 200 }));

  // when
  const { findings } = await judged('moto', here, there, answersOnly);

  // then
  expect(findings.map(({ what }) => what)).toEqual(['answered here, unreadable there']);
});

test('a conversation that cannot go on is a finding, unless it got no reply', async () => {
  // given
  const listed = asked('all of them', { kind: 'answered', status: 200, body: { serviceArns: [] } });
  const fallen = asked('all of them', { kind: 'unreadable', status: 500 });
  const brokenAfter = (after: Exchange): Held => ({
    exchanges: [after],
    brokenOff: [{ after, about: 'services', needs: 'an ARN' }],
  });

  // when
  const heard = await judged('moto', held(listed), brokenAfter(listed), answersOnly);
  const unheard = await judged('moto', held(listed), brokenAfter(fallen), answersOnly);

  // then
  expect(heard.findings).toEqual([
    { key: 'moto | services | broken off', where: 'services', what: 'could not go on without an ARN' },
  ]);
  expect(unheard.findings).toEqual([]);
});

test('the report names every operation of ours that nobody judged, and every call without a reply', () => {
  // given
  const ours = held(
    asked('all of them', { kind: 'answered', status: 200, body: {} }),
    asked('the second page', { kind: 'answered', status: 200, body: {} }),
  );
  const moto = { findings: [], calls: 1, operations: new Set(['ecs:ListServices']), silent: ['the second page'] };

  // when
  const { checked, unjudged } = reportOf(ours, new Map([['moto', moto]]), ['ecs:ListServices', 'ecs:UpdateService']);

  // then
  expect(checked).toEqual({ operations: 1, 'calls to moto': 1 });
  expect(unjudged).toEqual(['ecs:UpdateService: no server knows it', 'the second page: moto has no reply']);
});
