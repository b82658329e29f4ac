import { expect, test } from '@jest/globals';
import { settled } from './settled.ts';
import { tableOf } from './settled/ruling.ts';

test('every difference that stays has a server, a verdict, a reason and a source', () => {
  // when
  const lines = Object.entries(settled);

  // then
  const [key, why] = [/^(moto|MiniStack) \| .+/, /^(ours is right|theirs is right, and ours does not have it): .+\.$/];
  expect(lines.filter(([name, line]) => !key.test(name) || !why.test(line.why) || line.source === '')).toEqual([]);
});

test('a difference cannot be explained twice', () => {
  // given
  const ruling = { why: 'ours is right: so it is.', source: 'a page', of: ['moto | a | b'] };

  // when
  const build = () => tableOf([ruling, ruling]);

  // then
  expect(build).toThrow('Explained twice: moto | a | b');
});
