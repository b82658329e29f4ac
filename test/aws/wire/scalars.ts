import { parseEpochTimestamp, parseRfc3339DateTimeWithOffset, parseRfc7231DateTime } from '@smithy/core/serde';
import type { TimestampFormat } from './schema.ts';

// Every reader here gives undefined for what the format does not allow, so that its caller can keep the value as it came
// and the check can name it with its path.

export function readTimestamp(format: TimestampFormat, wire: unknown): Date | undefined {
  try {
    switch (format) {
      case 'date-time':
        return typeof wire === 'string' ? parseRfc3339DateTimeWithOffset(wire) : undefined;
      case 'http-date':
        return typeof wire === 'string' ? parseRfc7231DateTime(wire) : undefined;
      case 'epoch-seconds':
        return typeof wire === 'number' ? parseEpochTimestamp(wire) : undefined;
      default: {
        const never: never = format;
        return never;
      }
    }
  } catch {
    // The SDK's parsers throw on a malformed date.
    return undefined;
  }
}

/** Epoch seconds are a number with milliseconds after the point; the other formats are text. */
export function writeTimestamp(format: TimestampFormat, date: Date): string | number {
  switch (format) {
    case 'date-time':
      return date.toISOString();
    case 'http-date':
      return date.toUTCString();
    case 'epoch-seconds':
      return date.getTime() / 1000;
    default: {
      const never: never = format;
      return never;
    }
  }
}

const NON_FINITE = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** The numbers that JSON writes as strings and that no digits express. */
export function readNonFinite(text: string): number | undefined {
  return NON_FINITE.get(text);
}

export function readNumber(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return readNonFinite(text);
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

export function readBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Padded standard base64 only; Node's own decoder skips what it does not understand. */
export function readBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? Uint8Array.from(bytes) : undefined;
}

export function writeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
