/**
 * The services, named as their client packages are. `signingName` is the service in the SigV4 credential scope.
 * A client is loaded with the first request that is signed for it: it costs up to 20 ms and several MiB.
 */
export const CLIENTS = {
  cloudwatch: { signingName: 'monitoring', load: () => import('@aws-sdk/client-cloudwatch') },
  codedeploy: { signingName: 'codedeploy', load: () => import('@aws-sdk/client-codedeploy') },
  ecs: { signingName: 'ecs', load: () => import('@aws-sdk/client-ecs') },
  sts: { signingName: 'sts', load: () => import('@aws-sdk/client-sts') },
} as const;

export type ServiceName = keyof typeof CLIENTS;

export const SERVICE_NAMES = Object.keys(CLIENTS) as readonly ServiceName[];

export function serviceSignedAs(signingName: string): ServiceName | undefined {
  return SERVICE_NAMES.find(name => CLIENTS[name].signingName === signingName);
}
