import { readActionFile } from './action-file.ts';
import { createCommandFiles } from './command-files.ts';
import { resolveInputs } from './inputs.ts';
import { type Outcome, type Run, startJob } from './job.ts';
import { type ClockChoice, createJobClock, type Presence } from './job-clock.ts';
import { createJobFolder } from './job-folder.ts';
import type { LogLine } from './job-log.ts';
import { createMasks } from './masks.ts';
import { pushToMain, type RunContext, runExpressions, runVariables } from './run-context.ts';
import { startStep, type StepOutcome } from './step.ts';

export type { ClockChoice, LogLine, Outcome, Run, RunContext, StepOutcome };

export interface ActionOptions {
  /** Path of the `action.yml`. */
  readonly actionFile: string;
  /** As under `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly clock: ClockChoice;
  readonly aws?: AwsAccess;
  /** What differs from a first attempt by a push to the default branch. */
  readonly github?: Partial<RunContext>;
  /** Masked from the start, as the token and the AWS secret key always are. */
  readonly secrets?: readonly string[];
  /** Put into the workspace before the start: relative path to text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further variables of the step; they win over all others. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: LogLine) => void;
}

export interface AwsAccess {
  readonly endpoint: string;
  /** `us-east-1` by default. */
  readonly region?: string;
  /** `AKIATEST` and the participant's id by default, so that a server can tell who calls. */
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

/** Starts an action as the runner of GitHub does: main, then post, with the signals of a cancel in between. */
export async function startAction(options: ActionOptions): Promise<Run> {
  const action = await readActionFile(options.actionFile);
  const run: RunContext = { ...pushToMain, ...options.github };
  const inputs = resolveInputs(action.inputs, options.inputs ?? {}, runExpressions(run));
  const folder = await createJobFolder(run.event, options.files ?? {});
  const secretKey = options.aws?.secretAccessKey ?? 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY';
  const requestToken = run.idToken === undefined ? [] : [run.idToken.requestToken];
  const masks = createMasks([run.token, ...requestToken, secretKey, ...(options.secrets ?? [])]);
  const clock = createJobClock(options.clock);

  const start = async (script: string, presence: Presence, state: Readonly<Record<string, string>>) => {
    const preload = clock.preload(presence);
    return startStep({
      script,
      nodeArgs: preload.args,
      environment: {
        PATH: process.env['PATH'] ?? '',
        ...runVariables(run),
        ...folder.environment,
        ...awsVariables(options.aws, presence, secretKey),
        ...inputs.environment,
        ...state,
        ...preload.environment,
        ...options.env,
      },
      workspace: folder.workspace,
      files: await createCommandFiles(folder.commandFiles),
      masks,
      warnings: script === action.main ? inputs.warnings : [],
      onLine: options.onLine ?? (() => {}),
    });
  };
  try {
    return await startJob({ action, clock, masks, folder, start });
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

function awsVariables(aws: AwsAccess | undefined, { id }: Presence, secretKey: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: aws?.accessKeyId ?? `AKIATEST${id ?? ''}`,
    AWS_SECRET_ACCESS_KEY: secretKey,
    AWS_REGION: aws?.region ?? 'us-east-1',
    // There is no instance to ask for credentials, and the SDK would wait seconds to find out.
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(aws ? { AWS_ENDPOINT_URL: aws.endpoint } : {}),
  };
}
