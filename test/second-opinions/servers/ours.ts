import { cloudWatchHandlers } from '../../aws/cloudwatch/cloudwatch.ts';
import { createCodeDeploy } from '../../aws/codedeploy/codedeploy.ts';
import { createEcs } from '../../aws/ecs/ecs.ts';
import { createLambda } from '../../aws/lambda/lambda.ts';
import { elbv2Handlers } from '../../aws/elbv2/elbv2.ts';
import { createRds, seededBook } from '../../aws/rds/rds.ts';
import { createDatabaseUse } from '../../aws/rds/use/use.ts';
import { parseSeed, type SeedInput } from '../../aws/seed.ts';
import { startAws } from '../../aws/start-aws.ts';
import { createRoles } from '../../aws/sts/roles.ts';
import { stsHandlers } from '../../aws/sts/sts.ts';
import type { ServiceName } from '../../aws/wire/index.ts';
import { createWarmUp } from '../../aws/world/warm-up.ts';
import { createWorld } from '../../aws/world/create-world.ts';
import { hold, type Conversation, type Held } from './conversation.ts';
import { operationOf } from './judged.ts';
import { type Send, sendTo } from './send.ts';

/** Lambda takes 15 calls a second ("Lambda quotas"), and here no time goes by unless somebody lets it. */
const LAMBDA_PACE_MS = 100;

/** What our simulated AWS says. Throws where it breaks a rule of its own, or cannot go on with a conversation. */
export async function holdWithOurs(conversations: readonly Conversation[], seed: SeedInput): Promise<Held> {
  await using aws = await startAws({ seed, pace: { kind: 'stepped' } });
  const me = aws.timeline.join('conversations');
  const pass = (ms: number) => aws.timeline.sleep(me, aws.timeline.now() + ms);
  const send = sendTo(aws.endpoint);
  const inItsTime: Send = async (service, operation, input) => {
    if (service === 'lambda') await pass(LAMBDA_PACE_MS);
    return send(service, operation, input);
  };
  const held = await hold(conversations, inItsTime, () => pass(1_000));
  const [bug] = aws.bugs();
  if (bug !== undefined) throw new Error('the simulated AWS broke its own rules', { cause: bug });
  const [broken] = held.brokenOff;
  if (broken !== undefined) throw new Error(`Our own AWS does not say ${broken.needs} ("${broken.about}").`);
  return held;
}

/** The operations that our simulated AWS has, `ecs:DescribeServices`. */
export function operationsOfOurs(input: SeedInput): readonly string[] {
  const seed = parseSeed(input);
  const time = createWarmUp(Date.parse(seed.start));
  const world = createWorld(seed, time, time.now());
  const ecs = createEcs(world, seed.ecs);
  const lambda = createLambda(world, seed.lambda, async () => undefined);
  const databases = seededBook(world, seed.rds);
  const use = createDatabaseUse(world, databases, seed.rds.use);
  const services: Readonly<Record<ServiceName, object>> = {
    cloudwatch: cloudWatchHandlers(world),
    codedeploy: createCodeDeploy(world, ecs, seed.codeDeploy, lambda.functions).handlers,
    ecs: ecs.handlers,
    elasticloadbalancing: elbv2Handlers(world),
    lambda: lambda.handlers,
    rds: createRds(world, seed.rds, databases, use).handlers,
    sts: stsHandlers(createRoles(seed, world.random.fork('credentials'), time.now)),
  };
  return Object.entries(services).flatMap(([service, handlers]) =>
    Object.keys(handlers).map(operation => operationOf({ service: service as ServiceName, operation })),
  );
}
