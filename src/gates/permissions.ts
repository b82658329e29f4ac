import { allow, type Permission } from '../aws/policy.ts';
import type { Request } from '../request/request.ts';

/** What the gates of a request must be allowed: alarms are read from CloudWatch; the other kinds ask AWS nothing more. */
export function gatePermissions({ gates }: Request): readonly Permission[] {
  const alarms = gates === 'as configured' || (gates !== 'none' && gates.some(gate => gate.kind === 'alarms'));
  // Composite alarms are shown only to those who may see all alarms (CloudWatch API reference, DescribeAlarms).
  return alarms ? allow('read the alarms', ['cloudwatch:DescribeAlarms'], ['*']) : [];
}
