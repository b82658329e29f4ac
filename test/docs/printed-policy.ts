import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The commands of a page that print a policy, each as its words. */
export function policyCommands(page: string): readonly (readonly string[])[] {
  const lines = [...page.matchAll(/^npm --prefix \S+ run -s iam -- (.*)$/gm)].map(([, words = '']) => words);
  return lines.map(line => (line.replace(/ [>#] .*$/, '').match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map(unquoted));
}

/** The IAM actions that the policy allows which a command prints, with files read from where the stories have them. */
export function actionsPrintedBy(words: readonly string[]): readonly string[] {
  const printed = execFileSync(process.execPath, ['scripts/iam.mjs', ...words], {
    cwd: root,
    env: { AWS_REGION: 'eu-west-1', INIT_CWD: `${root}test/releases` },
    encoding: 'utf8',
  });
  const { Statement } = JSON.parse(printed) as { Statement: readonly { Action: readonly string[] }[] };
  return Statement.flatMap(({ Action }) => Action);
}

const unquoted = (word: string): string => word.replaceAll('"', '');
