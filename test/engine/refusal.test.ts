import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { leftToNobody } from '../../src/engine/memo.ts';
import { release, type Surroundings } from '../../src/engine/release.ts';
import { runFrom } from '../../src/github/run.ts';
import type { Problem } from '../../src/release/problem.ts';
import { noon } from '../release/a-release.ts';
import { pushToMain, runVariables } from '../runner/run-context.ts';
import { virtualClock } from './a-clock.ts';

function surroundings(): Surroundings {
  return {
    run: runFrom(runVariables(pushToMain)),
    clock: virtualClock(noon),
    random: () => 0.5,
    sha256: text => createHash('sha256').update(text).digest('hex'),
    cancelled: new AbortController().signal,
    publisher: { publish: async () => undefined, finish: async () => undefined },
    memo: leftToNobody,
    jobEnvironment: async () => ({ is: 'none' }),
    history: async () => ({ is: 'not readable', because: 'nobody asks' }),
    idToken: async () => ({ is: 'no desk' }),
    presence: async () => ({ is: 'not known', because: 'nobody asks', remedy: undefined }),
    mask: async () => undefined,
    credentials: { is: 'lasting' },
  };
}

const noAlarm: Problem = { where: 'gates', value: 'nope', reason: 'CloudWatch has no alarm of this name', remedy: 'r' };

describe('a refusal', () => {
  test.each<{ what: string; problems: readonly Problem[]; because: string }>([
    {
      what: 'the thing that its reason calls “this”',
      problems: [noAlarm],
      because: 'gates (nope): CloudWatch has no alarm of this name.',
    },
    {
      what: 'it once, where the reason names it',
      problems: [
        { where: 'permissions', value: 'ecs:ListTasks', reason: 'AWS denied ecs:ListTasks on *.', remedy: 'r' },
      ],
      because: 'permissions: AWS denied ecs:ListTasks on *.',
    },
    {
      what: 'how many problems there are besides',
      problems: [noAlarm, { ...noAlarm, value: undefined }],
      because: 'gates (nope): CloudWatch has no alarm of this name, and 1 more.',
    },
  ])('names in its first sentence $what', async ({ problems, because }) => {
    // when
    const verdict = await release({ problems }, surroundings());
    // then
    expect(verdict.because).toBe(because);
    expect(verdict.next).toBe('Correct what is named, and release again.');
  });

  test('before anything was read says of the traffic that it was not read', async () => {
    // when
    const verdict = await release({ problems: [noAlarm] }, surroundings());
    // then
    expect(verdict.serving).toEqual({ who: 'unknown', because: 'it was not read' });
  });
});
