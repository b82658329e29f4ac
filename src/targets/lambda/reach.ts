import type { Asking } from '../../aws/asking.ts';
import type { Lambda } from '../../aws/clients.ts';

/** Which function is asked for, of whom, and how patiently. */
export interface FunctionHand {
  readonly lambda: () => Promise<Lambda>;
  readonly patient: Asking;
  /** One try: the next look is the next try. */
  readonly brisk: Asking;
  /** Its name alone. */
  readonly name: string;
}
