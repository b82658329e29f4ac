import { type Course, isReadBack } from './course.ts';
import type { Serving } from './words.ts';

/**
 * Who serves, as far as this release knows in the end: what was read back outweighs what a mover reports of itself, and where the
 * two do not agree nobody can say.
 */
export function servingReadBack(course: Course): Serving {
  const { confirmed, sighting, lost } = course;
  if (typeof confirmed?.served === 'object')
    return { who: 'unknown', because: `${confirmed.served.third} serves, which is neither blue nor green` };
  if (lost !== undefined) return { who: 'unknown', because: lost.trouble };
  if (sighting === undefined) return { who: 'unknown', because: 'the deployment was never seen' };
  const { serving } = sighting;
  if (confirmed === undefined || !isReadBack(course)) return serving;
  switch (confirmed.served) {
    case 'nobody':
      return { who: 'unknown', because: 'users are led neither to blue nor to green' };
    case 'blue':
    case 'green':
      return serving.who === 'unknown' || serving.who === confirmed.served || serving.who === 'split'
        ? serving
        : {
            who: 'unknown',
            because: `${serving.who} is reported to have all traffic, and read back, ${confirmed.served} serves`,
          };
    case 'both':
      return serving.who === 'split' || serving.who === 'unknown'
        ? serving
        : { who: 'unknown', because: `${serving.who} is reported to have all traffic, and read back, it is divided` };
  }
}
