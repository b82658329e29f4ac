import { alertOf, commentOf } from '../../src/report/comment.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { minute, releases, start, told } from '../report/stories.ts';
import type { Titled } from './every-text.ts';
import type { Frame } from './page.ts';

const now = start + 5 * minute;
const summary: Frame = { kind: 'job summary', job: 'release' };
const comment: Frame = { kind: 'comment', author: 'github-actions', edited: false };

/** What no story of the demo shows: a refusal, a status, and the comment of its own that somebody may ask for about a bad end. */
export function toldTexts(): readonly Titled[] {
  return Object.entries(releases).flatMap(([name, events]) => {
    const story = told(events);
    return [
      { title: `${name}: summary`, shown: { frame: summary, markdown: summaryOf(story, now) } },
      {
        title: `${name}: comment`,
        shown: { frame: comment, markdown: commentOf(story, now, { foreignLogs: 'in the comment too' }) },
      },
      { title: `${name}: comment of its own`, shown: { frame: comment, markdown: alertOf(story) } },
    ];
  });
}
