import type { Deployment, Pair } from '../../../src/targets/rds/deployment.ts';
import type { Look } from '../../../src/targets/rds/motion.ts';
import type { Side, Sides } from '../../../src/targets/rds/sides.ts';
import type { DeploymentStatus } from '../../../src/targets/rds/status.ts';

export const began = Date.UTC(2026, 10, 20, 12);
export const second = 1_000;

const arn = (name: string): string => `arn:aws:rds:eu-west-1:123456789012:db:${name}`;

export const pair = (status: Pair['status'] = 'AVAILABLE', name = 'orders'): Pair => ({
  source: arn(name),
  target: arn(`${name}-green-a1b2c3`),
  status,
});

/** An instance and its green, with nothing left to wait for. */
export function deployment(status: Deployment['status'], changes: Partial<Deployment> = {}): Deployment {
  return {
    id: 'bgd-1',
    name: 'gl-77-0a1b2c3d-1',
    status,
    details: undefined,
    source: arn('orders'),
    target: arn('orders-green-a1b2c3'),
    created: began,
    tasks: [],
    pairs: [pair()],
    stamp: undefined,
    ...changes,
  };
}

export function side(name: string, status = 'available', changes: Partial<Side> = {}): Side {
  const writer = { kind: 'db', name, status, replication: undefined } as const;
  return {
    resourceId: name.includes('green') ? 'db-GREEN' : 'db-BLUE',
    name,
    endpoint: `${name}.abc.eu-west-1.rds.amazonaws.com`,
    writer,
    parts: [writer],
    ...changes,
  };
}

export const bothSides: Sides = { named: 'db-BLUE', blue: side('orders'), green: side('orders-green-a1b2c3') };

/** @param after seconds after the deployment was created */
export function look(
  status: DeploymentStatus | Deployment | 'gone',
  after = 0,
  changes: Partial<Omit<Look, 'deployment' | 'id'>> = {},
): Look {
  return {
    at: began + after * second,
    id: 'bgd-1',
    deployment: status === 'gone' || typeof status === 'object' ? status : deployment(status),
    sides: bothSides,
    greenServes: false,
    events: [],
    unread: undefined,
    ...changes,
  };
}
