import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { commandLines } from '../../../src/report/summary/command-lines.ts';
import { shellWord } from '../../../src/targets/ecs-codedeploy/preflight/shell-word.ts';

const ready = { deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 } };
const kept = { terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 60 } };

const updating = (group: string, configuration: string): string =>
  [
    'aws deploy update-deployment-group --region eu-west-1 --application-name shop',
    `--current-deployment-group-name ${shellWord(group)}`,
    `--blue-green-deployment-configuration ${shellWord(configuration)}`,
  ].join(' ');

/** What a POSIX shell makes of a command: its words, those that are JSON as the values that they stand for. */
function words(command: string): readonly unknown[] {
  const said = execFileSync('sh', ['-c', `set -- ${command}\nprintf '%s\\0' "$@"`], { encoding: 'utf8' });
  return said.split('\0').map(word => (word.startsWith('{') ? parsed(word) : word));
}

function parsed(word: string): unknown {
  try {
    return JSON.parse(word);
  } catch {
    return word;
  }
}

describe('a command to copy', () => {
  test('has a line for each option and for each part of a configuration, so that it is read whole', () => {
    // given
    const command = updating('api', JSON.stringify({ ...ready, ...kept }));
    // when
    const lines = commandLines(command);
    // then
    expect(lines.split('\n')).toEqual([
      'aws deploy update-deployment-group \\',
      '  --region eu-west-1 \\',
      '  --application-name shop \\',
      '  --current-deployment-group-name api \\',
      "  --blue-green-deployment-configuration '{",
      '    "deploymentReadyOption": {"actionOnTimeout":"STOP_DEPLOYMENT","waitTimeInMinutes":30},',
      '    "terminateBlueInstancesOnDeploymentSuccess": {',
      '      "action": "TERMINATE",',
      '      "terminationWaitTimeInMinutes": 60',
      '    }',
      "  }'",
    ]);
  });

  test.each([
    { name: 'a plain name', command: updating('api', JSON.stringify({ ...ready, ...kept })) },
    { name: 'options in a name', command: updating("it's --all --the 'same'", JSON.stringify(ready)) },
    { name: 'a name like an option', command: updating('--region', JSON.stringify(ready)) },
    { name: 'a backslash and a dollar', command: updating('a\\ --b $HOME `id`', JSON.stringify(ready)) },
    { name: 'lines in a name', command: updating('a --b\n  --c', JSON.stringify(ready)) },
    { name: 'a quote in the configuration', command: updating('api', JSON.stringify({ "it's": 'an --option' })) },
    { name: 'what is no JSON', command: updating('api', '{ no: json --at-all }') },
    { name: 'an empty configuration', command: updating('api', '{}') },
    {
      name: 'double quotes',
      command: 'aws deploy update-deployment-group --application-name "a --b $(printf x) \\" --c"',
    },
    { name: 'a comment', command: `aws deploy ${'x'.repeat(80)} # --not-an-option --nor-this` },
  ])('is the same to a shell as it was on one line: $name', ({ command }) => {
    // given, when
    const lines = commandLines(command);
    // then
    expect(words(lines)).toEqual(words(command));
  });

  test('stays as it is where a line holds it', () => {
    // given
    const command = 'aws ecs update-service --service api --desired-count 1';
    // when
    const lines = commandLines(command);
    // then
    expect(lines).toBe(command);
  });
});
