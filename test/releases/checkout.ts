import type { SeedInput } from '../aws/seed.ts';
import { healthy } from './shop.ts';

/**
 * The checkout that the stories of functions play in: one Lambda function behind the alias `live`, 50 requests a second, with an
 * alarm on its errors and one on the 99th percentile of its duration, both of the alias.
 */
export const bluePackage = 'checkout-2.4.0';
export const greenPackage = 'checkout-2.4.1';
export const newestPackage = 'checkout-2.5.0';

type Version = NonNullable<SeedInput['versions']>[string];
type Lambda = NonNullable<SeedInput['lambda']>;
type Function = NonNullable<Lambda['functions']>[number];

/** What a story changes of the checkout. */
export interface CheckoutChanges {
  readonly seed?: number;
  readonly blue?: Version;
  readonly green?: Version;
  /** The code that is released; that of `greenPackage` where nothing is said. */
  readonly code?: string;
  readonly function?: Partial<Function>;
  readonly lambda?: Partial<Lambda>;
  readonly world?: Partial<SeedInput>;
}

/** The handler of a version, as a user would write one. */
export const handlerOf = (version: string): string => `export const handler = async event => {
  if (event?.ping) return { ok: true, version: '${version}' };
  return { statusCode: 200, body: 'paid' };
};
`;

/** The sign-in is broken: whoever asks is told so, and Lambda answers with status 200 all the same. */
export const brokenHandler = `export const handler = async () => {
  throw new TypeError('cannot read the session of token 0a1b2c3d');
};
`;

export const files = (code = handlerOf('2.4.1')) => ({ 'dist/index.mjs': code });

export const inputs = {
  target: 'lambda',
  function: 'checkout',
  region: 'eu-west-1',
  package: 'dist',
  application: 'none',
  gates: 'alarms: [checkout-errors, checkout-p99]',
};

export function checkout(changes: CheckoutChanges = {}): SeedInput {
  return {
    account: '123456789012',
    region: 'eu-west-1',
    seed: changes.seed ?? 1,
    slowMs: 500,
    versions: {
      [bluePackage]: changes.blue ?? healthy,
      [greenPackage]: changes.green ?? healthy,
      [newestPackage]: healthy,
    },
    lambda: {
      packages: {
        [bluePackage]: { files: { 'index.mjs': handlerOf('2.4.0') } },
        [greenPackage]: { files: { 'index.mjs': changes.code ?? handlerOf('2.4.1') } },
        [newestPackage]: { files: { 'index.mjs': handlerOf('2.5.0') } },
      },
      functions: [
        {
          name: 'checkout',
          package: bluePackage,
          timeoutSeconds: 10,
          memory: 512,
          versions: [{ version: '1', package: bluePackage }],
          aliases: [{ name: 'live', version: '1', description: 'what users call' }],
          users: [{ call: 'live', requestsPerSecond: 50 }],
          ...changes.function,
        },
      ],
      ...changes.lambda,
    },
    alarms: {
      metric: [
        {
          AlarmName: 'checkout-errors',
          Namespace: 'AWS/Lambda',
          MetricName: 'Errors',
          Dimensions: ofAlias,
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 2,
          Threshold: 30,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
        },
        {
          AlarmName: 'checkout-p99',
          Namespace: 'AWS/Lambda',
          MetricName: 'Duration',
          Dimensions: ofAlias,
          ExtendedStatistic: 'p99',
          Period: 60,
          EvaluationPeriods: 2,
          Threshold: 370,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
        },
      ],
    },
    ...changes.world,
  };
}

const ofAlias = [
  { Name: 'FunctionName', Value: 'checkout' },
  { Name: 'Resource', Value: 'checkout:live' },
];
