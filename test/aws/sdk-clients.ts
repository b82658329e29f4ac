import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { STSClient } from '@aws-sdk/client-sts';

/** The real SDK's clients for a simulated account, without retries: a test sees every answer. */
export function sdkClients(endpoint: string, accessKeyId = 'AKIASDK') {
  const options = {
    endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'any' },
  };
  return {
    cloudwatch: new CloudWatchClient(options),
    codedeploy: new CodeDeployClient(options),
    ecs: new ECSClient(options),
    elbv2: new ElasticLoadBalancingV2Client(options),
    lambda: new LambdaClient(options),
    rds: new RDSClient(options),
    sts: new STSClient(options),
  };
}
