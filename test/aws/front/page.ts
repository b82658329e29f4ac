import * as v from 'valibot';

const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));

const page = v.strictObject({
  status: v.optional(status, 200),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  /** A text, or so many bytes of nothing in particular. */
  body: v.optional(
    v.union(
      [v.string(), v.strictObject({ bytes: v.pipe(v.number(), v.integer(), v.minValue(0)) })],
      'Expected a text or {bytes}',
    ),
    '',
  ),
  /** Until the last byte is there. By default, what the version's distribution gives. */
  latencyMs: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
});

/** In a seed: by path, without a query. */
export const pagesSeed = v.record(v.pipe(v.string(), v.startsWith('/'), v.excludes('?')), page);

/** What a version answers on one path, to anybody and by any method. */
export type Page = v.InferOutput<typeof page>;
