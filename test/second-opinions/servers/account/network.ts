/** What a load balancer stands in, of services that this project has no client of. */
export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly certificate: string;
}

export async function networkAt(endpoint: string): Promise<Network> {
  const ec2 = (action: string) =>
    call(endpoint, 'ec2', 'application/x-www-form-urlencoded', {}, `Action=${action}&Version=2016-11-15`);
  const subnets = await ec2('DescribeSubnets');
  const groups = await ec2('DescribeSecurityGroups');
  const domain = JSON.stringify({ DomainName: 'shop.example.com' });
  const target = { 'x-amz-target': 'CertificateManager.RequestCertificate' };
  const certificate = await call(endpoint, 'acm', 'application/x-amz-json-1.1', target, domain);
  return {
    vpc: first(subnets, /<vpcId>(vpc-\w+)</g),
    subnets: all(subnets, /<subnetId>(subnet-\w+)</g).slice(0, 2),
    securityGroup: first(groups, /<groupId>(sg-\w+)</g),
    certificate: first(certificate, /"(arn:aws:acm:[^"]+)"/g),
  };
}

/** Who signed is not looked at; for what service is. */
async function call(
  endpoint: string,
  service: string,
  type: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIASDK/20261120/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=none`;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization, 'content-type': type, ...headers },
    body,
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service} answered ${answer.status}: ${text.slice(0, 400)}`);
  return text;
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}

function first(text: string, pattern: RegExp): string {
  const [found] = all(text, pattern);
  if (found === undefined) throw new Error(`Nothing in ${text.slice(0, 400)} is like ${String(pattern)}.`);
  return found;
}
