import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shellWord } from '../../../../src/targets/ecs-codedeploy/preflight/shell-word.ts';
import { readyWaitCommand } from '../../../../src/targets/ecs-codedeploy/preflight/update-group-command.ts';
import type { Termination } from '../../../../src/targets/codedeploy/group-settings.ts';
import { aGroup, minute } from './a-release-to-be.ts';

/** The words of a command, as a shell passes them on to a program. */
function wordsOf(command: string): readonly string[] {
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

describe('a command that is ready to paste', () => {
  test.each(['api', 'my group', "it's", '$(reboot)', '`reboot`', 'a;b&c|d', '"', '\\', '*', '', 'zwei\nZeilen', '-x'])(
    'says one word to a shell, whatever it holds: %j',
    word => {
      // when
      const words = wordsOf(shellWord(word));
      // then
      expect(words).toEqual([word]);
    },
  );

  test('says all words as they were, together', () => {
    // given
    const word = fc.string({ unit: 'binary' }).filter(text => !text.includes('\0'));
    const many = fc.sample(fc.array(word, { minLength: 30, maxLength: 30 }), { numRuns: 3, seed: 7 }).flat();
    // when
    const words = wordsOf(many.map(shellWord).join(' '));
    // then
    expect(words).toEqual(many);
  });

  test.each<{ termination: Termination | undefined; kept: object }>([
    {
      termination: { action: 'TERMINATE', minutes: 60 },
      kept: { terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 60 } },
    },
    {
      termination: { action: 'KEEP_ALIVE' },
      kept: { terminateBlueInstancesOnDeploymentSuccess: { action: 'KEEP_ALIVE' } },
    },
    { termination: undefined, kept: {} },
  ])('gives a wait and leaves the end of blue as it is: $termination', ({ termination, kept }) => {
    // given
    const group = aGroup({ name: "the shop's", termination });
    // when
    const words = wordsOf(readyWaitCommand({ group, region: 'eu-west-1' }, 45 * minute));
    // then
    expect(words.slice(0, -1)).toEqual([
      ...['aws', 'deploy', 'update-deployment-group', '--region', 'eu-west-1'],
      ...['--application-name', 'AppECS-shop-api'],
      ...['--current-deployment-group-name', "the shop's", '--blue-green-deployment-configuration'],
    ]);
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({
      deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 45 },
      ...kept,
    });
  });
});
