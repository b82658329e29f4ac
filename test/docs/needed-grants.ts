import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Fault } from './fault.ts';
import { knownAction } from './known-actions.ts';
import { isMapping, mappingAt } from './mapping.ts';

/** What the steps of a workflow's jobs need and the job does not grant: said at the name of the job. */
export function faultsOfGrants(workflow: string): readonly Fault[] {
  const lines = new LineCounter();
  const document = parseDocument(workflow, { lineCounter: lines });
  const all = mappingAt(document.toJS(), 'permissions');
  const jobs = document.get('jobs');
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ key, value }) => {
    const line = isScalar(key) ? lines.linePos(key.range?.[0] ?? 0).line : 1;
    const job = isMap(value) ? mappingAt(value.toJS(document)) : {};
    const granted = 'permissions' in job ? mappingAt(job, 'permissions') : all;
    return lacking(job['steps'], granted).map(message => ({ line, message }));
  });
}

/** `write` reads too. */
function lacking(steps: unknown, granted: Readonly<Record<string, unknown>>): readonly string[] {
  const used = Array.isArray(steps) ? steps.filter(isMapping).map(({ uses }) => String(uses).replace(/@.*/, '')) : [];
  return used.flatMap(name =>
    Object.entries(knownAction(name)?.grants ?? {})
      .filter(([scope, level]) => granted[scope] !== level && granted[scope] !== 'write')
      .map(([scope, level]) => `${name} needs \`${scope}: ${level}\`, which the job does not grant`),
  );
}
