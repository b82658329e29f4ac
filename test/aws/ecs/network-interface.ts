import type { Attachment } from '@aws-sdk/client-ecs';
import type { Place } from './arns.ts';
import type { Task, TaskSet } from './state.ts';
import type { TaskLife } from './task-life.ts';

/** What the containers of a task name its network interface by. */
export function attachmentId({ id }: Task): string {
  return `${id.slice(0, 8)}-0000-4000-9000-${id.slice(-12)}`;
}

/** Of a task in a VPC, as the example of describe-tasks in the AWS CLI reference has it. */
export function describedInterface({ region }: Place, { launch }: TaskSet, task: Task): Attachment {
  const subnet = launch.network?.subnets[0];
  // "Amazon EC2 instance hostnames and domains": us-east-1 has a domain of its own.
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return {
    id: attachmentId(task),
    type: 'ElasticNetworkInterface',
    status: statusOf(task.life),
    details: [
      ...(subnet === undefined ? [] : [{ name: 'subnetId', value: subnet }]),
      { name: 'networkInterfaceId', value: `eni-0${task.id.slice(0, 16)}` },
      { name: 'macAddress', value: `0a${task.id.slice(0, 10).replace(/../g, ':$&')}` },
      { name: 'privateDnsName', value: `ip-${task.address.replaceAll('.', '-')}.${domain}` },
      { name: 'privateIPv4Address', value: task.address },
    ],
  };
}

function statusOf({ phase }: TaskLife): string {
  switch (phase) {
    case 'PROVISIONING':
      return 'ATTACHING';
    case 'PENDING':
    case 'RUNNING':
    case 'DEACTIVATING':
      return 'ATTACHED';
    case 'STOPPED':
      return 'DELETED';
  }
}
