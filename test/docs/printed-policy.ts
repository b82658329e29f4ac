import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The commands of a page that print a policy, each as its words. */
export function policyCommands(page: string): readonly (readonly string[])[] {
  const lines = [...page.matchAll(/^npm --prefix \S+ run -s iam -- (.*)$/gm)].map(([, words = '']) => words);
  return lines.map(line => (line.replace(/ [>#] .*$/, '').match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map(unquoted));
}

/** What is allowed, on what. */
export interface Statement {
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

/** The policy that a command prints, with files read from where the stories have them. */
export function policyPrintedBy(words: readonly string[]): readonly Statement[] {
  const printed = execFileSync(process.execPath, ['scripts/iam.mjs', ...words], {
    cwd: root,
    env: { AWS_REGION: 'eu-west-1', INIT_CWD: `${root}test/releases` },
    encoding: 'utf8',
  });
  return (JSON.parse(printed) as { readonly Statement: readonly Statement[] }).Statement;
}

/** The IAM actions that it allows. */
export function actionsPrintedBy(words: readonly string[]): readonly string[] {
  return policyPrintedBy(words).flatMap(({ Action }) => Action);
}

const unquoted = (word: string): string => word.replaceAll('"', '');
