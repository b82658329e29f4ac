// The IAM actions that a database's releases need, as docs/rds.md has them.
import { actionsTable } from './actions-table.mjs';

const orders = { target: 'rds', database: 'orders' };
const gated = { ...orders, gates: 'lag: {}\nalarms: [shop-failed-queries]' };

/** Of an instance or a cluster, which the inputs do not tell; of a cluster, which they do; and with a key of the user's own. */
const greens = [
  { ...gated, 'engine-version': '8.4.3', 'parameter-group': 'orders-84' },
  { ...gated, 'cluster-parameter-group': 'shop-15' },
  { ...gated, storage: 'kms-key: alias/orders' },
];

const operations = {
  release: greens.map(green => ({ ...green, switchover: 'approved' })),
  stage: greens,
  promote: [{ ...gated, switchover: 'approved' }],
  rollback: [orders],
  'delete-record': [{ ...orders, 'record-deletion': 'approved' }],
  plan: greens,
  status: [orders],
};

const notAskedFor = path => Promise.reject(new Error(`${path} is not asked for`));

export function databaseActions() {
  return actionsTable(operations, { readFile: notAskedFor, readPackage: notAskedFor });
}
