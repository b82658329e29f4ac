import { describe, expect, test } from '@jest/globals';
import type { Gate } from '../../../../src/release/words.ts';
import { findGroup } from '../../../../src/targets/codedeploy/group.ts';
import { findings } from '../../../../src/targets/ecs-codedeploy/preflight/findings.ts';
import { readService } from '../../../../src/targets/ecs/service.ts';
import { readHealth } from '../../../../src/targets/elbv2/health.ts';
import { readBalancing } from '../../../../src/targets/elbv2/read-balancing.ts';
import { healthy, shop, type ShopChanges } from '../../../releases/shop.ts';
import { openBalancing } from '../../elbv2/open-balancing.ts';
import { shortly, smoke } from './a-release-to-be.ts';

const rollsBack = { autoRollback: { events: ['DEPLOYMENT_FAILURE' as const] } };

/** The findings of the shop, read from AWS as a release does. */
async function findingsOf(changes: ShopChanges, gates: readonly Gate[] = []) {
  await using world = await openBalancing(shop(changes));
  const { clients, patient } = world.account;
  const service = await readService(clients.ecs, patient, 'shop', 'api');
  const asked = { application: undefined, group: undefined, cluster: 'shop', service: 'api' };
  const group = await findGroup(clients.codedeploy, patient, asked);
  const [blue] = service.taskSets;
  return findings({
    region: 'eu-west-1',
    service,
    blue,
    networkMode: 'awsvpc',
    group,
    balancing: group.pair && (await readBalancing(world.elbv2, patient, group.pair)),
    blueHealth: blue.targetGroup === undefined ? undefined : await readHealth(world.elbv2, patient, blue.targetGroup),
    gates,
    hooks: [],
    strategy: 'canary',
    asked: { kind: 'canary', steps: [{ share: 10, hold: 300_000 }] },
    pauses: 'as they stand',
  });
}

describe('the shop as AWS shows it', () => {
  test('is ready to be released', async () => {
    // when
    const found = await findingsOf({ group: rollsBack });
    // then
    expect(shortly(found)).toEqual([]);
  });

  test('is told that its group does not roll back', async () => {
    // when
    const found = await findingsOf({ group: { autoRollback: { events: [] } } });
    // then
    expect(shortly(found)).toEqual([expect.stringMatching(/^warning deployment-group: .* no automatic rollback/)]);
  });

  test('is told that blue is not healthy, and why', async () => {
    // when
    const found = await findingsOf({
      group: rollsBack,
      blue: { ...healthy, healthChecks: { fails: { status: 503 } } },
    });
    // then
    expect(shortly(found)).toEqual([
      expect.stringMatching(/^warning service: blue \(api:1\) has no healthy target of 3 wanted/),
    ]);
  });

  test('is told that a smoke test before traffic has neither time nor way', async () => {
    // when
    const found = await findingsOf({ group: rollsBack }, [smoke()]);
    // then
    expect(shortly(found)).toEqual([
      expect.stringMatching(/^error gates: .* as soon as green is ready/),
      expect.stringMatching(/^error gates: .* no test listener/),
    ]);
  });
});
