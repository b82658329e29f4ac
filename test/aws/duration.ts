import * as v from 'valibot';

const PATTERN = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** `90s`, `5m`, `1h30m`: text to milliseconds. */
export const duration = v.pipe(
  v.string(),
  v.check(text => text !== '' && PATTERN.test(text), 'Expected a duration such as 90s, 5m or 1h30m'),
  v.transform(text => {
    const [, hours = '0', minutes = '0', seconds = '0'] = PATTERN.exec(text) ?? [];
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  }),
);
