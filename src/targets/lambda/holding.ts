import type { Mark } from '../../release/mark.ts';
import type { Percent } from '../../release/words.ts';
import type { Alias } from './alias.ts';

/** Who is at an alias, as far as the alias itself tells. */
export type Holding =
  /** It leads to one version, and nobody means to change that. */
  | { readonly is: 'free' }
  /** A release of Greenlight's has divided it, or watches its bake. */
  | { readonly is: 'held'; readonly mark: Mark; readonly share: Percent }
  /** It is divided, and not by Greenlight: by hand, by CodeDeploy, by another tool. */
  | { readonly is: 'divided'; readonly from: string; readonly to: string; readonly share: Percent };

export function holdingOf(alias: Alias | undefined): Holding {
  if (alias === undefined) return { is: 'free' };
  const { version, beside, mark } = alias;
  const isHeld = mark?.stage.is === 'held';
  if (beside === undefined) return isHeld && version === mark.to ? { is: 'held', mark, share: 100 } : { is: 'free' };
  return isHeld && version === mark.from && beside.version === mark.to
    ? { is: 'held', mark, share: beside.share }
    : { is: 'divided', from: version, to: beside.version, share: beside.share };
}
