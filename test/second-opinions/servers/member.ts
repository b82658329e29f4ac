import type { NormalizedSchema } from '@smithy/core/schema';
import { loadModel } from '../../aws/wire/model.ts';
import { shapeOf } from '../../aws/wire/schema.ts';
import type { ServiceName } from '../../aws/wire/index.ts';

/**
 * What a place in a reply is called in the API reference, by the structure that it is a member of: `TaskDefinition.status`
 * for `taskDefinition.status` of RegisterTaskDefinition and of DescribeTaskDefinition alike.
 */
export async function memberAt(service: ServiceName, operation: string, path: string): Promise<string> {
  const { operations } = await loadModel(service);
  const output = operations.get(operation)?.output;
  if (output === undefined) throw new Error(`The SDK has no ${service}:${operation}.`);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const owner = steps.reduce(valueAt, output);
  return `${owner.getName() ?? operation}.${last}`;
}

/** @param step `services[]`, or `deploymentInfo` */
function valueAt(owner: NormalizedSchema, step: string): NormalizedSchema {
  const [member = '', ...lists] = step.split('[]');
  const shape = shapeOf(owner);
  const value = 'members' in shape ? shape.members.get(member) : undefined;
  if (value === undefined) throw new Error(`${owner.getName(true)} has no member "${member}".`);
  return lists.reduce(list => list.getValueSchema(), value);
}
