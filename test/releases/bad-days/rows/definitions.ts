import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { RunningAws } from '../../../aws/start-aws.ts';
import { blueImage, files, greenImage } from '../../shop.ts';
import { bigDefinition } from '../big-definition.ts';
import { as, refused, type Row } from '../row.ts';
import { good } from '../stories.ts';

/** Task definitions that are nobody's first choice. */
export const definitionRows: readonly Row[] = [
  {
    name: 'a task definition of 60 kB with every field that AWS has',
    story: { ...good(), files: { 'ecs/api.json': bigDefinition(60_000) } },
    expected: as('released'),
    also: async aws => differencesTo(bigDefinition(60_000), aws),
  },
  {
    name: 'a task definition over the limit of AWS',
    story: { ...good(), files: { 'ecs/api.json': bigDefinition(66_000) } },
    expected: refused(/Max allowed length is '65536' bytes/, /Mend what AWS does not accept/),
  },
  {
    name: 'a task definition with a field that nobody knows',
    story: { ...good(), files: { 'ecs/api.json': files['ecs/api.json'].replace('{', '{"quantumMode": "on",') } },
    // The simulated AWS is strict where the real one may be lenient, and names what it was sent.
    expected: refused(/quantumMode/, /Mend what AWS does not accept/),
  },
];

/** What stands in the file and not in the revision that was registered from it. */
async function differencesTo(file: string, aws: RunningAws): Promise<readonly string[]> {
  const { taskDefinition, tags } = (await aws.perform({
    call: 'ecs:DescribeTaskDefinition',
    input: { taskDefinition: 'api', include: ['TAGS'] },
  })) as { taskDefinition: TaskDefinition; tags: unknown };
  const wanted = JSON.parse(file.replace(blueImage, greenImage)) as object;
  return lost(wanted, { ...taskDefinition, tags }, 'definition');
}

/** Lists may be longer than asked for (tags), and objects may have more (defaults). */
function lost(wanted: unknown, found: unknown, place: string): readonly string[] {
  if (typeof wanted !== 'object' || wanted === null)
    return Object.is(wanted, found) ? [] : [`${place} was ${JSON.stringify(wanted)} and is ${JSON.stringify(found)}.`];
  return Object.entries(wanted).flatMap(([name, value]) =>
    lost(value, (found as Readonly<Record<string, unknown>> | undefined)?.[name], `${place}.${name}`),
  );
}
