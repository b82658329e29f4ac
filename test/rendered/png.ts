import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The pixels of a picture, row by row, three bytes each: red, green, blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [depth, trueColour, palette] = [8, 2, 3];
const bytesOfPixel = 3;
/** "Miscellaneous comment" among the keywords of the PNG specification, ended as they are. */
const keyword = 'Comment\0';

/** Reads a PNG as Chromium takes pictures of an opaque page: 8 bits deep, true colour, not interlaced. */
export function readPng(file: Uint8Array): Pixels {
  const chunks = chunksOf(Buffer.from(file));
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (head?.[8] !== depth || head[9] !== trueColour || head[12] !== 0)
    throw new Error('this PNG is not one of 8 bits true colour, not interlaced: only such pictures are read');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  return { width, height, rgb: unfiltered(inflateSync(Buffer.concat(packed)), width, height) };
}

function chunksOf(file: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  if (!file.subarray(0, signature.length).equals(signature)) throw new Error('this is no PNG');
  const chunks = [];
  for (let at = signature.length; at < file.length;) {
    const data = at + 8;
    const end = data + file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, data), data: file.subarray(data, end) });
    at = end + 4;
  }
  return chunks;
}

/** Each row says by its first byte from which neighbours its bytes are to be counted (PNG specification, 9.2). */
function unfiltered(rows: Uint8Array, width: number, height: number): Buffer {
  const stride = width * bytesOfPixel;
  const rgb = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * (stride + 1);
    const filter = rows[from];
    for (let at = 0; at < stride; at += 1) {
      const here = row * stride + at;
      const left = at < bytesOfPixel ? 0 : (rgb[here - bytesOfPixel] ?? 0);
      const above = row === 0 ? 0 : (rgb[here - stride] ?? 0);
      const corner = row === 0 || at < bytesOfPixel ? 0 : (rgb[here - stride - bytesOfPixel] ?? 0);
      rgb[here] = (rows[from + 1 + at] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return rgb;
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left + above - corner, left, above, corner);
    default:
      throw new Error(`a row of this PNG has the filter ${filter}, which does not exist`);
  }
}

/** Paeth's choice: of the three, the one nearest to the value; the order breaks ties. */
function nearest(value: number, ...neighbours: readonly [number, number, number]): number {
  return neighbours.reduce((best, other) => (Math.abs(other - value) < Math.abs(best - value) ? other : best));
}

/** A picture of at most 256 colours: these as `0xRRGGBB`, and for each pixel the place of its own among them. */
export interface Painting {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly number[];
  readonly places: Uint8Array;
  /** Kept in the file and shown by no viewer: ASCII. */
  readonly note: string;
}

export function writePng({ width, height, colours, places, note }: Painting): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, palette], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(places.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`${keyword}${note}`, 'latin1')),
    chunk('PLTE', Buffer.from(colours.flatMap(colour => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The note that the picture was written with; undefined for a picture without one. */
export function noteIn(file: Uint8Array): string | undefined {
  const texts = chunksOf(Buffer.from(file)).filter(({ type }) => type === 'tEXt');
  return texts
    .map(({ data }) => data.toString('latin1'))
    .find(text => text.startsWith(keyword))
    ?.slice(keyword.length);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
