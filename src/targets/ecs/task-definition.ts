import type { Origin } from '../../release/identity.ts';
import type { ImageChange, TaskDefinitionFile } from '../../request/request.ts';
import { isStamp, printStampTags } from './stamp.ts';

/** A task definition as RegisterTaskDefinition takes it. Open: fields that we do not know are AWS's to judge. */
export type Definition = TaskDefinitionFile;

/** What DescribeTaskDefinition adds and RegisterTaskDefinition does not take. */
const describeOnly = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'deregisteredAt',
  'deleteRequestedAt',
  'registeredBy',
]);

/** The definition without what cannot be sent back: describe-only fields, and members that are null. */
export function registerable(definition: Definition): Definition {
  const kept = Object.entries(definition).filter(([field]) => !describeOnly.has(field));
  return withoutNulls(Object.fromEntries(kept)) as Definition;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}

export type Imaged =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly input: 'image' | 'images'; readonly reason: string; readonly remedy: string };

/** The definition with its images changed as asked. */
export function withImages(definition: Definition, change: ImageChange): Imaged {
  switch (change.change) {
    case 'none':
      return { ok: true, definition };
    case 'essential': {
      const essential = definition.containerDefinitions.filter(container => container['essential'] !== false);
      const [only, ...more] = essential;
      if (only === undefined || more.length > 0)
        return {
          ok: false,
          input: 'image',
          reason: `${essential.length} containers are essential: ${essential.map(container => container.name).join(', ')}`,
          remedy: 'name the container: `images: container=uri`',
        };
      return { ok: true, definition: replace(definition, new Map([[only.name, change.image]])) };
    }
    case 'named': {
      const names = definition.containerDefinitions.map(container => container.name);
      const strangers = [...change.images.keys()].filter(name => !names.includes(name));
      if (strangers.length > 0)
        return {
          ok: false,
          input: 'images',
          reason: `there is no container ${strangers.join(', ')}`,
          remedy: `one of ${names.map(name => `\`${name}\``).join(', ')}`,
        };
      return { ok: true, definition: replace(definition, change.images) };
    }
  }
}

function replace(definition: Definition, images: ReadonlyMap<string, string>): Definition {
  return {
    ...definition,
    containerDefinitions: definition.containerDefinitions.map(container => {
      const image = images.get(container.name);
      return image === undefined ? container : { ...container, image };
    }),
  };
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The tags of a definition, in the one spelling that ECS uses. */
export function tagsOf(definition: Definition): readonly Tag[] {
  const tags = definition['tags'];
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown) => {
    const { key, value } = (tag ?? {}) as { key?: unknown; value?: unknown };
    return typeof key === 'string' ? [{ key, value: typeof value === 'string' ? value : '' }] : [];
  });
}

/** The user's own tags: without Greenlight's stamp, and without those of AWS, whose keys nobody else may set. */
export function ownTags(definition: Definition): readonly Tag[] {
  return tagsOf(definition).filter(tag => !isStamp(tag) && !tag.key.startsWith('aws:'));
}

/** ECS takes 50 tags on a resource, and those of AWS do not count. */
const mostTags = 50;

/** The definition with this release's stamp in place of an earlier one's; no tag of the user's makes way for it. */
export function stamped(definition: Definition, changeId: string, origin?: Origin): Definition {
  const own = ownTags(definition);
  return { ...definition, tags: [...own, ...printStampTags(changeId, origin, mostTags - own.length)] };
}

/** `arn:…:task-definition/api:42` → `api:42`: names travel between jobs, ARNs are dropped where the account id is masked. */
export function revisionName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The values of all environment variables: plain text in the definition, and secret often enough. */
export function environmentValues({ containerDefinitions }: Definition): readonly string[] {
  return containerDefinitions.flatMap(({ environment }) =>
    Array.isArray(environment)
      ? environment.flatMap((variable: { readonly value?: unknown } | null) =>
          typeof variable?.value === 'string' ? [variable.value] : [],
        )
      : [],
  );
}
