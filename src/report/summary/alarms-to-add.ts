import { cloudFormation, terraform } from '../alarm-templates.ts';
import { codeBlock } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { fold } from './table.ts';

/** The alarms for what nobody watches, to be pasted; each template is folded once more, for one of the two is enough. */
export function alarmsToAdd({ plan }: Story): string {
  const unwatched = plan?.unwatched ?? [];
  const templates = cloudFormation(unwatched);
  if (templates === '') return '';
  const signals = unwatched.map(one => one.signal).join(', ');
  return fold(
    `Nobody watches: ${signals}. Alarms to add`,
    'One alarm for each target group of the pair, because green stands in either. The thresholds are yours to set.',
    fold('CloudFormation', codeBlock(templates, 'yaml')),
    fold('Terraform', codeBlock(terraform(unwatched), 'hcl')),
  );
}
