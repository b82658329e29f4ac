import type { Parameters } from './description/operations.ts';

const DEFAULT = 30;
/** More are asked for in vain: GitHub gives a hundred, and says nothing. */
const MOST = 100;

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * One page of a list, and the header with the way to the others ("Using pagination in the REST API").
 *
 * @param url of this request, with its query
 */
export function pageOf<T>(all: readonly T[], { per_page, page }: Parameters, url: URL): Page<T> {
  const size = Math.min(MOST, Math.max(1, Number(per_page ?? DEFAULT)));
  const current = Math.max(1, Number(page ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number, rel: string) => {
    const there = new URL(url);
    there.searchParams.set('page', String(target));
    return `<${there.href}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [to(Math.min(current - 1, last), 'prev')] : []),
    ...(current < last ? [to(current + 1, 'next'), to(last, 'last')] : []),
    ...(current > 1 ? [to(1, 'first')] : []),
  ];
  return {
    items: all.slice((current - 1) * size, current * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}
