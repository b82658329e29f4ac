import { readPng, writePng } from './png.ts';

const mostColours = 256;
/** A page's own: of its areas, its lines, and its letters where they are full. */
const keptExactly = 96;

/**
 * The same picture in at most 256 colours, which takes less than half of the bytes. A page has few colours, and many shades
 * between them at the edges of letters: the frequent ones are kept exactly, however near to one another; of the rare ones, those
 * that differ only in their last bits become one.
 *
 * @param note kept in the file, for `noteIn`.
 */
export function smallPng(png: Uint8Array, note: string): Buffer {
  const { width, height, rgb } = readPng(png);
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => rgb.readUIntBE(3 * at, 3));
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const colours = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const standIns = few(colours);
  const kept = [...new Set(standIns.values())];
  const places = new Map(kept.map((colour, place) => [colour, place]));
  const placeOf = (colour: number): number => places.get(standIns.get(colour) ?? colour) ?? 0;
  return writePng({ width, height, colours: kept, places: Uint8Array.from(pixels, placeOf), note });
}

/** The colour that stands for each, of colours that come with the most frequent first. */
function few(colours: readonly number[]): ReadonlyMap<number, number> {
  const [frequent, rare] = [colours.slice(0, keptExactly), colours.slice(keptExactly)];
  for (let bits = 8; ; bits -= 1) {
    const mask = ((0xff << (8 - bits)) & 0xff) * 0x010101;
    const first = new Map(rare.toReversed().map(colour => [colour & mask, colour]));
    if (first.size + frequent.length <= mostColours)
      return new Map([
        ...frequent.map(colour => [colour, colour] as const),
        ...rare.map(colour => [colour, first.get(colour & mask) ?? colour] as const),
      ]);
  }
}
