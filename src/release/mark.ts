import type { Instant } from './words.ts';

/**
 * What Greenlight writes beside the weights that it moves itself, for whoever finds them: which change moved them, between which
 * versions, and whether somebody is still at it.
 */
export interface Mark {
  readonly changeId: string;
  /** The version that the change came from; undefined: there was none. */
  readonly from: string | undefined;
  readonly to: string;
  readonly stage: Stage;
}

export type Stage =
  /** A lease: the holder means to write again before `until`. */
  | { readonly is: 'held'; readonly until: Instant; readonly by: Holder }
  | { readonly is: 'released' }
  | { readonly is: 'taken back' };

/** The attempt of a run that moves the traffic: not always the one that began the change. */
export interface Holder {
  readonly runId: string;
  readonly attempt: number;
}

/** Whether a holder is still at it. */
export type Presence =
  | { readonly is: 'under way' }
  | { readonly is: 'over' }
  /** Nobody can say, and only the time of its lease tells. */
  | ({ readonly is: 'not known' } & WhyNotKnown);

export interface WhyNotKnown {
  /** A clause, for brackets. */
  readonly because: string;
  /** What would tell, a sentence without its stop; undefined where it may be known a moment later. */
  readonly remedy: string | undefined;
}

const form =
  /\s*\[greenlight (gl-[^\s.]+-[0-9a-f]{8}\.\d+) (\d+|none)>(\d+)(?: (back)| until (\S+Z) by ([^\s.]+)\.(\d+))?\]$/;

/** To stand behind whatever text a user has there: `[greenlight gl-1-0a1b2c3d.1 4>5 until 2026-11-21T20:30:00Z by 1.1]`. */
export function printMark({ changeId, from, to, stage }: Mark): string {
  return `[greenlight ${changeId} ${from ?? 'none'}>${to}${stageWords(stage)}]`;
}

function stageWords(stage: Stage): string {
  switch (stage.is) {
    case 'held':
      return ` until ${new Date(stage.until).toISOString().replace(/\.\d+/, '')} by ${stage.by.runId}.${stage.by.attempt}`;
    case 'released':
      return '';
    case 'taken back':
      return ' back';
  }
}

/** The mark at the end of a text; undefined where there is none that can be read. */
export function parseMark(text: string | undefined): Mark | undefined {
  const parts = form.exec(text ?? '');
  if (parts === null) return undefined;
  const [, changeId = '', from, to = '', back, until, runId = '', attempt] = parts;
  const stage: Stage =
    back !== undefined
      ? { is: 'taken back' }
      : until === undefined
        ? { is: 'released' }
        : { is: 'held', until: Date.parse(until), by: { runId, attempt: Number(attempt) } };
  return { changeId, from: from === 'none' ? undefined : from, to, stage };
}

/** The text of a user's own, without the mark. */
export function withoutMark(text: string | undefined): string {
  return (text ?? '').replace(form, '');
}
