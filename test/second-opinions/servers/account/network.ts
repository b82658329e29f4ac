import { query, rawCall } from './raw-call.ts';

/** What a load balancer stands in, of services that this project has no client of. */
export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly certificate: string;
}

export async function networkAt(endpoint: string): Promise<Network> {
  const ec2 = (action: string) => query(endpoint, 'ec2', '2016-11-15', action);
  const subnets = await ec2('DescribeSubnets');
  const groups = await ec2('DescribeSecurityGroups');
  const certificate = await rawCall(endpoint, {
    service: 'acm',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'CertificateManager.RequestCertificate',
    },
    body: JSON.stringify({ DomainName: 'shop.example.com' }),
  });
  return {
    vpc: first(subnets, /<vpcId>(vpc-\w+)</g),
    subnets: all(subnets, /<subnetId>(subnet-\w+)</g).slice(0, 2),
    securityGroup: first(groups, /<groupId>(sg-\w+)</g),
    certificate: first(certificate, /"(arn:aws:acm:[^"]+)"/g),
  };
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}

function first(text: string, pattern: RegExp): string {
  const [found] = all(text, pattern);
  if (found === undefined) throw new Error(`Nothing in ${text.slice(0, 400)} is like ${String(pattern)}.`);
  return found;
}
