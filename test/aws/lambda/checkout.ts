import type { LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { sdkClients } from '../sdk-clients.ts';
import type { SeedInput } from '../seed.ts';
import { startAws, type RunningAws } from '../start-aws.ts';

type LambdaInput = NonNullable<SeedInput['lambda']>;
type FunctionInput = NonNullable<LambdaInput['functions']>[number];

export const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:checkout';

const answering = (text: string) => ({ 'index.mjs': `export const handler = async () => '${text}';` });

export const FILES = { good: answering('good'), better: answering('better'), bad: answering('bad') } as const;

/** Of these files, as somebody would pack them. */
export const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));

/** For tests: a function `checkout` with two published versions and the alias `live` at the first, met through the real SDK. */
export interface Checkout extends AsyncDisposable {
  readonly aws: RunningAws;
  readonly lambda: LambdaClient;
  /** Lets so many seconds go by. */
  readonly pass: (seconds: number) => Promise<unknown>;
}

export interface CheckoutOptions {
  readonly function?: Partial<FunctionInput>;
  readonly lambda?: Partial<LambdaInput>;
  readonly seed?: SeedInput;
}

export async function openCheckout(options: CheckoutOptions = {}): Promise<Checkout> {
  const checkout: FunctionInput = {
    name: 'checkout',
    package: 'better',
    versions: [
      { version: '1', package: 'good' },
      { version: '2', package: 'better' },
    ],
    aliases: [{ name: 'live', version: '1' }],
    ...options.function,
  };
  const aws = await startAws({
    pace: { kind: 'stepped' },
    seed: {
      warmUp: '1m',
      versions: { good: {}, better: {}, bad: { requestErrors: 1 } },
      ...options.seed,
      lambda: {
        packages: { good: { files: FILES.good }, better: { files: FILES.better }, bad: { files: FILES.bad } },
        functions: [checkout],
        ...options.lambda,
      },
    },
  });
  const me = aws.timeline.join('test');
  const { lambda } = sdkClients(aws.endpoint);
  return {
    aws,
    lambda,
    pass: seconds => aws.timeline.sleep(me, aws.timeline.now() + seconds * 1000),
    [Symbol.asyncDispose]: async () => {
      lambda.destroy();
      await aws.close();
    },
  };
}
