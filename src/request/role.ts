import { invalid, shown, valid, type Checked } from './problems.ts';

/** `arn:aws:iam::123456789012:role/teams/release`; a path is part of it (IAM user guide, "IAM identifiers"). */
const roleForm = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\u0021-\u007e]+\/)?[\w+=,.@-]{1,64}$/;

/** What `sts get-caller-identity` says of a role that was assumed; the path of the role is not in it. */
const sessionForm = /^(arn:aws[a-z-]*):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]+$/;

/** The ARN of a role: with its name alone AWS would not know in which account. */
export function checkRole(text: string): Checked<string> {
  if (roleForm.test(text)) return valid(text);
  const [, partition, account, name] = sessionForm.exec(text) ?? [];
  const remedy =
    name === undefined
      ? `write the ARN of the role, such as \`arn:aws:iam::123456789012:role/${nameIn(text) ?? 'release-api-production'}\``
      : `write that of the role: \`${partition}:iam::${account}:role/${name}\`, with the role's path if it has one`;
  const reason = name === undefined ? 'not the ARN of an IAM role' : 'the ARN of a session, not of the role';
  return invalid({ where: 'role-to-assume', value: shown(text), reason, remedy });
}

function nameIn(text: string): string | undefined {
  return /^(?:role\/)?([\w+=,.@-]{1,64})$/.exec(text)?.[1];
}
