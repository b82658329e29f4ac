import { readBase64, readBoolean, readNumber, readTimestamp, writeBase64, writeTimestamp } from './scalars.ts';
import type { Scalar, Shape, TimestampFormat } from './schema.ts';

export function isScalar(shape: Shape): shape is Scalar {
  return ['timestamp', 'number', 'boolean', 'blob', 'string'].includes(shape.kind);
}

/**
 * A scalar where the wire has only text: in a form, a path, a query, a header. `timestamps`: the format of those whose schema
 * names none. What does not fit stays text, so that the check can refuse it by path.
 */
export function decodeText(shape: Scalar, text: string, timestamps: TimestampFormat): unknown {
  switch (shape.kind) {
    case 'timestamp': {
      const format = shape.format ?? timestamps;
      return readTimestamp(format, format === 'epoch-seconds' ? readNumber(text) : text) ?? text;
    }
    case 'number':
      return readNumber(text) ?? text;
    case 'boolean':
      return readBoolean(text) ?? text;
    case 'blob':
      return readBase64(text) ?? text;
    case 'string':
      return text;
    default: {
      const never: never = shape;
      return never;
    }
  }
}

/** The value must have passed the check. */
export function encodeText(shape: Scalar, value: unknown, timestamps: TimestampFormat): string {
  switch (shape.kind) {
    case 'timestamp':
      return String(writeTimestamp(shape.format ?? timestamps, value as Date));
    case 'blob':
      return writeBase64(value as Uint8Array);
    case 'number':
    case 'boolean':
    case 'string':
      return String(value);
    default: {
      const never: never = shape;
      return never;
    }
  }
}
