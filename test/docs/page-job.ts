import { parse } from 'yaml';
import { type Contexts, evaluated } from './expressions.ts';
import { isMapping, mappingAt } from './mapping.ts';
import { ourReference } from './whole-workflow.ts';

/** The one job of a workflow on a page, as far as it matters to the step that is ours. */
export interface PageJob {
  /** The events that start it. */
  readonly events: readonly string[];
  /** Those of the token, as the job grants them. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly environment: { readonly name: string; readonly deployment: boolean } | undefined;
  /** Of our step, with values in the place of expressions. */
  readonly inputs: Readonly<Record<string, string>>;
}

export function pageJob(workflow: string, contexts: Contexts): PageJob {
  const { on, jobs } = mappingAt(parse(workflow));
  const [job, ...more] = Object.values(mappingAt(jobs)).map(value => mappingAt(value));
  if (job === undefined || more.length > 0) throw new Error('not a workflow of one job');
  const steps = Array.isArray(job['steps']) ? (job['steps'] as readonly unknown[]) : [];
  const ours = steps.filter(step => isMapping(step) && step['uses'] === ourReference);
  if (ours.length !== 1) throw new Error(`${ours.length} steps use ${ourReference}`);
  return {
    events: Object.keys(mappingAt(on)),
    permissions: texts(mappingAt(job['permissions'])),
    environment: environmentOf(job['environment']),
    inputs: texts(mappingAt(ours[0], 'with'), text => evaluated(text, contexts)),
  };
}

function environmentOf(value: unknown): PageJob['environment'] {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return { name: value, deployment: true };
  const { name, deployment = true } = mappingAt(value);
  return { name: String(name), deployment: deployment === true };
}

function texts(mapping: Readonly<Record<string, unknown>>, change = (text: string) => text) {
  return Object.fromEntries(Object.entries(mapping).map(([name, value]) => [name, change(String(value))]));
}
