import type { LambdaGroupInput } from '../aws/codedeploy/seed.ts';
import type { SeedInput } from '../aws/seed.ts';
import { bluePackage, checkout, type CheckoutChanges, inputs as ofCheckout } from './checkout.ts';

/**
 * The checkout, with its alias moved by CodeDeploy: a group that gives a new version a tenth of the traffic for five minutes, has
 * the two alarms, and has released before, which is all that ties it to the alias.
 */
export interface CheckoutUnderCodeDeployChanges extends CheckoutChanges {
  readonly group?: Partial<LambdaGroupInput>;
  /** `never`: the group is new, and nothing ties it to the alias. */
  readonly hasReleased?: 'before' | 'never';
  /** What the hook functions of the account do, by name. */
  readonly hooks?: NonNullable<NonNullable<SeedInput['codeDeploy']>['hooks']>;
}

const lastDeployment = { functionName: 'checkout', alias: 'live', currentVersion: '1', targetVersion: '2' };

/** Without a name of CodeDeploy's: the group is found by what it has deployed. */
export const inputs = Object.fromEntries(Object.entries(ofCheckout).filter(([name]) => name !== 'application'));

export function checkoutUnderCodeDeploy({
  group,
  hasReleased = 'before',
  hooks = {},
  ...changes
}: CheckoutUnderCodeDeployChanges = {}): SeedInput {
  return checkout({
    ...changes,
    function: {
      versions: [
        { version: '1', package: bluePackage },
        { version: '2', package: bluePackage },
      ],
      aliases: [{ name: 'live', version: '2' }],
      ...changes.function,
    },
    world: {
      codeDeploy: {
        applications: [
          {
            name: 'shop-functions',
            computePlatform: 'Lambda',
            groups: [
              {
                name: 'checkout-live',
                deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
                alarms: { names: ['checkout-errors', 'checkout-p99'] },
                autoRollback: { events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
                ...(hasReleased === 'before' ? { lastDeployment } : {}),
                ...group,
              },
            ],
          },
        ],
        hooks,
      },
      ...changes.world,
    },
  });
}
