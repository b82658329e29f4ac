import { describe, expect, test } from '@jest/globals';
import { permissionsFor } from '../../../src/permissions.ts';
import { requestFor } from '../../request/ask.ts';

const place = { account: '123456789012', region: 'eu-west-1' };
const least = { target: 'lambda', function: 'checkout', application: 'none' };

/** The actions of other services, and of layers, that these inputs need, with what they are allowed on. */
async function beside(inputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const permissions = permissionsFor(await requestFor({ ...least, ...inputs }), place);
  return permissions
    .filter(({ action }) => !/^(lambda:(?!GetLayerVersion)|cloudwatch:)/.test(action))
    .flatMap(({ action, resources }) => resources.map(resource => `${action} on ${resource}`));
}

describe('What Lambda checks as whoever releases', () => {
  test.each<{ readonly what: string; readonly inputs: Readonly<Record<string, string>>; readonly needs: string[] }>([
    { what: '$LATEST as it is', inputs: {}, needs: [] },
    {
      what: 'an object in S3',
      inputs: { s3: 's3://releases/checkout.zip' },
      needs: ['s3:GetObject on arn:aws:s3:::releases/checkout.zip'],
    },
    {
      what: 'a version of an object',
      inputs: { s3: 's3://releases/checkout.zip@1' },
      needs: ['s3:GetObjectVersion on arn:aws:s3:::releases/checkout.zip'],
    },
    {
      what: 'an image of its own account',
      inputs: { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/checkout:1' },
      needs: [],
    },
    {
      what: 'an image of another account',
      inputs: { image: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop/checkout:1' },
      needs: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'].map(
        action => `${action} on arn:aws:ecr:eu-west-1:210987654321:repository/shop/checkout`,
      ),
    },
    {
      what: 'a key of the user’s own',
      inputs: {
        configuration: 'KMSKeyArn: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      },
      needs: ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'].map(
        action => `${action} on arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      ),
    },
    {
      what: 'layers',
      inputs: { configuration: "Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3']" },
      needs: ['lambda:GetLayerVersion on arn:aws:lambda:eu-west-1:123456789012:layer:fonts:3'],
    },
    { what: 'no layers any more', inputs: { configuration: 'Layers: []' }, needs: [] },
  ])('is allowed, and nothing else: $what', async ({ inputs, needs }) => {
    // when
    const allowed = await beside({ region: 'eu-west-1', ...inputs });
    // then
    expect(allowed).toEqual(needs);
  });

  test('is not allowed to whoever brings nothing new', async () => {
    // when
    const allowed = await beside({ operation: 'plan', region: 'eu-west-1', s3: 's3://releases/checkout.zip' });
    // then
    expect(allowed).toEqual([]);
  });
});
