import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { releaseHere } from '../releases/bad-days/release-here.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { openStage } from '../releases/stage.ts';

const page = readFileSync(new URL('../../docs/surfaces.md', import.meta.url), 'utf8');

/** The first of these lines that does not come, among the others, after the one before it; undefined where all of them do. */
function firstMissing(lines: readonly string[], others: readonly string[]): string | undefined {
  let from = 0;
  return lines.find(line => {
    const at = others.indexOf(line, from);
    from = at + 1;
    return at < 0;
  });
}

test('The log that the page quotes is the log of the story that it names, with lines left out', async () => {
  // given
  const [, quoted = ''] = /^```text\n(.*?)^```$/ms.exec(page) ?? [];
  const [, name = ''] = /^That is from `npm run demo -- ([a-z-]+)`/m.exec(page) ?? [];
  const story = scenarioNamed(name)!;
  await using stage = await openStage(story, { kind: 'stepped' });
  // when
  const { log } = await releaseHere(stage.aws, story);
  // then
  const lines = quoted.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(firstMissing(lines, log.split('\n'))).toBeUndefined();
});
