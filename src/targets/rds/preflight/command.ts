import { resourceIn } from '../arn.ts';

/**
 * One command of the AWS CLI, ready to paste, in the Region of a database: a shell may have another default. Names of RDS are
 * letters, digits, hyphens and dots, and need no quotes.
 */
export function rdsCommand({ arn }: { readonly arn: string }, verb: string, ...words: readonly string[]): string {
  return ['aws rds', verb, '--region', resourceIn(arn).region, ...words].join(' ');
}
