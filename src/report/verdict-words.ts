import type { ErrorCode } from '../errors.ts';
import type { VerdictName } from '../release/verdict.ts';
import type { NameStyle } from './traffic-words.ts';

/** How a verdict looks to people: always the picture with the word, never the picture alone. */
const faces: Record<VerdictName, { readonly emoji: string; readonly title: string }> = {
  released: { emoji: '✅', title: 'Released' },
  'nothing-to-do': { emoji: '✅', title: 'Nothing to do' },
  planned: { emoji: '📋', title: 'Planned' },
  staged: { emoji: '✅', title: 'Staged' },
  reported: { emoji: '📋', title: 'Reported' },
  restored: { emoji: '✅', title: 'Restored' },
  drilled: { emoji: '✅', title: 'Drilled' },
  'record-deleted': { emoji: '✅', title: 'Record deleted' },
  'rolled-back': { emoji: '↩️', title: 'Rolled back' },
  failed: { emoji: '❌', title: 'Failed' },
  refused: { emoji: '⛔', title: 'Refused' },
  held: { emoji: '✋', title: 'Held' },
  cancelled: { emoji: '🛑', title: 'Cancelled' },
  superseded: { emoji: '⚠️', title: 'Superseded' },
  broken: { emoji: '🚨', title: 'Broken' },
  unknown: { emoji: '❓', title: 'Unknown' },
};

export function verdictTitle(name: VerdictName): string {
  return faces[name].title;
}

export function verdictFace(name: VerdictName): string {
  return `${faces[name].emoji} ${faces[name].title}`;
}

/** How a release is named that was refused for what was asked. */
export function problemTitle(count: number): string {
  return `${count === 1 ? '1 problem' : `${count} problems`}, nothing was written`;
}

/** A code to look up: the documentation tells by it what stands behind an error, and what mends it. */
export function errorWords(code: ErrorCode, name: NameStyle): string {
  return `${name(code)}, see troubleshooting in the documentation`;
}
