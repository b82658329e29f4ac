/**
 * The services, named as IAM names them in its actions. `signingName` is the service in the SigV4 credential scope, and
 * `client` the package that `load` loads. It is loaded with the first request that is signed for the service: that costs up
 * to 20 ms and several MiB.
 */
export const CLIENTS = {
  cloudwatch: {
    signingName: 'monitoring',
    client: '@aws-sdk/client-cloudwatch',
    load: () => import('@aws-sdk/client-cloudwatch'),
  },
  codedeploy: {
    signingName: 'codedeploy',
    client: '@aws-sdk/client-codedeploy',
    load: () => import('@aws-sdk/client-codedeploy'),
  },
  ecs: { signingName: 'ecs', client: '@aws-sdk/client-ecs', load: () => import('@aws-sdk/client-ecs') },
  elasticloadbalancing: {
    signingName: 'elasticloadbalancing',
    client: '@aws-sdk/client-elastic-load-balancing-v2',
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  },
  lambda: { signingName: 'lambda', client: '@aws-sdk/client-lambda', load: () => import('@aws-sdk/client-lambda') },
  rds: { signingName: 'rds', client: '@aws-sdk/client-rds', load: () => import('@aws-sdk/client-rds') },
  sts: { signingName: 'sts', client: '@aws-sdk/client-sts', load: () => import('@aws-sdk/client-sts') },
} as const;

export type ServiceName = keyof typeof CLIENTS;

export const SERVICE_NAMES = Object.keys(CLIENTS) as readonly ServiceName[];

export function serviceSignedAs(signingName: string): ServiceName | undefined {
  return SERVICE_NAMES.find(name => CLIENTS[name].signingName === signingName);
}
