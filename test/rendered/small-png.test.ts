import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { noteIn, readPng } from './png.ts';
import { smallPng } from './small-png.ts';

const [white, page, line, text] = [0xffffff, 0xf6f8fa, 0xd1d9e0, 0x1f2328];

describe('A picture made small', () => {
  test('is the same, pixel for pixel, when it has few colours', () => {
    // given
    const pixels = [
      [white, page, line],
      [text, white, page],
    ];
    // when
    const small = smallPng(picture(pixels), '');
    // then
    expect(pixelsOf(small)).toEqual(pixels);
  });

  test('has at most 256 colours: those of whole areas exactly, however alike, and all others nearly', () => {
    // given: areas of four light colours, and every shade of two others
    const areas = [white, page, 0xf6f7f9, 0xf5f8fa].map(colour => Array.from({ length: 4096 }, () => colour));
    const shades = Array.from({ length: 4096 }, (_, at) => ((at >> 6) << 10) | (at & 63));
    // when
    const small = pixelsOf(smallPng(picture([...areas, shades]), ''));
    // then
    expect(new Set(small.flat()).size).toBeLessThanOrEqual(256);
    expect(small.slice(0, -1)).toEqual(areas);
    const moved = shades.map((shade, at) => distance(shade, small.at(-1)![at]!));
    expect(Math.max(...moved)).toBeLessThan(32);
  });

  test('takes fewer bytes than it did', () => {
    // given: shades of grey without any order, as at the edges of letters
    const grey = (at: number) => (Math.imul(at + 1, 0x9e3779b1) >>> 24) * 0x010101;
    const pixels = Array.from({ length: 64 }, (_, row) => Array.from({ length: 64 }, (_, at) => grey(64 * row + at)));
    const png = picture(pixels);
    // then
    expect(smallPng(png, '').length).toBeLessThan(png.length);
  });
});

describe('The note in a picture', () => {
  test('is read as it was written, and is none where none was written', () => {
    // given
    const bare = picture([[white, text]]);
    // then
    expect(noteIn(smallPng(bare, 'text 6f1ed002ab5595859014ebf0951522d9'))).toBe(
      'text 6f1ed002ab5595859014ebf0951522d9',
    );
    expect(noteIn(bare)).toBeUndefined();
  });
});

describe('A picture as a browser writes it', () => {
  const pixels = [
    [0x102030, 0x112233, 0xfefdfc, 0x000001],
    [0x0f1f2f, 0x445566, 0x010203, 0xffffff],
    [0x808080, 0x7f8081, 0x102030, 0xabcdef],
  ];

  test.each([0, 1, 2, 3, 4])('is read whatever its rows are counted from: filter %i', filter => {
    // when
    const { width, height, rgb } = readPng(picture(pixels, filter));
    // then
    expect([width, height]).toEqual([4, 3]);
    expect(rgb.toString('hex')).toBe(
      pixels
        .flat()
        .map(colour => colour.toString(16).padStart(6, '0'))
        .join(''),
    );
  });

  test.each([
    ['no PNG', Buffer.from('GIF89a, and more'), /no PNG/],
    ['a PNG with a palette', smallPng(picture(pixels), ''), /only such pictures are read/],
    ['a PNG with a row that no filter fits', picture(pixels, 5), /filter 5, which does not exist/],
  ])('is not taken for %s', (_what, file, said) => {
    expect(() => readPng(file)).toThrow(said);
  });
});

function distance(one: number, other: number): number {
  const parts = (colour: number) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
  return Math.max(...parts(one).map((part, at) => Math.abs(part - parts(other)[at]!)));
}

/** A PNG of 8 bits true colour, each row counted from its neighbours by the given filter; 5 is none. */
function picture(pixels: readonly (readonly number[])[], filter = 0): Buffer {
  const rows = pixels.map(row => row.flatMap(colour => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  const filtered = rows.map((row, y) => [
    filter,
    ...row.map((byte, x) => {
      const [left = 0, above = 0, corner = 0] = [row[x - 3], rows[y - 1]?.[x], rows[y - 1]?.[x - 3]];
      return (byte - [0, left, above, Math.floor((left + above) / 2), paeth(left, above, corner), 0][filter]!) & 0xff;
    }),
  ]);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(pixels[0]!.length, 0);
  head.writeUInt32BE(pixels.length, 4);
  const parts: [string, Buffer][] = [
    ['IHDR', head],
    ['IDAT', deflateSync(Buffer.from(filtered.flat()))],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts.map(([type, data]) => chunk(type, data))]);
}

/** The predictor of filter 4 as the PNG specification writes it down. */
function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** Reads a PNG with a palette and unfiltered rows, as any viewer does. */
function pixelsOf(png: Buffer): number[][] {
  const [head, palette, packed] = ['IHDR', 'PLTE', 'IDAT'].map(type => {
    const at = png.indexOf(type);
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  });
  const [width, height] = [head!.readUInt32BE(0), head!.readUInt32BE(4)];
  const rows = inflateSync(packed!);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => palette!.readUIntBE(3 * rows[y * (width + 1) + 1 + x]!, 3)),
  );
}
