import { parse } from 'yaml';
import type { Scenario } from '../releases/scenario.ts';
import { isMapping, type Mapping, mappingAt } from './mapping.ts';
import { ourReference } from './whole-workflow.ts';

/**
 * A workflow on a page, as far as it matters to the steps that are ours. Expressions stand in it as they are written. A job without
 * a step of ours is left out, as one that always does well.
 */
export interface PageWorkflow {
  /** Path of the file that a reader pastes it into. */
  readonly file: string;
  readonly events: readonly string[];
  /** Of `workflow_dispatch`, where it says what stands for what nobody types. */
  readonly defaults: Texts;
  /** Its inputs that nobody has to type. */
  readonly optional: readonly string[];
  readonly jobs: readonly WorkflowJob[];
}

export interface WorkflowJob {
  readonly name: string;
  readonly needs: readonly string[];
  /** Its `if`. */
  readonly condition: string | undefined;
  /** Its own, or the workflow's. */
  readonly concurrency: Mapping;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly environment: NonNullable<Scenario['environment']>;
  readonly outputs: Texts;
  /** The one step of it that is ours. */
  readonly step: { readonly id: string; readonly inputs: Texts };
}

type Texts = Readonly<Record<string, string>>;

/** @param name of the file: the pages leave it to their reader */
export function pageWorkflow(text: string, name = 'release.yml'): PageWorkflow {
  const { on, jobs, concurrency } = mappingAt(parse(text));
  const typed = Object.entries(mappingAt(on, 'workflow_dispatch', 'inputs'));
  return {
    file: `.github/workflows/${name}`,
    events: Object.keys(mappingAt(on)),
    defaults: texts(Object.fromEntries(typed.map(([name, input]) => [name, mappingAt(input)['default'] ?? '']))),
    optional: typed.flatMap(([name, input]) => (mappingAt(input)['required'] === false ? [name] : [])),
    jobs: Object.entries(mappingAt(jobs)).flatMap(([name, job]) =>
      jobIn(name, mappingAt(jobs), mappingAt(job), concurrency),
    ),
  };
}

function jobIn(name: string, jobs: Mapping, job: Mapping, ofAll: unknown): readonly WorkflowJob[] {
  const [step, ...more] = ourSteps(job);
  if (more.length > 0) throw new Error(`more than one step of the job ${name} uses ${ourReference}`);
  return step === undefined ? [] : [ourJob(name, jobs, job, step, ofAll)];
}

function ourSteps(job: Mapping): readonly Mapping[] {
  const steps = Array.isArray(job['steps']) ? (job['steps'] as readonly unknown[]) : [];
  return steps.filter(isMapping).filter(({ uses }) => uses === ourReference);
}

function ourJob(name: string, jobs: Mapping, job: Mapping, step: Mapping, ofAll: unknown): WorkflowJob {
  const { if: condition } = job;
  return {
    name,
    needs: [...new Set(needsOfOurs(jobs, job))],
    condition: condition === undefined ? undefined : textOf(condition),
    concurrency: mappingAt(job['concurrency'] ?? ofAll),
    permissions: texts(mappingAt(job['permissions'])) as WorkflowJob['permissions'],
    environment: environmentIn(job['environment']),
    outputs: texts(mappingAt(job['outputs'])),
    step: { id: textOf(step['id'] ?? 'ours'), inputs: texts(mappingAt(step['with'])) },
  };
}

/** Through a job that is none of ours, what that one needs. */
function needsOfOurs(jobs: Mapping, { needs = [] }: Mapping): readonly string[] {
  return [needs].flat().flatMap(need => {
    const name = String(need);
    const job = mappingAt(jobs, name);
    return ourSteps(job).length > 0 ? [name] : needsOfOurs(jobs, job);
  });
}

function environmentIn(value: unknown): WorkflowJob['environment'] {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return { name: value, deployment: true };
  const { name, deployment = true } = mappingAt(value);
  return { name: String(name), deployment: deployment === true };
}

function texts(mapping: Mapping): Texts {
  return Object.fromEntries(Object.entries(mapping).map(([name, value]) => [name, String(value)]));
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return String(value);
  throw new Error(`not a scalar: ${JSON.stringify(value)}`);
}
