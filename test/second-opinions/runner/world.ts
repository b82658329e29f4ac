import { readmeShop } from '../../docs/readme-shop.ts';
import { tokensOf } from '../../docs/run-workflow.ts';
import type { SeedInput } from '../../aws/seed.ts';
import type { GitHubSeedInput } from '../../github/seed.ts';
import { bluePackage, checkout, files as filesOfCheckout, handlerOf } from '../../releases/checkout.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { blueImage, files, healthy, waitsForAWord } from '../../releases/shop.ts';
import type { Example } from './example.ts';
import { commits, head, type Story } from './stories.ts';

/** The credentials of a role that an earlier step of a job has set up, where our harness plays without that step. */
export function accessKeyOf(role: string): string {
  return `AKIATEST${role}`;
}

const [environment, branch] = ['repo:octo-org/shop:environment:production', 'repo:octo-org/shop:ref:refs/heads/main'];

/** The roles of the pages (README.md, "A role"; docs/workflows.md; docs/lambda.md), and the jobs that may have them. */
const roles = [
  { name: 'release-api-production', subjects: [environment] },
  { name: 'stage-api-production', subjects: [branch] },
  { name: 'status-api-production', subjects: [branch] },
  { name: 'plan-api-production', subjects: ['repo:octo-org/shop:pull_request'] },
  { name: 'release-checkout-production', subjects: [environment] },
  { name: 'stage-checkout-production', subjects: [branch] },
  { name: 'promote-checkout-production', subjects: [environment] },
  { name: 'drill-checkout-production', subjects: [environment] },
];

/** Of a commit, as the examples name it. */
export function imageOf(sha: string): string {
  return `123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:${sha}`;
}

const [first, second] = commits;

/** The disk of a job, once it has checked out a commit: every one has code of its own for the function. */
export function filesOf(sha: string): Readonly<Record<string, string>> {
  return { ...files, ...filesOfCheckout(handlerOf(sha === second ? '2.5.0' : '2.4.1')) };
}

/** What the pages ask for, with a token for each job. */
export function worldOf(
  { place, pullRequest }: Pick<Story, 'place' | 'pullRequest'>,
  examples: readonly Example[],
): Scenario {
  return {
    name: 'examples',
    tells: 'what readers paste',
    inputs: {},
    files: filesOf(first),
    blue: place === 'shop' ? blueImage : bluePackage,
    world: {
      ...(place === 'shop' ? shopOfTheReadme() : checkout()),
      roles,
      callers: roles.map(({ name }) => ({ accessKeyId: accessKeyOf(name), role: name })),
    },
    gitHub: {
      tokens: [...tokensOf(examples), ...examples.map(tokenOfAll)],
      ...(pullRequest === 'open' ? { pullRequests: [{ number: 7, head }] } : {}),
    },
  };
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
