import { createTimeline, type Pace, type Timeline } from '../clock/timeline.ts';
import { createAws, type Aws } from './aws.ts';
import type { LoggedCall } from './call-log.ts';
import { controlListener } from './control.ts';
import { openFronts } from './front/fronts.ts';
import { listen } from './listen.ts';
import { parseSeed, type SeedInput } from './seed.ts';
import { noTape, tapeIn } from './tape.ts';
import type { Damage } from './world/damage.ts';

export interface AwsOptions {
  readonly seed: SeedInput;
  readonly pace: Pace;
  /** Of the AWS endpoint; any free one by default. */
  readonly port?: number;
  readonly silenceLimitMs?: number;
  /** A folder for all bytes of the AWS endpoint; by default what GREENLIGHT_TAPE says, and none without. */
  readonly tape?: string;
}

export interface RunningAws extends AsyncDisposable {
  /** For AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly controlUrl: string;
  /** Base URL at which requests reach a listener of a load balancer. Throws when the world has no such listener. */
  readonly frontOf: (loadBalancer: string, port: number) => string;
  readonly timeline: Timeline;
  readonly world: Aws['world'];
  readonly faults: Aws['faults'];
  readonly perform: Aws['perform'];
  readonly calls: () => readonly LoggedCall[];
  readonly damage: () => Damage;
  readonly bugs: () => readonly unknown[];
  readonly functions: Aws['functions'];
  readonly databases: Aws['databases'];
  readonly state: () => object;
  /** Ends held calls, open connections and time. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a simulated account in this process, on ports of 127.0.0.1: one for AWS, one for control, and one for every listener
 * of a load balancer. Throws for a seed that cannot be used.
 */
export async function startAws(options: AwsOptions): Promise<RunningAws> {
  const seed = parseSeed(options.seed);
  const { pace, silenceLimitMs, tape = process.env['GREENLIGHT_TAPE'] } = options;
  const startMs = pace.kind === 'real' ? Date.now() : Date.parse(seed.start);
  const timeline = createTimeline({ startMs, pace, ...(silenceLimitMs !== undefined && { silenceLimitMs }) });
  const aws = createAws(seed, timeline, tape === undefined ? noTape : tapeIn(tape, () => timeline.now()));
  const endpoint = await listen(aws.listener, options.port ?? 0);
  const fronts = await openFronts(aws.world);
  const control = await listen(controlListener(aws, timeline, fronts.all), 0);
  const close = async () => {
    aws.faults.holds.releaseAll('hang-up');
    timeline[Symbol.dispose]();
    await Promise.all([endpoint.close(), fronts.close(), control.close()]);
  };
  return {
    endpoint: endpoint.url,
    controlUrl: control.url,
    frontOf: (loadBalancer, port) => {
      const front = fronts.all.find(item => item.loadBalancer === loadBalancer && item.port === port);
      if (front === undefined)
        throw new Error(`There is no load balancer "${loadBalancer}" with a listener on port ${port}.`);
      return front.url;
    },
    timeline,
    world: aws.world,
    faults: aws.faults,
    perform: aws.perform,
    calls: aws.log.calls,
    damage: aws.world.damage.report,
    bugs: aws.bugs,
    functions: aws.functions,
    databases: aws.databases,
    state: aws.state,
    close,
    [Symbol.asyncDispose]: close,
  };
}
