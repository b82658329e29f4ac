import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { isMapping, type Mapping, mappingAt } from '../../docs/mapping.ts';
import { pageWorkflow, type PageWorkflow } from '../../docs/page-workflow.ts';
import { ourReference } from '../../docs/whole-workflow.ts';

/** A workflow that readers paste, as a file. */
export interface Example extends PageWorkflow {
  readonly text: string;
  /** Our step of each job as act calls it: by its id, or by its place. */
  readonly ourSteps: Readonly<Record<string, string>>;
  /** The role whose credentials an earlier step of a job sets up. */
  readonly roles: Readonly<Record<string, string>>;
}

export function readExample(path: string): Example {
  const text = readFileSync(path, 'utf8');
  const jobs = Object.entries(mappingAt(parse(text), 'jobs')).map(([name, job]) => [name, stepsOf(job)] as const);
  return {
    ...pageWorkflow(text, basename(path)),
    text,
    ourSteps: Object.fromEntries(jobs.map(([name, steps]) => [name, ourStep(steps)])),
    roles: Object.fromEntries(jobs.flatMap(([name, steps]) => steps.flatMap(roleOf).map(role => [name, role]))),
  };
}

function stepsOf(job: unknown): readonly Mapping[] {
  const { steps } = mappingAt(job);
  return Array.isArray(steps) ? (steps as readonly unknown[]).filter(isMapping) : [];
}

function ourStep(steps: readonly Mapping[]): string {
  const place = steps.findIndex(({ uses }) => uses === ourReference);
  const { id = place } = steps[place] ?? {};
  return String(id);
}

function roleOf({ uses, with: inputs }: Mapping): readonly string[] {
  if (!String(uses).startsWith('aws-actions/configure-aws-credentials@')) return [];
  return [String(mappingAt(inputs)['role-to-assume']).replace(/^.*role\//, '')];
}
