import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const kinds = ['OUTPUT', 'ENV', 'STATE', 'PATH', 'STEP_SUMMARY'] as const;
type Kind = (typeof kinds)[number];

export type Summary =
  | { readonly kind: 'none' }
  | { readonly kind: 'shown'; readonly text: string }
  | { readonly kind: 'dropped'; readonly bytes: number };

export interface CommandFiles {
  /** `GITHUB_OUTPUT` and its kin. */
  readonly environment: Readonly<Record<string, string>>;
  /** Read after the step has ended, however it ended. */
  read(): Promise<ReadCommandFiles>;
}

export interface ReadCommandFiles {
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly summary: Summary;
  /** What the runner could not read; each fails the step. */
  readonly problems: readonly string[];
}

/** Over this a step's summary is not uploaded (runner source, CreateStepSummaryCommand). */
const summaryLimitBytes = 1024 * 1024;

/** Makes a fresh set of files; each step has its own. */
export async function createCommandFiles(folder: string): Promise<CommandFiles> {
  await mkdir(folder, { recursive: true });
  const step = randomUUID();
  const pathOf = (kind: Kind) => join(folder, `${kind.toLowerCase()}_${step}`);
  await Promise.all(kinds.map(kind => writeFile(pathOf(kind), '')));
  return {
    environment: Object.fromEntries(kinds.map(kind => [`GITHUB_${kind}`, pathOf(kind)])),
    async read() {
      const problems: string[] = [];
      const text = (kind: Kind) => readFile(pathOf(kind), 'utf8');
      const pairs = async (kind: Kind) => {
        try {
          return parsePairs(await text(kind));
        } catch (error) {
          problems.push(
            `Unable to process file command '${kind.toLowerCase()}' successfully. ${(error as Error).message}`,
          );
          return {};
        }
      };
      return {
        outputs: await pairs('OUTPUT'),
        env: await pairs('ENV'),
        state: await pairs('STATE'),
        paths: (await text('PATH')).split(/\r?\n/).filter(line => line !== ''),
        summary: summaryOf(await text('STEP_SUMMARY')),
        problems,
      };
    },
  };
}

/** Lines `name=value`, and `name<<delimiter` with the value on the lines up to the delimiter. Throws as the runner complains. */
export function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const { name, mark, rest } = /^(?<name>.*?)(?<mark>=|<<)(?<rest>.*)$/.exec(line)?.groups ?? {};
    if (name === undefined || rest === undefined) throw new Error(`Invalid format '${line}'`);
    if (name === '') throw new Error(`Invalid format '${line}'. Name must not be empty`);
    if (mark === '=') {
      pairs[name] = rest;
      continue;
    }
    if (rest === '') throw new Error(`Invalid format '${line}'. Delimiter must not be empty`);
    const end = lines.indexOf(rest, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    pairs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return pairs;
}

function summaryOf(text: string): Summary {
  if (text === '') return { kind: 'none' };
  const bytes = Buffer.byteLength(text);
  return bytes > summaryLimitBytes ? { kind: 'dropped', bytes } : { kind: 'shown', text };
}
