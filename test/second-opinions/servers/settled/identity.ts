import type { Ruling } from './ruling.ts';

export const identity: readonly Ruling[] = [
  {
    why: 'ours is right: there the caller is no assumed role: a server that looks at no credentials makes somebody up.',
    source:
      'GetCallerIdentity, STS API reference: for an assumed role the ARN is arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION and the user id ROLE-ID:SESSION.',
    of: [
      'moto | sts GetCallerIdentityResponse.UserId | "AROA<id>:opinion" here, "AKIA<id>" there',
      'moto | sts GetCallerIdentityResponse.Arn | "arn:aws:sts::<account>:assumed-role/deployer/opinion" here, "arn:aws:sts::<account>:user/moto" there',
      'MiniStack | sts GetCallerIdentityResponse.UserId | "AROA<id>:opinion" here, "<account>" there',
      'MiniStack | sts GetCallerIdentityResponse.Arn | "arn:aws:sts::<account>:assumed-role/deployer/opinion" here, "arn:aws:iam::<account>:root" there',
    ],
  },
  {
    why: "ours is right: what the token says is read, and the provider is the account's identity provider.",
    source:
      'AssumeRoleWithWebIdentity, STS API reference, response elements; a token of GitHub\'s is answered with the ARN of the provider ("Configuring OpenID Connect in Amazon Web Services", GitHub docs).',
    of: [
      'moto | sts AssumeRoleWithWebIdentityResponse.SubjectFromWebIdentityToken | missing there',
      'moto | sts AssumedRoleUser.AssumedRoleId | "AROA<id>:opinion" here, "ARO123EXAMPLE123:opinion" there',
      'moto | sts AssumeRoleWithWebIdentityResponse.Provider | missing there',
      'moto | sts AssumeRoleWithWebIdentityResponse.Audience | missing there',
      'MiniStack | sts AssumeRoleWithWebIdentityResponse.SubjectFromWebIdentityToken | "repo:octo-org/shop:environment:production" here, "test-subject" there',
      'MiniStack | sts AssumeRoleWithWebIdentityResponse.Provider | "arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com" here, "sts.amazonaws.com" there',
    ],
  },
  {
    why: 'ours is right: without a session policy there is no size of a packed one to tell.',
    source:
      'AssumeRoleWithWebIdentity, STS API reference: PackedPolicySize is the size of the session policies and tags; its sample response has none.',
    of: ['moto | sts AssumeRoleWithWebIdentityResponse.PackedPolicySize | missing here'],
  },
  {
    why: 'ours is right: a token, a duration, a session name and a role that cannot be are refused.',
    source:
      'AssumeRoleWithWebIdentity, STS API reference: InvalidIdentityToken; DurationSeconds is 900 at least; patterns of RoleSessionName and RoleArn.',
    of: [
      'moto | who one is: sts:AssumeRoleWithWebIdentity, without a token | 400 InvalidIdentityTokenException here, answered there',
      'moto | who one is: sts:AssumeRoleWithWebIdentity, for a minute | 400 ValidationError here, answered there',
      'moto | who one is: sts:AssumeRoleWithWebIdentity, with a bad name | 400 ValidationError here, answered there',
      'moto | who one is: sts:AssumeRoleWithWebIdentity, with what is no ARN | 400 ValidationError here, answered there',
      'MiniStack | who one is: sts:AssumeRoleWithWebIdentity, without a token | 400 InvalidIdentityTokenException here, answered there',
      'MiniStack | who one is: sts:AssumeRoleWithWebIdentity, for a minute | 400 ValidationError here, answered there',
      'MiniStack | who one is: sts:AssumeRoleWithWebIdentity, with a bad name | 400 ValidationError here, answered there',
    ],
  },
];
