// The IAM actions that a function's releases need, as docs/lambda.md has them.
import { actionsTable } from './actions-table.mjs';

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
].map(inputs => ({ ...place, ...inputs }));

/** The beginning of a zip, by which one is known. */
const emptyFileInAZip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04]);

const files = {
  readFile: path => Promise.reject(new Error(`${path} is not asked for`)),
  readPackage: () => Promise.resolve({ ok: true, value: { is: 'a file', bytes: emptyFileInAZip } }),
};

export function functionActions() {
  return actionsTable(Object.fromEntries(operations.map(operation => [operation, widest])), files);
}
