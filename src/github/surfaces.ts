import { randomUUID } from 'node:crypto';
import { mkdir, rename, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LogLine } from '../report/log.ts';
import type { Places } from './run.ts';

/** Where a release can be read: the runner's log, its summary file, its outputs, and a record on disk. */
export interface Surfaces {
  log(lines: readonly LogLine[]): Promise<void>;
  summary(markdown: string): Promise<void>;
  record(json: string): Promise<void>;
  output(name: string, value: string): Promise<void>;
}

/** The runner's surfaces. `@actions/core` is loaded at the first word, which comes after the first request to AWS has gone out. */
export function runnerSurfaces({ summary, record }: Pick<Places, 'summary' | 'record'>): Surfaces {
  const core = () => import('@actions/core');
  return {
    log: async lines => {
      const { endGroup, error, info, notice, startGroup, warning } = await core();
      for (const line of lines) {
        switch (line.kind) {
          case 'group':
            startGroup(line.title);
            break;
          case 'end-group':
            endGroup();
            break;
          case 'line':
            info(line.text);
            break;
          case 'foreign':
            foreign(line.text, info);
            break;
          case 'error':
            error(line.text, { title: line.title });
            break;
          case 'warning':
            warning(line.text, { title: line.title });
            break;
          case 'notice':
            notice(line.text, { title: line.title });
            break;
        }
      }
    },
    summary: async markdown => (summary === undefined ? undefined : replaceFile(summary, markdown)),
    record: json => replaceFile(record, json),
    output: async (name, value) => (await core()).setOutput(name, value),
  };
}

/**
 * What is left for the post step, which finds it in the variable STATE_greenlight. The runner reads the file when the step has
 * ended, by whatever end, and of several values the last one counts (runner source, FileCommandManager).
 */
export function stateFor({ state }: Pick<Places, 'state'>) {
  return {
    save: async (text: string): Promise<void> => (await import('@actions/core')).saveState('greenlight', text),
    clear: async (): Promise<void> => (state === undefined ? undefined : truncate(state)),
  };
}

/** Between stop-commands the runner takes no command from the log, whoever wrote the text. The token must be one nobody can guess. */
function foreign(text: string, info: (text: string) => void): void {
  const token = randomUUID();
  info(`::stop-commands::${token}`);
  info(text);
  info(`::${token}::`);
}

/** The file is whole at every moment: a runner that is killed while we write leaves the one before. */
async function replaceFile(path: string, text: string): Promise<void> {
  const next = `${path}.greenlight`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(next, text);
  await rename(next, path);
}
