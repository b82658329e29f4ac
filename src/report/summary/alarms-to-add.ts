import { cloudFormation, terraform } from '../alarm-templates.ts';
import { codeBlock } from '../escape/markdown.ts';
import type { Story } from '../story.ts';
import { fold } from './table.ts';

/** The alarms for what nobody watches, to be pasted; each template is folded once more, for one of the two is enough. */
export function alarmsToAdd({ plan }: Story): string {
  if (plan === undefined) return '';
  const { unwatched, configurationMade } = plan;
  const deployer = configurationMade === 'of the target itself' ? 'ECS' : 'CodeDeploy';
  const templates = cloudFormation(unwatched, deployer);
  if (templates === '') return '';
  const isPair = unwatched.some(({ targetGroups }) => targetGroups.length > 1);
  const signals = unwatched.map(one => one.signal).join(', ');
  return fold(
    `Nobody watches: ${signals}. Alarms to add`,
    `${isPair ? 'One alarm for each target group of the pair, because green stands in either. ' : ''}The thresholds are yours to set.`,
    fold('CloudFormation', codeBlock(templates, 'yaml')),
    fold('Terraform', codeBlock(terraform(unwatched, deployer), 'hcl')),
  );
}
