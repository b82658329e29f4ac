import type { GitHubSeed, TokenSeed } from './seed.ts';

export type Permission = keyof TokenSeed['permissions'];
export type Access = 'none' | 'read' | 'write';

export type Caller =
  | { readonly kind: 'anonymous' }
  /** With a token that GitHub does not know, or no longer. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'installation' | 'user';
      readonly token: string;
      readonly login: string;
      readonly access: (permission: Permission) => Access;
    };

/** A caller that GitHub knows. */
export type Known = Extract<Caller, { login: string }>;

export const nameOf = (caller: Caller): string => ('login' in caller ? caller.login : caller.kind);

/** From the `authorization` header, whose scheme may be `bearer` or `token`. */
export function createCallers(
  { tokens }: Pick<GitHubSeed, 'tokens'>,
  startMs: number,
  now: () => number,
): (authorization: string | undefined) => Caller {
  const known = new Map(tokens.map(seed => [seed.token, seed]));
  return authorization => {
    if (authorization === undefined) return { kind: 'anonymous' };
    const token = /^(?:bearer|token) +(.+)$/i.exec(authorization)?.[1] ?? '';
    const seed = known.get(token);
    const expired = seed?.expiresAfter !== undefined && now() >= startMs + seed.expiresAfter;
    if (seed === undefined || expired) return { kind: 'unknown' };
    const { kind, login, permissions } = seed;
    return { kind, token, login, access: permission => permissions[permission] ?? 'none' };
  };
}
