import type { Problem } from '../release/problem.ts';
import { meant, quotedList } from './nearest.ts';
import { each, invalid, problemsOf, shown, valid, type Checked } from './problems.ts';
import type { DefinitionBase, ImageChange, TaskDefinitionFile } from './request.ts';

/**
 * `image` and `images`: one of them or none. Where the base is a file the containers are looked up in it; of a live or
 * named revision they are known only to AWS.
 */
export function checkImages(
  image: string | undefined,
  images: string | undefined,
  base: Checked<DefinitionBase>,
): Checked<ImageChange> {
  const file = base.ok && base.value.from === 'file' ? base.value.definition : undefined;
  const single = image === undefined ? undefined : checkImage(image, file);
  const named = images === undefined ? undefined : checkNamed(images, file);
  if (single !== undefined && named !== undefined) {
    const reason = 'given together with `image`';
    const both = { where: 'images', value: undefined, reason, remedy: 'leave one of the two out' };
    return invalid(...problemsOf(single), ...problemsOf(named), both);
  }
  return single ?? named ?? valid({ change: 'none' });
}

function checkImage(text: string, file: TaskDefinitionFile | undefined): Checked<ImageChange> {
  const essential = file?.containerDefinitions.filter(isEssential).map(({ name }) => name);
  const problems: readonly Problem[] = [
    ...uriProblems('image', text),
    ...(essential === undefined || essential.length === 1 ? [] : [notOneEssential(text, essential)]),
  ];
  return problems.length > 0 ? invalid(...problems) : valid({ change: 'essential', image: text });
}

/** A container is essential unless its definition says otherwise (ECS API reference, `ContainerDefinition`). */
function isEssential(container: TaskDefinitionFile['containerDefinitions'][number]): boolean {
  return container['essential'] !== false;
}

function notOneEssential(image: string, essential: readonly string[]): Problem {
  const count = essential.length === 0 ? 'no container is' : `${essential.length} containers are`;
  const remedy =
    essential.length === 0
      ? 'make one container essential'
      : `say which with \`images\`: \`container=uri\` per line, for one or more of ${quotedList(essential)}`;
  return { where: 'image', value: shown(image), reason: `${count} essential in the task definition`, remedy };
}

function checkNamed(text: string, file: TaskDefinitionFile | undefined): Checked<ImageChange> {
  const lines = text.split('\n').flatMap((line, at) => line.split(',').map(item => [item.trim(), at + 1] as const));
  const written = lines.filter(([item]) => item !== '');
  const pairs = each(written.map(([item, line]) => checkPair(`images, line ${line}`, item, file)));
  if (!pairs.ok) return pairs;
  const twice = pairs.value.filter(
    ({ container }, at, sofar) => sofar.findIndex(pair => pair.container === container) < at,
  );
  if (twice.length > 0) {
    const [reason, remedy] = ['this container stands here twice', 'give each container one image'];
    return invalid(...twice.map(({ where, container }) => ({ where, value: shown(container), reason, remedy })));
  }
  if (pairs.value.length === 0) {
    return invalid({
      where: 'images',
      value: undefined,
      reason: 'names no image',
      remedy: 'write `container=uri` per line',
    });
  }
  return valid({ change: 'named', images: new Map(pairs.value.map(({ container, image }) => [container, image])) });
}

interface Pair {
  readonly where: string;
  readonly container: string;
  readonly image: string;
}

function checkPair(where: string, text: string, file: TaskDefinitionFile | undefined): Checked<Pair> {
  const parts = /^(?<container>[^=\s]+)\s*=\s*(?<image>\S.*)$/.exec(text)?.groups;
  if (parts === undefined) {
    return invalid({
      where,
      value: shown(text),
      reason: 'not a container and its image',
      remedy: 'write `container=uri`',
    });
  }
  const { container = '', image = '' } = parts;
  const containers = file?.containerDefinitions.map(({ name }) => name);
  const problems: readonly Problem[] = [
    ...(containers === undefined || containers.includes(container)
      ? []
      : [noSuchContainer(where, container, containers)]),
    ...uriProblems(where, image),
  ];
  return problems.length > 0 ? invalid(...problems) : valid({ where, container, image });
}

function noSuchContainer(where: string, container: string, containers: readonly string[]): Problem {
  const reason = 'no container of this name in the task definition';
  return { where, value: shown(container), reason, remedy: meant(container, containers) };
}

export function uriProblems(where: string, uri: string): readonly Problem[] {
  const remedy = 'write `registry/name:tag` or `registry/name@sha256:...`';
  if (/^[a-z]+:\/\//i.test(uri)) {
    // Not repeated: an address may carry a password.
    return [{ where, value: undefined, reason: 'an image has no `https://` before its registry', remedy }];
  }
  return /\s/.test(uri) ? [{ where, value: shown(uri), reason: 'not the name of an image', remedy }] : [];
}
