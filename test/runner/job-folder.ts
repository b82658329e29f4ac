import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folders of a job, new and empty but for what is asked for. Disposing removes them. */
export interface JobFolder extends AsyncDisposable {
  readonly workspace: string;
  readonly commandFiles: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** @param files texts for the workspace, by path relative to it */
export async function createJobFolder(event: unknown, files: Readonly<Record<string, string>>): Promise<JobFolder> {
  const root = await mkdtemp(join(tmpdir(), 'greenlight-job-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  const workspace = join(root, 'workspace');
  const home = join(root, 'home');
  const temp = join(root, 'temp');
  const tools = join(root, 'tools');
  const eventPath = join(temp, '_github_workflow', 'event.json');
  await Promise.all([workspace, home, temp, tools].map(folder => mkdir(folder)));
  await write(eventPath, JSON.stringify(event));
  await Promise.all(Object.entries(files).map(([path, text]) => write(join(workspace, path), text)));
  return {
    workspace,
    commandFiles: join(temp, '_runner_file_commands'),
    environment: {
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_WORKSPACE: workspace,
      HOME: home,
      RUNNER_TEMP: temp,
      RUNNER_TOOL_CACHE: tools,
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
