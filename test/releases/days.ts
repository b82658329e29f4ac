import { type RunningAws, startAws } from '../aws/start-aws.ts';
import { type RunningGitHub, startGitHub } from '../github/start-github.ts';
import type { RunContext } from '../runner/run-context.ts';
import { pushToMain } from '../runner/run-context.ts';
import { type Released, releaseHere } from './bad-days/release-here.ts';
import { jobStart } from './job-start.ts';
import type { Scenario } from './scenario.ts';
import { onGitHub } from './stage.ts';

export { nth, ofFile } from './chapter.ts';

/** One step of one run: what it is asked, and which run and attempt it is. */
export interface Run {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly github?: Partial<RunContext>;
  /** Of its job; the scenario's where nothing is said. */
  readonly environment?: Scenario['environment'];
}

/** A world in which people release, approve, re-run and go back, run after run, from the sources. */
export interface Days extends AsyncDisposable {
  readonly aws: RunningAws;
  readonly gitHub: RunningGitHub;
  run(of?: Run): Promise<Released>;
  /** Time passes, and nobody does anything. */
  pass(ms: number): Promise<void>;
}

export async function openDays(scenario: Scenario): Promise<Days> {
  const aws = await startAws({ seed: scenario.world, pace: { kind: 'stepped' } });
  const gitHub = await startGitHub({
    seed: { ...onGitHub, ...scenario.gitHub },
    timeline: aws.timeline,
    serverUrl: pushToMain.serverUrl,
  });
  return {
    aws,
    gitHub,
    run: async ({ inputs, github, environment = scenario.environment } = {}) => {
      const context = { ...pushToMain, ...scenario.github, ...github };
      const job = gitHub.actions.begin(jobStart(context, environment), context.token);
      const released = await releaseHere(
        aws,
        {
          ...scenario,
          inputs: { ...scenario.inputs, ...inputs },
          github: { ...scenario.github, ...github, idToken: job.idToken },
        },
        gitHub,
      );
      job.end('success');
      const [bug] = [...aws.bugs(), ...gitHub.bugs()];
      if (bug !== undefined) throw new Error('the simulated world made a mistake', { cause: bug });
      return released;
    },
    pass: async ms => {
      const spectator = aws.timeline.join('the spectator');
      await aws.timeline.sleep(spectator, aws.timeline.now() + ms);
      aws.timeline.leave(spectator);
    },
    [Symbol.asyncDispose]: async () => {
      await gitHub.close();
      await aws.close();
    },
  };
}
