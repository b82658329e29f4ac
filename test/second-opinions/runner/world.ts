import { readmeShop } from '../../docs/readme-shop.ts';
import { tokensOf } from '../../docs/run-workflow.ts';
import type { SeedInput } from '../../aws/seed.ts';
import type { GitHubSeedInput } from '../../github/seed.ts';
import { bluePackage, checkout, files as filesOfCheckout, handlerOf } from '../../releases/checkout.ts';
import { blueVersion, madeQuickly, orders } from '../../releases/orders.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { blueImage, files, healthy, waitsForAWord } from '../../releases/shop.ts';
import type { Example } from './example.ts';
import { commits, head, type Story } from './stories.ts';

/** The credentials of a role that an earlier step of a job has set up, where our harness plays without that step. */
export function accessKeyOf(role: string): string {
  return `AKIATEST${role}`;
}

const [environment, branch] = ['repo:octo-org/shop:environment:production', 'repo:octo-org/shop:ref:refs/heads/main'];

/** The roles of the pages (README.md, "A role"; docs/workflows.md; docs/lambda.md; docs/rds.md), and the jobs that may have them. */
const roles = [
  { name: 'release-api-production', subjects: [environment] },
  { name: 'stage-api-production', subjects: [branch] },
  { name: 'status-api-production', subjects: [branch] },
  { name: 'plan-api-production', subjects: ['repo:octo-org/shop:pull_request'] },
  { name: 'release-checkout-production', subjects: [environment] },
  { name: 'stage-checkout-production', subjects: [branch] },
  { name: 'promote-checkout-production', subjects: [environment] },
  { name: 'drill-checkout-production', subjects: [environment] },
  { name: 'stage-orders-production', subjects: [branch] },
  { name: 'promote-orders-production', subjects: [environment] },
  { name: 'roll-back-orders-production', subjects: [environment] },
  { name: 'record-orders-production', subjects: [environment] },
  { name: 'status-orders-production', subjects: [branch] },
];

/** Of a commit, as the examples name it. */
export function imageOf(sha: string): string {
  return `123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:${sha}`;
}

const [first, second] = commits;

/** What a reader would test green with: this one fails unless the address that it is handed is green's. */
const testOfGreen = `#!/bin/sh
case "$1" in orders-green-*.rds.amazonaws.com) ;; *) exit 1 ;; esac
`;

/** The disk of a job, once it has checked out a commit: every one has code of its own for the function. */
export function filesOf(sha: string): Readonly<Record<string, string>> {
  const code = filesOfCheckout(handlerOf(sha === second ? '2.5.0' : '2.4.1'));
  return { ...files, ...code, 'scripts/test-green.sh': testOfGreen };
}

/** What the pages ask for, with a token for each job. */
export function worldOf(
  { place, pullRequest }: Pick<Story, 'place' | 'pullRequest'>,
  examples: readonly Example[],
): Scenario {
  const { blue, world } = placeNamed(place);
  return {
    name: 'examples',
    tells: 'what readers paste',
    inputs: {},
    files: filesOf(first),
    blue,
    world: {
      ...world,
      roles,
      callers: roles.map(({ name }) => ({ accessKeyId: accessKeyOf(name), role: name })),
    },
    gitHub: {
      tokens: [...tokensOf(examples), ...examples.map(tokenOfAll)],
      ...(pullRequest === 'open' ? { pullRequests: [{ number: 7, head }] } : {}),
    },
  };
}

function placeNamed(place: Story['place']): { readonly blue: string; readonly world: SeedInput } {
  switch (place) {
    case 'shop':
      return { blue: blueImage, world: shopOfTheReadme() };
    case 'checkout':
      return { blue: bluePackage, world: checkout() };
    case 'orders':
      return { blue: blueVersion, world: orders({ instance: { course: madeQuickly } }) };
    default: {
      const never: never = place;
      return never;
    }
  }
}

/** Blue is kept for a short while, and so the bakes are short. There is an image for each commit. */
function shopOfTheReadme(): SeedInput {
  const { versions, ...rest } = readmeShop(imageOf(first), [], {
    group: { ...waitsForAWord, terminationWaitMinutes: 5 },
  });
  return { ...rest, versions: { ...versions, [imageOf(second)]: healthy } };
}

/** For a runner that has one token for all jobs of a workflow: it may do what any of them may. */
export function tokenOfAll({ file, jobs }: Example): NonNullable<GitHubSeedInput['tokens']>[number] {
  const granted = jobs.flatMap(({ permissions }) => Object.entries(permissions));
  // Those that write come last, and so win over those that read.
  const permissions = Object.fromEntries(granted.toSorted(([, one], [, other]) => one.localeCompare(other)));
  return { token: `ghs_${file.replaceAll(/\W/g, '_')}`, permissions };
}
