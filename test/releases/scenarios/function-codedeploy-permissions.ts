import type { VerdictName } from '../../../src/release/verdict.ts';
import { bluePackage, files, handlerOf } from '../checkout.ts';
import { checkoutUnderCodeDeploy, type CheckoutUnderCodeDeployChanges, inputs } from '../checkout-codedeploy.ts';
import { type Chapter, nth, ofFile } from '../chapter.ts';
import { threeTimesSlower } from '../shop.ts';
import type { Way } from './permissions.ts';

const minute = 60_000;
const named = { application: 'shop-functions', 'deployment-group': 'checkout-live' };
const { package: code, ...place } = inputs;
const atOnce = { strategy: 'blue-green', bake: '0s' };
const inSteps = { steps: '20% 6m', bake: '0s' };

/** Whether the n-th deployment has begun, AWS does not say. */
const unanswered = (which: number): CheckoutUnderCodeDeployChanges => ({
  world: {
    faults: [
      { operation: 'codedeploy:CreateDeployment', calls: { nth: which }, fault: { kind: 'server-error' as const } },
    ],
  },
});

const release = (number: number, more: NonNullable<Chapter['inputs']> = {}): Chapter => ({
  tells: 'A release.',
  before: { acts: [], ago: 4 * minute },
  github: nth(number),
  inputs: { package: code ?? '', ...('steps' in more ? {} : atOnce), ...more },
});

const byHand = (operation: string, more: NonNullable<Chapter['inputs']> = {}): Chapter => ({
  tells: `By hand: ${operation}.`,
  before: { acts: [], ago: 4 * minute },
  github: {
    ...nth(60),
    ...ofFile(`${operation}.yml`, 3),
    eventName: 'workflow_dispatch',
    workflow: operation,
    job: operation,
  },
  inputs: { operation, ...('steps' in more ? {} : atOnce), ...more },
});

/** The steps are those of the group, which only AWS can tell. */
const ofTheGroup = { strategy: '', bake: '0s', steps: '' };
const ownConfiguration = checkoutUnderCodeDeploy({ group: { deploymentConfigName: 'ShopCanary' } });

const lost = { is: 'the runner is lost', after: 2 * minute } as const;

function steps(
  tells: string,
  ends: readonly (VerdictName | 'killed')[],
  chapters: readonly [Chapter, ...Chapter[]],
  changes: CheckoutUnderCodeDeployChanges = {},
): Way {
  return {
    name: `CodeDeploy moves the alias: ${tells}`,
    tells,
    ends,
    inputs: place,
    files: { ...files(), 'dist-2.5.0/index.mjs': handlerOf('2.5.0') },
    blue: bluePackage,
    world: checkoutUnderCodeDeploy(changes),
    chapters,
  };
}

/** Ways of releases of a function whose alias CodeDeploy moves, to each permission that these need. */
export const functionCodeDeployWays: readonly Way[] = [
  steps('a release in steps of its own', ['released'], [release(42, inSteps)]),
  steps('a release by a group that is named', ['released'], [release(42, named)]),
  steps('a release whose beginning is not answered', ['released'], [release(42)], unanswered(1)),
  steps('a release that is slow', ['rolled-back'], [release(42, inSteps)], { green: threeTimesSlower }),
  {
    ...steps(
      'a plan of a group with its own steps',
      ['planned'],
      [byHand('plan', { package: code ?? '', ...ofTheGroup })],
    ),
    world: {
      ...ownConfiguration,
      codeDeploy: {
        ...ownConfiguration.codeDeploy!,
        configs: [
          {
            name: 'ShopCanary',
            computePlatform: 'Lambda',
            trafficRouting: { type: 'TimeBasedCanary', percent: 20, minutes: 5 },
          },
        ],
      },
    },
  },
  steps('how it stands', ['killed', 'reported'], [{ ...release(42, inSteps), accident: lost }, byHand('status')]),
  steps(
    'a rollback whose beginning is not answered',
    ['released', 'released', 'restored'],
    [release(42), release(43, { package: 'dist-2.5.0' }), byHand('rollback')],
    unanswered(3),
  ),
  steps(
    'a rollback of what is under way',
    ['killed', 'restored'],
    [{ ...release(42, { steps: '20% 30m', bake: '0s' }), accident: lost }, byHand('rollback')],
  ),
  steps(
    'a drill whose beginning is not answered',
    ['released', 'drilled'],
    [release(42), byHand('drill', { 'environment-variables': 'DRILL=1', ...inSteps })],
    unanswered(2),
  ),
];
