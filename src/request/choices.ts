import { meant } from './nearest.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';

/** One of a fixed set of words. */
export function checkWord<const W extends string>(where: string, text: string, legal: readonly W[]): Checked<W> {
  const word = legal.find(each => each === text);
  if (word !== undefined) return valid(word);
  return invalid({ where, value: shown(text), reason: 'not a value of this input', remedy: meant(text, legal) });
}

/** A word of which some legal values are promised but not built yet: those are refused as such. */
export function checkBuiltWord<const W extends string>(
  where: string,
  text: string,
  built: readonly W[],
  later: readonly string[],
): Checked<W> {
  if (!later.includes(text)) return checkWord(where, text, built);
  const remedy = `built so far: ${built.map(word => `\`${word}\``).join(', ')}`;
  return invalid({ where, value: text, reason: 'not built yet', remedy });
}

/** A switch: `true` or `false`. */
export function checkSwitch(where: string, text: string): Checked<boolean> {
  if (text === 'true' || text === 'false') return valid(text === 'true');
  const meantOn = ['yes', 'y', 'on', '1'].includes(text.toLowerCase());
  const meantOff = ['no', 'n', 'off', '0'].includes(text.toLowerCase());
  const remedy = meantOn ? 'write `true`' : meantOff ? 'write `false`' : meant(text, ['true', 'false']);
  return invalid({ where, value: shown(text), reason: 'not a switch', remedy });
}
