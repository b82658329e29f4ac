import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { node24 } from '../../runner/node24.ts';
import { type RunContext, runVariables } from '../../runner/run-context.ts';
import { run } from '../tools/run.ts';
import { type Entry, readActLog } from './act-log.ts';

/** A run, as act is told of it. */
export interface ActRun {
  /** Path of the workflow in the folder. */
  readonly workflow: string;
  readonly context: RunContext;
  /** Variables of every process, besides those of the run. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders of actions, by how workflows call them: `owner/name@ref`. */
  readonly actions: Readonly<Record<string, string>>;
}

/** In virtual time each of these takes seconds. What takes longer hangs. */
const LIMIT_MS = 60_000;

/**
 * Runs the workflow of a folder with nektos/act on this machine, without a container: every `runs-on` that we write is the
 * host. It finds the actions in folders and looks for none on the network. Its HOME and caches are in `scratch`.
 *
 * @throws for an act that crashes or hangs: that tells nothing of the workflow
 */
export async function runAct(
  program: string,
  scratch: string,
  folder: string,
  errand: ActRun,
): Promise<readonly Entry[]> {
  const { workflow, context, environment, actions } = errand;
  const home = join(scratch, 'home');
  const event = join(scratch, 'event.json');
  await mkdir(home, { recursive: true });
  await writeFile(event, JSON.stringify(context.event));
  // What act has no option for, and what it sets none of: it takes the rest of a run from these, too.
  const variables = { ...runVariables(context), SHA_REF: context.sha };
  const args = [
    context.eventName,
    ...['--workflows', join(folder, workflow), '--directory', folder, '--eventpath', event, '--actor', context.actor],
    ...['ubuntu-latest', 'ubuntu-24.04', 'self-hosted'].flatMap(label => ['--platform', `${label}=-self-hosted`]),
    ...Object.entries(actions).flatMap(([action, path]) => ['--local-repository', `${action}=${path}`]),
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...['--secret', `GITHUB_TOKEN=${context.token}`, '--defaultbranch', 'main', '--concurrent-jobs', '1'],
    ...['--action-cache-path', join(scratch, 'cache'), '--action-offline-mode', '--no-cache-server', '--rm', '--json'],
  ];
  const path = [dirname(node24()), process.env['PATH']].join(delimiter);
  // Nothing of the surroundings: act hands its own variables on to every step.
  const own = { HOME: home, TMPDIR: scratch, XDG_CACHE_HOME: join(scratch, 'cache'), PATH: path, ...environment };
  const cleared = ['-i', ...Object.entries(own).map(([name, value]) => `${name}=${value}`), program];
  const { code, stdout, stderr } = await run('env', [...cleared, ...args], { cwd: folder, limitMs: LIMIT_MS }).catch(
    (cause: unknown) => {
      throw new Error(`act gave no answer to ${workflow}: ${(cause as Error).message}`, { cause });
    },
  );
  const log = readActLog(stdout);
  // It ends with 1 both where a job fails and where it cannot begin.
  if (log.every(({ jobID }) => jobID === undefined))
    throw new Error(`act ran no job of ${workflow} and ended with ${code}:\n${stderr}${stdout}`);
  return log;
}
