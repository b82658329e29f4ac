import { allow, arn, type Permission, type Place } from '../aws/policy.ts';
import type { Gate } from '../release/words.ts';
import type { Request } from '../request/request.ts';

/** What the gates of a request must be allowed: of AWS they ask alarms, functions and metrics. */
export function gatePermissions({ gates, target, operation }: Request, place: Place): readonly Permission[] {
  const listed = typeof gates === 'string' ? [] : gates;
  const alarms = gates === 'as configured' || listed.some(gate => gate.kind === 'alarms');
  // A plan asks no function.
  const invokes = operation.is !== 'plan' && target.kind === 'lambda' && listed.some(invokesTheFunction);
  const follows = watchesGreen(operation) && listed.some(gate => gate.kind === 'lag');
  return [
    // Composite alarms are shown only to those who may see all alarms (CloudWatch API reference, DescribeAlarms).
    ...(alarms ? allow('read the alarms', ['cloudwatch:DescribeAlarms'], ['*']) : []),
    // An invocation with a qualifier is of the qualified ARN (service authorization reference, AWS Lambda, InvokeFunction).
    ...(invokes
      ? allow(
          'invoke the version before users do',
          ['lambda:InvokeFunction'],
          [arn('lambda', place, `function:${target.function}:*`)],
        )
      : []),
    ...(follows ? allow('see how green follows blue', ['cloudwatch:GetMetricData'], ['*']) : []),
  ];
}

/** Whether a green that stands is held to its gates. */
function watchesGreen({ is }: Request['operation']): boolean {
  switch (is) {
    case 'release':
    case 'stage':
    case 'promote':
    case 'drill':
      return true;
    case 'plan':
    case 'rollback':
    case 'status':
    case 'delete-record':
      return false;
  }
}

function invokesTheFunction(gate: Gate): boolean {
  return gate.kind === 'smoke' && gate.check.asks === 'the function';
}
