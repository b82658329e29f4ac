import { describe, expect, test } from '@jest/globals';
import { optionsIn } from './options.ts';

const kill = 'a slow release, SIGKILL at codedeploy:CreateDeployment 1 before';

describe('The torture', () => {
  test('plays thousands of schedules and a thousand kill points, where nothing is said', () => {
    // when
    const options = optionsIn([]);
    // then
    expect(options).toMatchObject({ seed: 1, kills: { are: 'found' }, json: false });
    expect(options.schedules).toBeGreaterThanOrEqual(2_000);
  });

  test.each([
    [['--seed', '7'], { seed: 7, schedules: 1, kills: { are: 'none' } }],
    [['--seed', '7', '--schedules', '50', '--only', 'in-process'], { seed: 7, schedules: 50, kills: { are: 'none' } }],
    [['--kills', 'all'], { kills: { are: 'found', most: { 'the bundle': Infinity } } }],
    [['--only', 'kills', '--kills', '9'], { schedules: 0, kills: { are: 'found', most: { 'the bundle': 9 } } }],
    [
      ['--kill', kill, '--kill', kill, '--seed', '7', '--schedules', '16'],
      { seed: 7, schedules: 16, kills: { are: 'these' } },
    ],
    [['--every-point'], { kills: { are: 'found', most: { 'the bundle': 450, 'the sources': Infinity } } }],
    [['--kill', kill], { schedules: 0, kills: { are: 'these' } }],
  ])('plays only what it is told: %j', (args, expected) => {
    // when
    const options = optionsIn(args);
    // then
    expect(options).toMatchObject(expected);
  });

  test.each([[['--seed', 'x']], [['--only', 'mercy']], [['--kill', 'a slow release']], [['--pain', 'more']]])(
    'says what it does not understand: %j',
    args => {
      // when
      const read = () => optionsIn(args);
      // then
      expect(read).toThrow();
    },
  );
});
