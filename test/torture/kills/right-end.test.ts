import { describe, expect, test } from '@jest/globals';
import { aDeployment, aHistory, aLife, after, aVerdict, aWord, minute } from '../a-history.ts';
import { wrongsIn } from './right-end.ts';
import { tales } from './tales.ts';

const twice = [aDeployment(), aDeployment({ id: 'd-2', createdAt: after(9 * minute) })];
const said = (name: 'failed' | 'rolled-back' | 'restored') => [aLife({ ended: aWord(aVerdict(name)) })];
const onBlue = [{ at: after(0), green: 0 }];

describe('The end of a tale', () => {
  test.each([
    ['is right where the re-run has released what was asked for', 'a release with a hook', 'SIGKILL', {}, 0],
    [
      'is wrong where it was not released',
      'a release with a hook',
      'SIGKILL',
      { lives: said('failed'), shares: onBlue },
      2,
    ],
    ['is wrong where it was deployed twice', 'a release with a hook', 'SIGKILL', { deployments: twice }, 1],
    ['is right where a cancelled one was deployed again', 'a release with a hook', 'SIGINT', { deployments: twice }, 0],
    [
      'is right where a bad one was taken back',
      'a slow release',
      'SIGKILL',
      { lives: said('rolled-back'), shares: onBlue },
      0,
    ],
    ['is wrong where a bad one still has users', 'a slow release', 'SIGKILL', { lives: said('rolled-back') }, 1],
    [
      'is wrong where the bad one goes on',
      'a slow release',
      'SIGKILL',
      { lives: said('rolled-back'), shares: onBlue, deployments: [aDeployment({ endedAt: Infinity })] },
      1,
    ],
    [
      'is right where a green database stays beside blue',
      'a database whose switchover is undone',
      'SIGINT',
      { lives: said('failed'), shares: onBlue, deployments: [aDeployment({ endedAt: Infinity })] },
      0,
    ],
    [
      'is wrong where that green is gone',
      'a database whose switchover is undone',
      'SIGKILL',
      { lives: said('failed'), shares: onBlue },
      1,
    ],
    [
      'is wrong where a cancelled database was made twice',
      'a database in one job',
      'SIGINT',
      { deployments: twice },
      1,
    ],
    [
      'is wrong where a rollback has left a green database',
      'a stage of a database that somebody takes back',
      'SIGKILL',
      { lives: said('restored'), shares: onBlue, deployments: [aDeployment({ endedAt: Infinity })] },
      1,
    ],
  ] as const)('%s', (_, tale, blow, changes, wrong) => {
    // given
    const history = aHistory(changes);
    // when
    const wrongs = wrongsIn(history, tales[tale], blow);
    // then
    expect(wrongs).toHaveLength(wrong);
  });
});
