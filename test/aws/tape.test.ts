import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeClustersCommand, ListClustersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from './fault-rule.ts';
import { sdkClients } from './sdk-clients.ts';
import { startAws } from './start-aws.ts';

interface Line {
  readonly exchange?: {
    readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
    readonly reply: { readonly status: number; readonly body: string } | null;
    readonly spoiled?: string;
  };
  readonly of?: number;
  readonly caller?: string;
}

/** What is on the tape of an account that has only a cluster, after somebody has looked so often. */
async function tapeOf(looks: number, faults: FaultRule[] = []): Promise<readonly Line[]> {
  const tape = await mkdtemp(join(tmpdir(), 'greenlight-tape-'));
  try {
    const seed = { ecs: { clusters: ['prod'], taskDefinitions: [], services: [] }, faults };
    const aws = await startAws({ seed, pace: { kind: 'stepped' }, tape });
    const { ecs } = sdkClients(aws.endpoint);
    for (let look = 0; look < looks; look += 1)
      await ecs.send(new DescribeClustersCommand({ clusters: ['prod'] })).catch(() => undefined);
    await ecs.send(new ListClustersCommand({}));
    await aws.close();
    const files = await readdir(tape);
    const texts = await Promise.all(files.map(file => readFile(join(tape, file), 'utf8')));
    return texts.flatMap(text =>
      text
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as Line),
    );
  } finally {
    await rm(tape, { recursive: true });
  }
}

const text = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64').toString();

describe('The tape of an account', () => {
  test('has every exchange once, byte by byte, and every moment in which it was heard', async () => {
    // when
    const lines = await tapeOf(3);
    // then
    const [look, list] = lines.flatMap(({ exchange }) => exchange ?? []);
    expect(JSON.parse(text(look?.request.body))).toEqual({ clusters: ['prod'] });
    expect(JSON.parse(text(look?.reply?.body))).toMatchObject({ clusters: [{ clusterName: 'prod' }] });
    expect(list?.request.headers).toMatchObject({
      'signed-as': 'ecs',
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
    });
    expect(lines.flatMap(({ of }) => of ?? [])).toEqual([0, 0, 0, 1]);
  });

  test.each<{ name: string; fault: FaultRule['fault']; spoiled?: string; reply: object | null }>([
    {
      name: 'says of a reply that a test has written that it was spoiled',
      fault: { kind: 'set', members: { 'clusters.0.status': 'UPSIDE_DOWN' } },
      spoiled: 'set',
      reply: { status: 200 },
    },
    { name: 'says nothing of what AWS does say', fault: { kind: 'throttle' }, reply: { status: 400 } },
    { name: 'has no reply where the connection was cut', fault: { kind: 'lost-after' }, reply: null },
  ])('$name', async ({ fault, spoiled, reply }) => {
    // when
    const [first] = await tapeOf(1, [{ operation: 'ecs:DescribeClusters', calls: { nth: 1 }, fault }]);
    // then
    if (reply === null) expect(first?.exchange?.reply).toBeNull();
    else expect(first?.exchange?.reply).toMatchObject(reply);
    expect(first?.exchange?.spoiled).toBe(spoiled);
  });
});
