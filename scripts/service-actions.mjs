// The IAM actions that releases of a service need which ECS itself deploys, as docs/ecs.md has them.
import { actionsTable } from './actions-table.mjs';

const operations = ['release', 'stage', 'promote', 'rollback', 'drill', 'plan', 'status'];

const place = { target: 'ecs', cluster: 'shop', service: 'api', region: 'eu-west-1' };

/** Inputs that together ask for everything that can be asked of such a service. */
const widest = [
  { ...place, gates: 'alarms: [api-5xx]' },
  { ...place, hooks: 'manage', steps: '10% 5m', bake: '10m' },
];

const notAskedFor = path => Promise.reject(new Error(`${path} is not asked for`));

export function serviceActions() {
  return actionsTable(
    Object.fromEntries(operations.map(operation => [operation, widest])),
    { readFile: notAskedFor, readPackage: notAskedFor },
    'ECS',
  );
}
