import { RefusedError } from '../../errors.ts';
import type { Aim } from '../../release/aim.ts';
import type { LambdaTarget } from '../../request/request.ts';
import type { Alias } from './alias.ts';
import { digestOf } from './code.ts';
import { type Configuration, configurationOf, sameConfiguration } from './configuration.ts';
import type { CodeDifference } from './differences.ts';
import { type GoneBack, goneBackFrom } from './gone-back.ts';
import { unsettable } from './hidden-environment.ts';
import { intended } from './intended.ts';
import type { FunctionHand } from './reach.ts';
import { findVersion, numberOf, type Version } from './version.ts';

/** What green shall be. */
export type Wanted =
  /** A version that is published already, as it is. */
  | { readonly is: 'known'; readonly version: Version }
  /** `$LATEST` with what was asked for, published. */
  | {
      readonly is: 'to be published';
      readonly configuration: Configuration;
      /** What `$LATEST` may still hold, and is not to be released. */
      readonly goneBack: GoneBack | undefined;
    };

export interface Wanting {
  readonly asked: LambdaTarget;
  readonly hand: FunctionHand;
  readonly now: Version;
  readonly alias: Alias | undefined;
  /** The version that serves; undefined before the first release. */
  readonly blue: Version | undefined;
  /** The version that a change in flight brings. */
  readonly begun: Version | undefined;
}

export async function wantedFor(aim: Aim, { asked, hand, now, alias, blue, begun }: Wanting): Promise<Wanted> {
  switch (aim.is) {
    case 'the inputs':
    case 'the inputs anew':
      if (asked.code.from === 'version') return { is: 'known', version: await published(hand, asked.code.version) };
      return toBePublished(asked, now, await goneBackFrom(hand, alias, blue));
    case 'a revision': {
      // It is the blue of a change in flight, and published still.
      if (begun !== undefined && begun.revision.name !== aim.name && blue !== undefined)
        return { is: 'known', version: blue };
      return { is: 'known', version: await knownIn(hand, aim.name) };
    }
    case 'a change':
    case 'a deployment':
    case 'a look':
      return { is: 'known', version: begun ?? blue ?? now };
  }
}

function toBePublished(asked: LambdaTarget, now: Version, goneBack: GoneBack | undefined): Wanted {
  const present = configurationOf(now.configuration);
  const problem = unsettable(present, asked);
  if (problem !== undefined) throw new RefusedError([problem]);
  return { is: 'to be published', configuration: intended(present, { asked, goneBack }), goneBack };
}

/** Whether blue is what is wanted; `not compared` where nobody knows before Lambda has seen the code. */
export function codeDifference({ code }: LambdaTarget, now: Version, blue: Version): CodeDifference {
  const digest = code.from === 'latest' ? now.codeSha256 : digestOf(code);
  if (digest === undefined) return { is: 'not compared', code };
  return digest === blue.codeSha256 ? { is: 'the same' } : { is: 'another', code };
}

export function isServedBy(blue: Version, wanted: Wanted, code: CodeDifference): boolean {
  if (wanted.is === 'known') return wanted.version.number === blue.number;
  return code.is === 'the same' && sameConfiguration(configurationOf(blue.configuration), wanted.configuration);
}

async function published(hand: FunctionHand, number: string): Promise<Version> {
  const found = await findVersion(hand, hand.patient, number);
  if (found !== undefined) return found;
  throw new RefusedError([
    {
      where: 'from-version',
      value: number,
      reason: `Lambda has no published version ${number} of function ${hand.name}`,
      remedy: 'name a version that is there: `aws lambda list-versions-by-function` shows them',
    },
  ]);
}

/**
 * What the ledger proposes has to be a version of this function: whoever may write deployments of the repository may write that.
 * Who has published it says nothing of where it was released: several aliases may lead to one version.
 */
async function knownIn(hand: FunctionHand, name: string): Promise<Version> {
  const number = numberOf({ id: name });
  const found = name === `${hand.name}:${number}` ? await findVersion(hand, hand.patient, number) : undefined;
  if (found !== undefined) return found;
  throw new RefusedError([
    {
      where: 'to',
      value: name,
      reason: 'Lambda does not have this version any more',
      remedy: 'release its code anew',
    },
  ]);
}
