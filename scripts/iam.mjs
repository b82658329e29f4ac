// Prints the IAM policy that a step with the given inputs needs: alone on the standard output, ready for IAM. The test
// test/releases/permissions.test.ts holds it against what the action really calls.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { policyOf } from '../src/aws/policy.ts';
import { permissionsFor } from '../src/permissions.ts';
import { parseRequest } from '../src/request/parse.ts';

const help = `Prints the IAM policy that a step with these inputs needs.

  npm run -s iam -- [account=123456789012] [controller=ecs] NAME=VALUE ...

NAME=VALUE   an input of the action, as its step has it: cluster=prod service=api "steps=10% 5m", or
             target=lambda function=checkout package=dist application=none.
             target is ecs where it is not given, region comes from AWS_REGION. Files are read from where you
             stand, but for a package: its code makes no difference.
account      the AWS account, for the ARNs; without it they match any account.
controller   who deploys an ECS service, codedeploy or ecs, as "aws ecs describe-services" has it in deploymentController;
             where neither this nor the inputs say it, the policy has what either of the two needs.
operation    what the step does, release where it is not given: each operation has a policy of its own. rollback and promote
             make nothing new, stage cannot let traffic move, plan and status only read.

The policy is all that stands on the standard output. Problems stand on the other one, and the exit status is 2.
`;

const deployers = new Map([
  ['codedeploy', 'CodeDeploy'],
  ['ecs', 'ECS'],
]);

const anyPackage = {
  is: 'a directory',
  files: [{ name: 'index.mjs', bytes: new Uint8Array(), executable: false }],
};

/** The inputs as given, and what cannot be read as one. */
function read(words) {
  const pairs = words.map(word => ({ word, parts: /^([^=]+)=(.*)$/s.exec(word) }));
  const given = pairs.flatMap(({ parts }) => (parts === null ? [] : [[parts[1], parts[2]]]));
  const names = given.map(([name]) => name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return {
    given: Object.fromEntries(given),
    faults: [
      ...pairs.flatMap(({ word, parts }) => (parts === null ? [`${word}: not NAME=VALUE; see --help`] : [])),
      ...[...twice].map(name => `${name}: given twice`),
    ],
  };
}

function faultOf({ where, value, reason, remedy }) {
  return `${where}${value === undefined ? '' : ` (here: ${value})`}: ${reason}${remedy === undefined ? '' : ` → ${remedy}`}`;
}

async function main(words) {
  if (words.includes('--help') || words.includes('-h')) return { out: help, faults: [] };
  const {
    given: { account, controller, ...inputs },
    faults,
  } = read(words);
  if (account !== undefined && !/^\d{12}$/.test(account))
    faults.push(`account (${account}): not the 12 digits of an account`);
  const deployer = deployers.get(controller);
  if (controller !== undefined && deployer === undefined)
    faults.push(`controller (${controller}): neither codedeploy nor ecs`);
  if (faults.length > 0) return { faults };
  const parsed = await parseRequest(new Map(Object.entries({ target: 'ecs', ...inputs })), {
    awsRegion: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION,
    eventName: 'workflow_dispatch',
    // npm runs its commands at the root of the repository, and says where the person stands.
    readFile: path => readFile(resolve(process.env.INIT_CWD ?? '.', path), 'utf8'),
    // No policy depends on what is in a package: nobody has to build one first.
    readPackage: () => Promise.resolve({ ok: true, value: anyPackage }),
  });
  if (!parsed.ok) return { faults: parsed.problems.map(faultOf) };
  const { request } = parsed;
  const policy = policyOf(permissionsFor(request, { account, region: request.region }, deployer));
  return { out: `${JSON.stringify(policy, undefined, 2)}\n`, faults: [] };
}

const { out, faults } = await main(process.argv.slice(2));
if (out !== undefined) process.stdout.write(out);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 2;
