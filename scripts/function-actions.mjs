// The IAM actions that a function's releases need, what for, and which operation needs them, as docs/lambda.md has them: from the
// code that prints the policies.
import { permissionsFor } from '../src/permissions.ts';
import { parseRequest } from '../src/request/parse.ts';

const operations = ['release', 'stage', 'promote', 'rollback', 'drill', 'plan', 'status'];

const place = { target: 'lambda', function: 'checkout', application: 'none', region: 'eu-west-1' };

const configuration = `
Role: arn:aws:iam::123456789012:role/checkout
VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }
Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3']
KMSKeyArn: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
FileSystemConfigs:
  - Arn: arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0
    LocalMountPath: /mnt/data
`;

/** Inputs that together ask for everything that can be asked of a function whose alias Greenlight itself moves. */
const widest = [
  {
    package: 'dist',
    configuration,
    gates: 'alarms: [checkout-errors]\nsmoke: { invoke: {} }',
    'keep-versions': '10',
  },
  { s3: 's3://releases/checkout.zip' },
  { s3: 's3://releases/checkout.zip@1' },
  { image: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/checkout:1' },
];

const files = {
  readFile: path => Promise.reject(new Error(`${path} is not asked for`)),
  readPackage: () => Promise.resolve({ ok: true, value: { is: 'a file', bytes: emptyFileInAZip } }),
};

/** The beginning of a zip, by which one is known. */
const emptyFileInAZip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04]);

async function permissionsOf(operation, inputs) {
  const given = new Map(Object.entries({ ...place, ...inputs, operation }));
  const parsed = await parseRequest(given, { ...files, awsRegion: undefined, eventName: 'workflow_dispatch' });
  if (!parsed.ok) throw new Error(`${operation}: ${JSON.stringify(parsed.problems)}`);
  return permissionsFor(parsed.request, { account: '123456789012', region: 'eu-west-1' });
}

export async function functionActions() {
  const asked = operations.flatMap(operation => widest.map(inputs => ({ operation, inputs })));
  const needed = await Promise.all(
    asked.map(async ({ operation, inputs }) =>
      (await permissionsOf(operation, inputs)).map(({ action, because }) => ({ operation, action, because })),
    ),
  );
  const rows = Map.groupBy(needed.flat(), ({ action }) => action);
  const lines = [...rows].map(([action, uses]) => {
    const reasons = [...new Set(uses.map(({ because }) => because))].join('; ');
    const needs = operations.map(operation => (uses.some(use => use.operation === operation) ? 'yes' : ''));
    return `| \`${action}\` | ${reasons} | ${needs.join(' | ')} |`;
  });
  const names = operations.map(name => `\`${name}\``);
  return [
    `| Action | What it is for | ${names.join(' | ')} |`,
    `| --- | --- |${' --- |'.repeat(operations.length)}`,
    ...lines,
  ];
}
