import type { Masks } from './masks.ts';
import { parseWorkflowCommand, type WorkflowCommand } from './workflow-command.ts';

export type Stream = 'stdout' | 'stderr';

/** A line as the page of the job shows it: masked, its command taken off. */
export interface LogLine {
  readonly level: 'plain' | 'group' | 'error' | 'warning' | 'notice' | 'debug';
  readonly text: string;
  /** The group that was open; a line that opens a group belongs to it. */
  readonly group: string | undefined;
  readonly stream: Stream;
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface JobLog {
  /** Takes one line of output, without its line end. */
  read(line: string, stream: Stream): void;
  /** What the runner itself has to say. */
  annotate(level: Annotation['level'], message: string): void;
  readonly lines: readonly LogLine[];
  readonly annotations: readonly Annotation[];
  /** Of the deprecated commands `set-output` and `save-state`. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** A command that the runner refuses fails the step, whatever the exit code. */
  readonly refused: boolean;
}

/** The runner keeps so many annotations of each level per step, and cuts each message (runner source, ExecutionContext). */
const annotationsPerLevel = 10;
const annotationCharacters = 4_096;

const knownCommands = new Set(
  `add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher save-state
   set-env set-output stop-commands warning`.split(/\s+/),
);

/** What a step prints, read as the runner reads it. `onLine` hears of each line that is shown. */
export function createJobLog(masks: Masks, onLine: (line: LogLine) => void): JobLog {
  const lines: LogLine[] = [];
  const annotations: Annotation[] = [];
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  let group: string | undefined;
  let resumeToken: string | undefined;
  let refused = false;

  function show(level: LogLine['level'], text: string, stream: Stream): void {
    const line: LogLine = { level, text: masks.hide(text, `${stream} line ${lines.length + 1}`), group, stream };
    lines.push(line);
    onLine(line);
  }

  function annotate(level: Annotation['level'], message: string, properties: Annotation['properties'] = {}): void {
    if (annotations.filter(one => one.level === level).length >= annotationsPerLevel) return;
    annotations.push({ level, message: masks.hide(message, level).slice(0, annotationCharacters), properties });
  }

  function refuse(why: string, stream: Stream): void {
    refused = true;
    show('error', why, stream);
    annotate('error', why);
  }

  function obey({ name, properties, data }: WorkflowCommand, stream: Stream): void {
    const command = name.toLowerCase();
    switch (command) {
      case 'error':
      case 'warning':
      case 'notice':
        show(command, data, stream);
        annotate(command, data, properties);
        return;
      case 'debug':
        show('debug', data, stream);
        return;
      case 'group':
        group = data;
        show('group', data, stream);
        return;
      case 'endgroup':
        group = undefined;
        return;
      case 'add-mask':
        if (data.trim() !== '') masks.add(data);
        else annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
        return;
      case 'stop-commands':
        if (data === '' || knownCommands.has(data.toLowerCase())) {
          refuse(`Invalid stop token: ${JSON.stringify(data)}. It must be neither empty nor a command.`, stream);
          return;
        }
        resumeToken = data;
        return;
      case 'set-output':
      case 'save-state': {
        const key = properties['name'];
        if (key === undefined) {
          refuse(`Required field 'name' is missing in ##[${command}] command.`, stream);
          return;
        }
        (command === 'set-output' ? outputs : state)[key] = data;
        annotate('warning', `The \`${command}\` command is deprecated. Please upgrade to using Environment Files.`);
        return;
      }
      case 'set-env':
      case 'add-path':
        refuse(`The \`${command}\` command is disabled. Please upgrade to using Environment Files.`, stream);
        return;
      case 'add-matcher':
      case 'remove-matcher':
      case 'echo':
      case 'internal-set-repo-path':
        return; // changes nothing that is told here
      default:
        throw new Error(`The workflow command "${command}" is known, and nothing obeys it.`);
    }
  }

  return {
    read(line, stream) {
      const stopped = resumeToken;
      if (stopped !== undefined) {
        if (parseWorkflowCommand(line, name => name === stopped)) resumeToken = undefined;
        else show('plain', line, stream);
        return;
      }
      const command = parseWorkflowCommand(line, name => knownCommands.has(name.toLowerCase()));
      if (command) obey(command, stream);
      else show('plain', line, stream);
    },
    annotate: (level, message) => annotate(level, message),
    lines,
    annotations,
    outputs,
    state,
    get refused() {
      return refused;
    },
  };
}
