import { type Ask, said } from '../conversation.ts';

export async function instanceArn(ask: Ask<'rds'>, name: string): Promise<string> {
  const found = await ask('DescribeDBInstances', { DBInstanceIdentifier: name }, `to find ${name}`);
  return said(found?.DBInstances?.[0]?.DBInstanceArn, `the ARN of the instance ${name}`);
}

export async function clusterArn(ask: Ask<'rds'>, name: string): Promise<string> {
  const found = await ask('DescribeDBClusters', { DBClusterIdentifier: name }, `to find ${name}`);
  return said(found?.DBClusters?.[0]?.DBClusterArn, `the ARN of the cluster ${name}`);
}

/** An ARN of the same kind, account and region. */
export const likeIt = (arn: string, name: string): string => arn.replace(/[^:]+$/, name);
