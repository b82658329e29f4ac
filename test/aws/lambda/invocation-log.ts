import type { Revision } from './state.ts';

/** `LogResult` of "Invoke": the last 4 KB of the log, in base64. */
const TAIL_BYTES = 4096;

export interface LoggedInvocation extends Revision {
  readonly requestId: string;
  readonly version: string;
  readonly durationMs: number;
  readonly beganAt: number;
  /** What the handler wrote, each line with its level before it. */
  readonly lines: readonly string[];
}

/** In the form of the Node.js runtime's text logs. Source: "Log and monitor Node.js Lambda functions", developer guide. */
export function invocationLog(invocation: LoggedInvocation): string {
  const { requestId, version, durationMs, beganAt, lines, configuration } = invocation;
  const time = new Date(beganAt).toISOString();
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${configuration.MemorySize} MB`,
    `Max Memory Used: ${Math.round(configuration.MemorySize / 2)} MB`,
  ];
  const log = [
    `START RequestId: ${requestId} Version: ${version}`,
    ...lines.map(line => `${time}\t${requestId}\t${line}`),
    `END RequestId: ${requestId}`,
    `${report.join('\t')}\t`,
    '',
  ].join('\n');
  return Buffer.from(log).subarray(-TAIL_BYTES).toString('base64');
}
