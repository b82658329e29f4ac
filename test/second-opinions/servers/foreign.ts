import type { Seed } from '../../aws/seed.ts';
import type { ServiceName } from '../../aws/wire/index.ts';
import type { Exchange } from './conversation.ts';
import type { ServerProgram } from './foreign-server.ts';

/** Somebody else's simulation of AWS. */
export interface Foreign {
  readonly name: string;
  /** The file that pins it. */
  readonly requirements: string;
  readonly services: readonly ServiceName[];
  /** @param programs the folder of what was installed */
  readonly program: (programs: string) => Pick<ServerProgram, 'program' | 'args' | 'env'>;
  /** Makes of an empty account one that is like ours. */
  readonly furnish: (endpoint: string, seed: Seed) => Promise<void>;
  /** Whether a reply says how AWS would reply, and not only that this server does not know. */
  readonly judges: (exchange: Exchange) => boolean;
}
