import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { RunFacts } from '../../../src/release/identity.ts';
import type { LambdaTarget } from '../../../src/request/request.ts';
import type { FunctionHand } from '../../../src/targets/lambda/reach.ts';
import { revisionOf } from '../../../src/targets/lambda/version.ts';
import type { Staged, Stager } from '../../../src/targets/ports.ts';
import { checkout, type CheckoutChanges, handlerOf } from '../../releases/checkout.ts';
import { open, type OpenShop } from '../open-shop.ts';

export const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout';

export const revision = (number: string) => revisionOf(arn, number);

/** The checkout of the stories, met by the rooms of `src/` through the real SDK. */
export interface OpenFunction extends OpenShop {
  readonly hand: FunctionHand;
  /** Writes that were sent, whatever became of them, oldest first. */
  written(): readonly string[];
  /** Somebody else calls Lambda. */
  theyCall(operation: string, input?: object): Promise<void>;
}

export async function openFunction(changes: CheckoutChanges = {}): Promise<OpenFunction> {
  // Nobody measures anything here: alarms need no past.
  const shop = await open(checkout({ ...changes, world: { warmUp: '1s', ...changes.world } }));
  const { clients, patient, brisk } = shop;
  return {
    ...shop,
    hand: { lambda: () => clients.lambda(), patient, brisk, name: 'checkout' },
    written: () => shop.called().filter(operation => /^(Update|Create|Delete|Publish|Put)/.test(operation)),
    theyCall: async (operation, input = {}) => {
      await shop.aws.perform({ call: `lambda:${operation}`, input: { FunctionName: 'checkout', ...input } });
    },
  };
}

/** What a user packs: code as a zip, as `package` makes one of a folder. */
export function packageOf(version: string): Extract<LambdaTarget['code'], { from: 'package' }> {
  // Packed twice it is the same.
  const zip = zipSync({ 'index.mjs': Buffer.from(handlerOf(version)) }, { mtime: '1980-01-01T12:00:00' });
  return { from: 'package', path: 'dist', zip, sha256: createHash('sha256').update(zip).digest('base64') };
}

export const run: RunFacts = {
  releaseId: 'gl-9-0123abcd',
  changeId: 'gl-9-0123abcd.1',
  environment: 'production',
  target: 'Lambda function checkout, alias live',
  targetKey: 'lambda/123456789012/eu-west-1/checkout/live',
  runId: '9',
  attempt: 1,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'shop/checkout', workflow: '.github/workflows/release.yml', runNumber: 9 },
};

/** One call of a stager, and what it has written. */
export interface Made {
  readonly staged: Staged;
  readonly wrote: readonly string[];
}

/** Calls it as a release does, 5 s apart, until the revision stands; ten minutes at most. */
export async function madeBy(stager: Stager, { written, clock }: OpenFunction): Promise<readonly Made[]> {
  const all: Made[] = [];
  while (all.length < 120) {
    const before = written().length;
    const staged = await stager.make(run);
    all.push({ staged, wrote: written().slice(before) });
    if (staged.is === 'ready') return all;
    await clock.sleep(5_000);
  }
  return all;
}
