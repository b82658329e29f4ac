import { allow, arn, type Permission, type Place } from '../aws/policy.ts';
import type { Gate } from '../release/words.ts';
import type { Request } from '../request/request.ts';

/** What the gates of a request must be allowed: of AWS they ask alarms and functions. */
export function gatePermissions({ gates, target, operation }: Request, place: Place): readonly Permission[] {
  const alarms = gates === 'as configured' || (gates !== 'none' && gates.some(gate => gate.kind === 'alarms'));
  // A plan asks no function.
  const invokes =
    operation.is !== 'plan' && target.kind === 'lambda' && Array.isArray(gates) && gates.some(invokesTheFunction);
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
  ];
}

function invokesTheFunction(gate: Gate): boolean {
  return gate.kind === 'smoke' && gate.check.asks === 'the function';
}
