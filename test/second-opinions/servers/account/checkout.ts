import { zipOf } from '../../../aws/lambda/code-store.ts';
import type { SeedInput } from '../../../aws/seed.ts';

type Lambda = NonNullable<SeedInput['lambda']>;

const handler = (body: string) => ({
  'index.mjs': `export const handler = async (event, context) => {\n  ${body}\n};\n`,
});

const answering = (price: number) =>
  handler(
    [
      "console.log('asked', event.item ?? null);",
      'const { functionName, functionVersion, invokedFunctionArn, memoryLimitInMB } = context;',
      `return { item: event.item ?? null, price: ${price}, functionName, functionVersion, invokedFunctionArn, memoryLimitInMB };`,
    ].join('\n  '),
  );

/** Code by what is special about it. */
export const packages = {
  'checkout-1': answering(1),
  'checkout-2': answering(2),
  'checkout-3': answering(3),
  throwing: handler("throw new TypeError('no such item');"),
  'of another name': { 'main.mjs': 'export const handler = async () => 1;\n' },
  'without a handler': { 'index.mjs': 'export const other = 1;\n' },
  'that is no JavaScript': { 'index.mjs': 'export const handler = (;\n' },
  'that needs what is not there': { 'index.mjs': "import 'nobody';\nexport const handler = async () => 1;\n" },
  'that ends its process': handler('process.exit(3);'),
  'that answers nothing': handler('return undefined;'),
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type PackageName = keyof typeof packages;

/** The same bytes as in the account of ours: its digest stands in the tables. */
export const zipped = (name: PackageName): Uint8Array => zipOf(packages[name]);

/** Versions of `faulty`, in this order. */
export const faults = [
  'throwing',
  'of another name',
  'without a handler',
  'that is no JavaScript',
  'that needs what is not there',
  'that ends its process',
  'that answers nothing',
] as const satisfies readonly PackageName[];

/** What is bought is paid for here: a function that works, one that has failed in every way, and one that nobody would miss. */
export const checkout: Lambda = {
  packages: Object.fromEntries(Object.entries(packages).map(([name, files]) => [name, { files }])),
  objects: { 's3://shop-code/checkout.zip': 'checkout-2' },
  functions: [
    {
      name: 'checkout',
      package: 'checkout-2',
      environment: { STAGE: 'production' },
      versions: [
        { version: '1', package: 'checkout-1', description: 'the first' },
        { version: '2', package: 'checkout-2' },
      ],
      aliases: [{ name: 'live', version: '1', description: 'whom the shop calls' }],
      eventSources: [{ arn: 'arn:aws:sqs:us-east-1:123456789012:orders', qualifier: 'live' }],
      urls: [{ qualifier: 'live', authType: 'NONE' }],
      permissions: [{ sid: 'shop', qualifier: 'live', principal: 'apigateway.amazonaws.com' }],
    },
    {
      name: 'faulty',
      package: 'that answers nothing',
      versions: faults.map((name, index) => ({ version: String(index + 1), package: name })),
    },
    {
      name: 'spare',
      package: 'checkout-2',
      versions: [
        { version: '1', package: 'checkout-1' },
        { version: '2', package: 'checkout-2' },
      ],
      aliases: [{ name: 'live', version: '1' }],
    },
  ],
};
