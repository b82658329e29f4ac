import { beforeAll, describe, expect, test } from '@jest/globals';
import { play, type Played, type PlayedChapter } from '../releases/play.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { everyText, unshown } from './every-text.ts';

let played: Played;

beforeAll(async () => {
  played = await play(scenarioNamed('ecs-plan')!);
});

describe('What is looked at of a story', () => {
  test('is the summary of each step, and each comment after every edit', () => {
    // given
    const [comment] = played.gitHub.comments;
    const [written] = comment!.versions;
    const edited = { ...comment!, versions: [written!, { at: written!.at + 60_000, body: 'Released.' }] };
    const [step] = played.chapters;
    // when
    const texts = everyText({ chapters: [step!, step!], gitHub: { ...played.gitHub, comments: [edited, comment!] } });
    // then
    expect(texts.map(({ title }) => title.replace(/ of .*/, ''))).toEqual([
      'summary 1',
      'summary 2',
      'comment 1',
      'comment 1',
      'comment 2',
    ]);
    expect(texts[0]?.shown).toMatchObject({
      markdown: expect.stringMatching(/^## .*Planned/m),
      frame: { job: 'release' },
    });
    expect(texts[2]?.shown).toMatchObject({
      markdown: written!.body,
      frame: { author: 'github-actions', edited: false },
    });
    expect(texts[3]?.shown).toMatchObject({ markdown: 'Released.', frame: { edited: true } });
  });

  test('is not what GitHub would not have, which is told instead', () => {
    // given
    const [step] = played.chapters;
    const main = { ...step!.outcome.main, summary: { kind: 'dropped', bytes: 1_048_577 } } as const;
    const chapters: PlayedChapter[] = [{ ...step!, outcome: { ...step!.outcome, main } }];
    const written = played.gitHub.calls.find(({ operation }) => operation === 'issues/create-comment')!;
    const refused = { ...written, body: 'x'.repeat(70_000), outcome: { kind: 'answered', status: 422 } } as const;
    // when
    const gitHub = { ...played.gitHub, comments: [], calls: [...played.gitHub.calls, refused] };
    // then
    expect(everyText({ chapters, gitHub })).toEqual([]);
    expect(unshown({ chapters, gitHub })).toEqual([
      'summary 1: GitHub drops one of 1048577 bytes',
      'issues/create-comment: GitHub refuses a comment of 70000 characters',
    ]);
    expect(unshown(played)).toEqual([]);
  });
});
