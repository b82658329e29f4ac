import { isMapping, type Mapping, readLines } from '../../request/yaml-lines.ts';

/**
 * Where a deployment holds its AppSpec itself, as CodeDeploy's `RevisionLocation` has it. `string` is for Lambda alone, and what
 * clients sent before there was `appSpecContent`.
 */
interface Revision {
  readonly appSpecContent?: Content | undefined;
  readonly string?: Content | undefined;
}

interface Content {
  readonly content?: string | undefined;
}

/** Undefined for an AppSpec that CodeDeploy fetched from somewhere, such as S3. */
export function appSpecOf(revision: Revision | undefined): string | undefined {
  return revision?.appSpecContent?.content ?? revision?.string?.content;
}

/** YAML or JSON, whoever wrote it; undefined where it is neither. */
export function readAnyAppSpec(content: string | undefined): unknown {
  const read = readLines(content ?? '');
  return read.ok ? read.lined.value : undefined;
}

/** The properties of the one resource that an AppSpec is about; undefined where it is about none or several. */
export function propertiesIn(appSpec: unknown): Mapping | undefined {
  const resources = member(appSpec, 'resources');
  if (!Array.isArray(resources) || resources.length !== 1) return undefined;
  const [resource, ...others] = isMapping(resources[0]) ? Object.values(resources[0]) : [];
  const properties = others.length === 0 ? member(resource, 'properties') : undefined;
  return isMapping(properties) ? properties : undefined;
}

/** CodeDeploy takes the keys of an AppSpec in any letter case. */
export function member(value: unknown, key: string): unknown {
  return isMapping(value) ? Object.entries(value).find(([name]) => name.toLowerCase() === key)?.[1] : undefined;
}
