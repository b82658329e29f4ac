import { beforeAll, describe, expect, test } from '@jest/globals';
import { blueVersion, greenVersion } from './orders.ts';
import { endsOf, tale, type Tale, writesIn } from './orders-tales.ts';

describe('A green that waits for a person', () => {
  let approved: Tale;
  beforeAll(async () => {
    approved = await tale('rds-stage-then-promote');
  });

  test('is switched over hours later by another job, which was handed nothing but an id', () => {
    expect(endsOf(approved)).toEqual([
      ['staged', blueVersion],
      ['released', greenVersion],
      ['reported', greenVersion],
    ]);
    const [stage, promote] = approved.steps;
    expect(promote?.outputs.get('change-id')).toBe(stage?.outputs.get('change-id'));
    expect(writesIn(approved)).toEqual(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment']);
  });

  test('can be tested meanwhile at an endpoint of its own, which is an output', () => {
    const [stage] = approved.steps;
    const [green] = approved.after[0]?.others ?? [];
    expect(stage?.outputs.get('green-endpoint')).toBe(green?.host);
    expect(green).toMatchObject({ version: greenVersion, access: 'read-only' });
  });

  test('is told by `status` as what serves, with the old one beside it', () => {
    const { log, verdict } = approved.last;
    expect(verdict.name).toBe('reported');
    expect(log).toContain('orders-old1');
  });
});

describe('A green that is not wanted after all', () => {
  test('is removed by a rollback, and blue has never been touched', async () => {
    // when
    const back = await tale('rds-roll-back');
    // then
    expect(endsOf(back)).toEqual([
      ['staged', blueVersion],
      ['restored', blueVersion],
    ]);
    expect(writesIn(back)).toEqual(['CreateBlueGreenDeployment', 'DeleteBlueGreenDeployment']);
    expect(back.end).toMatchObject({ named: { version: blueVersion, access: 'read-write' }, others: [] });
    expect(back.end.shop.outages).toEqual([]);
    expect(back.last.verdict.because).toMatch(/green.*(deleted|removed)/is);
    expect(back.last.verdict.next ?? '').not.toMatch(/start the rollback once more/);
  });
});

describe('The record of a switchover that has proven itself', () => {
  test('is deleted by a word of its own: what serves stays, and so does old blue, which is no longer kept from writes', async () => {
    // when
    const proven = await tale('rds-delete-record');
    // then
    const { last, after, end } = proven;
    expect(last.verdict).toMatchObject({ name: 'record-deleted', because: expect.stringContaining('orders-old1') });
    expect(after[0]?.deployments).toHaveLength(1);
    expect(end.deployments).toEqual([]);
    expect(end.named).toMatchObject({ version: greenVersion, access: 'read-write' });
    expect(after[0]?.others).toMatchObject([{ name: 'orders-old1', version: blueVersion, access: 'read-only' }]);
    expect(end.others).toMatchObject([{ name: 'orders-old1', version: blueVersion, access: 'read-write' }]);
    expect(writesIn(proven).at(-1)).toBe('DeleteBlueGreenDeployment');
  });
});
