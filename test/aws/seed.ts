import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { actSchema } from './act.ts';
import { callerSeed } from './callers.ts';
import { alarmsSeed } from './cloudwatch/seed.ts';
import { codeDeploySeed } from './codedeploy/seed.ts';
import { duration } from './duration.ts';
import { ecsSeed } from './ecs/seed.ts';
import { faultRuleSchema } from './fault-rule.ts';
import { lambdaSeed } from './lambda/seed.ts';
import { rdsSeed } from './rds/seed.ts';
import { roleSeed } from './sts/roles.ts';
import { loadBalancerSeed, targetGroupSeed, versionSeed } from './world/seed.ts';

/** Everything that happens in a world follows from these values, and from the calls that it receives. */
export const seedSchema = v.strictObject({
  account: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/, 'Expected twelve digits')), '123456789012'),
  region: v.optional(v.string(), 'us-east-1'),
  /** When the run begins. With real time it begins now. */
  start: v.optional(v.pipe(v.string(), v.isoTimestamp()), '2026-11-20T12:00:00.000Z'),
  /** Of all that is random: traffic, delays, ids. */
  seed: v.optional(v.number(), 1),
  /** How long the world has been running when the run begins. */
  warmUp: v.optional(duration, '15m'),
  /** An answer that takes longer hurts a user. */
  slowMs: v.optional(v.pipe(v.number(), v.gtValue(0)), 1000),
  versions: v.optional(v.record(v.string(), versionSeed), {}),
  loadBalancers: v.optional(v.array(loadBalancerSeed), []),
  /** Those that stand behind no load balancer, until somebody writes one of them into a listener. */
  targetGroups: v.optional(v.array(targetGroupSeed), []),
  ecs: v.optional(ecsSeed, { clusters: [], taskDefinitions: [], services: [] }),
  codeDeploy: v.optional(codeDeploySeed, { applications: [] }),
  lambda: v.optional(lambdaSeed, {}),
  rds: v.optional(rdsSeed, {}),
  alarms: v.optional(alarmsSeed, {}),
  /** Without any, every access key is good, for the role `deployer`. */
  callers: v.optional(v.array(callerSeed), []),
  /** That jobs of GitHub's may assume. Where there is one, an access key that nobody gave out is good for nothing. */
  roles: v.optional(v.array(roleSeed), []),
  /** IAM actions, `ecs:UpdateService`. */
  denied: v.optional(
    v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+:\w+$/, 'Expected an IAM action such as ecs:UpdateService'))),
    [],
  ),
  faults: v.optional(v.array(faultRuleSchema), []),
  /** What other people do, so long after the start. */
  actors: v.optional(v.array(v.strictObject({ at: duration, do: actSchema })), []),
});

export type SeedInput = v.InferInput<typeof seedSchema>;
export type Seed = v.InferOutput<typeof seedSchema>;

/** Throws an Error with one line for each thing that is wrong, and where it is. */
export function parseSeed(input: unknown, origin = 'the seed'): Seed {
  const result = v.safeParse(seedSchema, input);
  if (result.success) return result.output;
  const problems = result.issues.map(issue => `  ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
  throw new Error(`${origin} cannot be used:\n${problems.join('\n')}`);
}

/** Checked here already, so that a complaint names the file. */
export function readSeed(file: string): SeedInput {
  let json: SeedInput;
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as SeedInput;
  } catch (cause) {
    throw new Error(`The seed ${file} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  parseSeed(json, `The seed ${file}`);
  return json;
}
