import { readmeShop } from '../../docs/readme-shop.ts';
import { tokensOf } from '../../docs/run-workflow.ts';
import type { GitHubSeedInput } from '../../github/seed.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { files, healthy, waitsForAWord } from '../../releases/shop.ts';
import type { Example } from './example.ts';
import { commits, head, type Story } from './stories.ts';

/** The credentials of a role that an earlier step of a job has set up, where our harness plays without that step. */
export function accessKeyOf(role: string): string {
  return `AKIATEST${role}`;
}

/** The roles of the pages (README.md, "A role"; docs/workflows.md), and the jobs that may have them. */
const roles = [
  { name: 'release-api-production', subjects: ['repo:octo-org/shop:environment:production'] },
  { name: 'stage-api-production', subjects: ['repo:octo-org/shop:ref:refs/heads/main'] },
  { name: 'status-api-production', subjects: ['repo:octo-org/shop:ref:refs/heads/main'] },
  { name: 'plan-api-production', subjects: ['repo:octo-org/shop:pull_request'] },
];

/** Of a commit, as the examples name it. */
export function imageOf(sha: string): string {
  return `123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:${sha}`;
}

const [first, second] = commits;

/** The shop of the README with what the pages ask for, an image for each commit, and a token for each job. */
export function shopOf(pullRequest: Story['pullRequest'], examples: readonly Example[]): Scenario {
  // Blue is kept for a short while, and so the bakes are short.
  const { versions, ...rest } = readmeShop(imageOf(first), [], {
    group: { ...waitsForAWord, terminationWaitMinutes: 5 },
  });
  return {
    name: 'examples',
    tells: 'what readers paste',
    inputs: {},
    files,
    world: {
      ...rest,
      versions: { ...versions, [imageOf(second)]: healthy },
      roles,
      callers: roles.map(({ name }) => ({ accessKeyId: accessKeyOf(name), role: name })),
    },
    gitHub: {
      tokens: [...tokensOf(examples), ...examples.map(tokenOfAll)],
      ...(pullRequest === 'open' ? { pullRequests: [{ number: 7, head }] } : {}),
    },
  };
}

/** For a runner that has one token for all jobs of a workflow: it may do what any of them may. */
export function tokenOfAll({ file, jobs }: Example): NonNullable<GitHubSeedInput['tokens']>[number] {
  const granted = jobs.flatMap(({ permissions }) => Object.entries(permissions));
  // Those that write come last, and so win over those that read.
  const permissions = Object.fromEntries(granted.toSorted(([, one], [, other]) => one.localeCompare(other)));
  return { token: `ghs_${file.replaceAll(/\W/g, '_')}`, permissions };
}
