import { RejectedError, UnknownAnswerError } from '../../errors.ts';
import type { Staged } from '../ports.ts';
import type { FunctionHand } from './reach.ts';

const get = { service: 'lambda', operation: 'GetProvisionedConcurrencyConfig' } as const;
const put = { service: 'lambda', operation: 'PutProvisionedConcurrencyConfig' } as const;

interface Warm {
  readonly wanted: number;
  readonly is: 'ready' | 'under way' | { readonly failed: string };
}

/** How many instances are kept warm for a version or an alias; undefined: none are. */
export async function warmth(
  { lambda, name: FunctionName, patient }: FunctionHand,
  Qualifier: string,
): Promise<Warm | undefined> {
  const { client, sdk } = await lambda();
  return patient.read<Warm | undefined>(
    get,
    async () => {
      const read = await client.send(new sdk.GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }));
      const { Status: status } = read;
      const wanted = read.RequestedProvisionedConcurrentExecutions ?? 0;
      switch (status) {
        case 'READY':
          return { wanted, is: 'ready' };
        case 'IN_PROGRESS':
          return { wanted, is: 'under way' };
        case 'FAILED':
          return { wanted, is: { failed: read.StatusReason ?? 'AWS does not say why' } };
        default:
          throw new UnknownAnswerError({
            message: `Lambda shows the provisioned concurrency of ${FunctionName}:${Qualifier} with ${String(status satisfies undefined)}, which Greenlight does not know.`,
            hint: 'Look at the function in Lambda, and update Greenlight.',
          });
      }
    },
    { ProvisionedConcurrencyConfigNotFoundException: () => undefined, ResourceNotFoundException: () => undefined },
  );
}

/** How many instances are kept warm for what serves; 0: none. */
export interface Warmth {
  /** By its version: they stay with it, whoever leads there. */
  readonly version: number;
  /** By the alias: Lambda takes them along when the alias moves, and allocates them anew. */
  readonly alias: number;
}

/** Where nothing is to be made as warm, it is not asked for. */
export const notWarm: Warmth = { version: 0, alias: 0 };

export async function warmthOfAlias(
  hand: FunctionHand,
  alias: string | undefined,
  version: string | undefined,
): Promise<Warmth> {
  if (alias === undefined || version === undefined) return notWarm;
  const [ofVersion, ofAlias] = await Promise.all([warmth(hand, version), warmth(hand, alias)]);
  return { version: ofVersion?.wanted ?? 0, alias: ofAlias?.wanted ?? 0 };
}

/**
 * Green's version is kept as warm as blue's before it gets traffic. What the alias keeps warm is not put on the version as well:
 * Lambda takes one of the two for a version (API reference, PutProvisionedConcurrencyConfig). The answer is undefined once it is
 * warm.
 */
export function warming(hand: FunctionHand, wanted: number): (version: string) => Promise<Staged | undefined> {
  let isAsked = false;
  return async version => {
    if (wanted === 0) return undefined;
    const present = await warmth(hand, version);
    const doing = `${wanted} warm instances of version ${version}`;
    // What has failed before our time may have room now.
    if (present?.wanted !== wanted || (typeof present.is === 'object' && !isAsked)) {
      isAsked = true;
      await ask(hand, version, wanted);
      return { is: 'in the making', doing, wrote: `asked for ${doing}` };
    }
    if (present.is === 'ready') return undefined;
    if (present.is === 'under way') return { is: 'in the making', doing, wrote: undefined };
    throw new RejectedError({
      message: `Lambda could not keep ${doing}: ${present.is.failed}.`,
      hint: 'Free concurrency in the account, or ask AWS for more, and release again.',
    });
  };
}

async function ask({ lambda, patient, name }: FunctionHand, version: string, wanted: number): Promise<void> {
  const { client, sdk } = await lambda();
  await patient.read(
    put,
    async () => {
      await client.send(
        new sdk.PutProvisionedConcurrencyConfigCommand({
          FunctionName: name,
          Qualifier: version,
          ProvisionedConcurrentExecutions: wanted,
        }),
      );
    },
    {
      ResourceConflictException: message => {
        throw new RejectedError({
          message: `lambda:PutProvisionedConcurrencyConfig: ${message} (ResourceConflictException)`,
          hint: `Another alias keeps version ${version} warm, and Lambda does not let both. Take that from the alias, and release again.`,
        });
      },
    },
  );
}
