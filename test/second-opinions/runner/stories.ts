import type { VerdictName } from '../../../src/release/verdict.ts';
import { pushToMain, type RunContext } from '../../runner/run-context.ts';
import type { RunTold } from './told.ts';

/** What people do with the examples: one run after another, in one world. */
export interface Story {
  readonly name: string;
  /** What is released: the shop's service, the function of its checkout, or the database of its orders. */
  readonly place: 'shop' | 'checkout' | 'orders';
  /** Pull request 7: what the commit was merged by, unless the story is about an open one. */
  readonly pullRequest: 'merged' | 'open';
  readonly runs: readonly StoryRun[];
}

export interface StoryRun {
  /** Of a file of `examples/`. */
  readonly example: string;
  /** The verdict of our step in each job, as the page has it that shows the example. */
  readonly ends: Readonly<Record<string, VerdictName | 'skipped'>>;
  readonly commit: string;
  /** What somebody types who starts it by hand, having seen the runs before. */
  readonly typed: (before: readonly RunTold[]) => Readonly<Record<string, string>>;
  /** What GitHub says of it beyond the push of its commit. */
  readonly github: Partial<RunContext>;
}

export const commits = [pushToMain.sha, '1c002d4f3a7b5e6d8c9fab0c1d2e3f4a5b6c7d8e'] as const;
const [first, second] = commits;
/** Of pull request 7. */
export const head = '5f0c1d2e3b4a59687786958493a2b1c0d9e8f7a6';

/** Of the pull request that the plan is for. It is open, and its commits are on no other branch. */
const pullRequest: Partial<RunContext> = {
  eventName: 'pull_request',
  ref: 'refs/pull/7/merge',
  event: { number: 7, pull_request: { number: 7, head: { sha: head, repo: { full_name: pushToMain.repository } } } },
};

function run(example: string, ends: StoryRun['ends'], more: Partial<StoryRun> = {}): StoryRun {
  return { example, ends, commit: first, typed: () => ({}), github: {}, ...more };
}

const released = run('release-with-a-way-back.yml', { release: 'released', 'roll-back': 'nothing-to-do' });

/** Together they run every example; each is as short as its examples let it be. */
export const stories: readonly Story[] = [
  { name: 'release', place: 'shop', pullRequest: 'merged', runs: [run('release.yml', { release: 'released' })] },
  {
    name: 'plan',
    place: 'shop',
    pullRequest: 'open',
    runs: [run('plan.yml', { plan: 'planned' }, { github: pullRequest })],
  },
  {
    name: 'release by hand',
    place: 'shop',
    pullRequest: 'merged',
    runs: [run('release-by-hand.yml', { release: 'released' }, { typed: () => ({ image: first }) })],
  },
  {
    name: 'stage, approve, promote; and once more, with nothing new',
    place: 'shop',
    pullRequest: 'merged',
    runs: [
      run('stage-approve-promote.yml', { stage: 'staged', promote: 'released' }),
      run('stage-approve-promote.yml', { stage: 'nothing-to-do', promote: 'skipped' }),
    ],
  },
  {
    name: 'stage, and promote by hand',
    place: 'shop',
    pullRequest: 'merged',
    runs: [
      run('stage.yml', { stage: 'staged' }),
      run(
        'promote.yml',
        { promote: 'released' },
        { typed: before => ({ 'change-id': outputIn(before, 'stage', 'change-id') }) },
      ),
    ],
  },
  {
    name: 'two releases, and back to the first',
    place: 'shop',
    pullRequest: 'merged',
    runs: [released, { ...released, commit: second }, run('roll-back.yml', { 'roll-back': 'restored' })],
  },
  {
    name: 'a drill, and how it stands',
    place: 'shop',
    pullRequest: 'merged',
    runs: [
      run('drill.yml', { drill: 'drilled' }),
      run(
        'status.yml',
        { status: 'reported' },
        { typed: before => ({ 'release-id': outputIn(before, 'drill', 'release-id') }) },
      ),
    ],
  },
  {
    name: 'two releases of a function, and back to the first',
    place: 'checkout',
    pullRequest: 'merged',
    runs: [
      run('lambda-release.yml', { release: 'released' }),
      run('lambda-release.yml', { release: 'released' }, { commit: second }),
      run('lambda-roll-back.yml', { 'roll-back': 'restored' }),
    ],
  },
  {
    name: 'stage, approve, promote a function; and once more, with nothing new',
    place: 'checkout',
    pullRequest: 'merged',
    runs: [
      run('lambda-stage-approve-promote.yml', { stage: 'staged', promote: 'released' }),
      run('lambda-stage-approve-promote.yml', { stage: 'nothing-to-do', promote: 'skipped' }),
    ],
  },
  {
    name: 'a drill of a function',
    place: 'checkout',
    pullRequest: 'merged',
    runs: [run('lambda-release.yml', { release: 'released' }), run('lambda-drill.yml', { drill: 'drilled' })],
  },
  {
    name: 'stage, test, approve, promote a database; too late to go back; and its record is deleted',
    place: 'orders',
    pullRequest: 'merged',
    runs: [
      run('rds-stage-approve-promote.yml', { stage: 'staged', promote: 'released' }),
      run('rds-status.yml', { status: 'reported' }),
      run('rds-roll-back.yml', { 'roll-back': 'refused' }),
      run('rds-stage-approve-promote.yml', { stage: 'nothing-to-do', promote: 'skipped' }),
      run('rds-delete-record.yml', { 'delete-record': 'record-deleted' }),
    ],
  },
];

function outputIn([run]: readonly RunTold[], name: string, output: string): string {
  const job = run?.[name];
  return job === undefined || job === 'skipped' ? '' : (job.outputs[output] ?? '');
}
