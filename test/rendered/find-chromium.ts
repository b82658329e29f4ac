import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const usualNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/** The Chromium of this machine: the one that CHROMIUM names, else the first with a usual name on the PATH. */
export function findChromium(env: Readonly<Record<string, string | undefined>>, runs = isExecutable): string {
  const { CHROMIUM: named, PATH: path = '' } = env;
  if (named !== undefined && named !== '') {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is no program that can be run.`);
  }
  const places = path.split(delimiter).filter(folder => folder !== '');
  const found = usualNames.flatMap(name => places.map(folder => join(folder, name))).find(runs);
  if (found !== undefined) return found;
  throw new Error(
    `There is no Chromium on the PATH (looked for ${usualNames.join(', ')}). Install Chromium or Chrome, or name one in the ` +
      'environment variable CHROMIUM.',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
