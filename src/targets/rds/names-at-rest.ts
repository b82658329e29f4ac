import { NotYet } from '../../aws/asking.ts';
import type { RdsHand } from './hand.ts';

/**
 * Reads until no name is on its way, for as long as troubles are ridden out: in the seconds in which a switchover renames, a name
 * is nobody's, and names in answers are behind.
 *
 * @param database its name
 */
export function onceNamesRest<T>(
  { patient }: Pick<RdsHand, 'patient'>,
  database: string,
  read: () => Promise<T | 'names are moving'>,
): Promise<T> {
  return patient.read({ service: 'rds', operation: 'DescribeBlueGreenDeployments' }, async () => {
    const found = await read();
    if (found === 'names are moving')
      throw new NotYet(`${database} is being switched over, and its name is on its way`);
    return found;
  });
}
