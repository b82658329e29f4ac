import { parseArgs } from 'node:util';
import type { Pace } from '../clock/timeline.ts';
import { readSeed, type SeedInput } from './seed.ts';
import { startAws, type RunningAws } from './start-aws.ts';

const USAGE = `Serves a simulated AWS account on 127.0.0.1 until SIGTERM or SIGINT.

  node test/aws/serve.ts [--seed FILE] [--mode stepped | paced=N | real] [--port N]

  --seed   JSON, described in test/aws/README.md; without one the account is empty
  --mode   paced=N: N virtual seconds per second (default paced=60); real; stepped: time moves only when
           everybody who joined the clock on the control port sleeps
  --port   of the AWS endpoint; any free one by default`;

function paceFrom(mode: string): Pace {
  if (mode === 'stepped' || mode === 'real') return { kind: mode };
  const speed = Number(/^paced=(\d+(?:\.\d+)?)$/.exec(mode)?.[1]);
  if (speed > 0) return { kind: 'paced', speed };
  throw new Error(`--mode is stepped, paced=N or real, not "${mode}".`);
}

/** In paced time the clock runs only while somebody has joined it: this process sleeps for ever on behalf of visitors. */
function keepTimeMoving({ timeline }: RunningAws): void {
  const id = timeline.join('npm run aws');
  timeline.sleep(id, Number.MAX_SAFE_INTEGER).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      mode: { type: 'string', default: 'paced=60' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }

  const pace = paceFrom(values.mode);
  const seed: SeedInput = values.seed === undefined ? {} : readSeed(values.seed);
  const aws = await startAws({ seed, pace, ...(values.port !== undefined && { port: Number(values.port) }) });
  if (pace.kind !== 'stepped') keepTimeMoving(aws);

  console.log(JSON.stringify({ endpoint: aws.endpoint, control: aws.controlUrl }));
  if (process.stdout.isTTY) {
    console.log(`
A simulated AWS account is listening. In another terminal:

  export AWS_ENDPOINT_URL=${aws.endpoint} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=AKIAYOU AWS_SECRET_ACCESS_KEY=any
  aws sts get-caller-identity
  aws cloudwatch describe-alarms
  curl ${aws.controlUrl}/state        also /calls, /damage, /clock; POST /faults, /act

It is ${new Date(aws.timeline.now()).toISOString()} there (mode ${values.mode}). Ctrl-C ends it.`);
  }

  const stop = () => void aws.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
