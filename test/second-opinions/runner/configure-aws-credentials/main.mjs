// What the action of AWS does with these two inputs (its README, "OIDC"): an ID token of the job for the audience of STS,
// AssumeRoleWithWebIdentity with it, and the credentials for every later step, masked. It brings its own client, as that does.
import { appendFileSync } from 'node:fs';

const { env } = process;
const region = env['INPUT_AWS-REGION'];

async function answerOf(url, options) {
  const answer = await fetch(url, options);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${text}`);
  return text;
}

const idToken = JSON.parse(
  await answerOf(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  }),
);
const assumed = await answerOf(env.AWS_ENDPOINT_URL, {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-amz-target': '' },
  body: new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: env['INPUT_ROLE-TO-ASSUME'],
    RoleSessionName: 'GitHubActions',
    WebIdentityToken: idToken.value,
  }),
});
const member = name => new RegExp(`<${name}>(.*?)</${name}>`).exec(assumed)[1];
const credentials = {
  AWS_ACCESS_KEY_ID: member('AccessKeyId'),
  AWS_SECRET_ACCESS_KEY: member('SecretAccessKey'),
  AWS_SESSION_TOKEN: member('SessionToken'),
};
for (const value of Object.values(credentials)) console.log(`::add-mask::${value}`);
const variables = { ...credentials, AWS_REGION: region, AWS_DEFAULT_REGION: region };
for (const [name, value] of Object.entries(variables)) appendFileSync(env.GITHUB_ENV, `${name}=${value}\n`);
