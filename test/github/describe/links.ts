/** Where things lie: for programs, under the address that the caller used, and for people. */
export interface Links {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the API, without a slash at the end. */
  readonly api: string;
  /** Of a path below the repository. */
  readonly repo: (path?: string) => string;
  /** A page below the repository's. */
  readonly page: (path?: string) => string;
  readonly server: string;
}

export function linksFrom(repository: string, api: string, server: string): Links {
  return {
    repository,
    api,
    server,
    repo: (path = '') => `${api}/repos/${repository}${path}`,
    page: (path = '') => `${server}/${repository}${path}`,
  };
}

/** Opaque to clients. The real ones name a kind of object and its id, too. */
export const nodeId = (kind: string, id: number): string => `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
