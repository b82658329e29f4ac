import type { Origin } from './identity.ts';
import type { WhyNotKnown } from './mark.ts';
import type { Can } from './plan.ts';
import {
  type Health,
  type Instant,
  type Millis,
  type Motion,
  type Percent,
  type Revision,
  type Serving,
  servingOf,
  type Side,
  type Strategy,
} from './words.ts';

/** A target as it stands at one moment, read from AWS alone. */
export interface Scene {
  readonly at: Instant;
  /** The mover's name for people: `CodeDeploy`. */
  readonly mover: string;
  /** The first is what AWS names as what serves. */
  readonly stands: readonly [Standing, ...Standing[]];
  /** Why nobody can say how traffic is divided; undefined where the shares are known. */
  readonly weightsUnknown: string | undefined;
  readonly flight: Flight | undefined;
}

/** One revision that stands at the target. */
export interface Standing {
  readonly revision: Revision;
  /** The change-id and the run that made it, where its tags say so. */
  readonly madeBy: string | undefined;
  readonly origin: Origin | undefined;
  /** Of the production traffic, as the load balancer is asked to divide it; undefined where it is not known. */
  readonly share: Percent | undefined;
  /** Undefined where the target has none. */
  readonly tasks: Side | undefined;
  readonly health: Health | undefined;
  /** What else a person should know of it, a clause; undefined where there is nothing. */
  readonly note: string | undefined;
}

/** A deployment that holds the target, or traffic that is divided by writing weights. */
export interface Flight {
  readonly id: string;
  readonly carriedBy: Carrier;
  /** Undefined where nothing tells. */
  readonly began: Instant | undefined;
  readonly by: Pilot;
  /** The name of the revision that it brings; undefined where AWS does not say. */
  readonly brings: string | undefined;
  readonly motion: Motion;
  readonly strategy: Strategy;
  readonly readyWait: Millis | 'none' | 'for ever';
  readonly wayBack: Can['wayBack'];
  /** Where green alone answers; undefined where it has no address of its own. */
  readonly endpoint: string | undefined;
}

/** Who goes on with it. */
export type Carrier =
  | { readonly is: 'AWS' }
  /** A run of Greenlight's, which means to write again before `until`. */
  | { readonly is: 'a run'; readonly until: Instant }
  /** A run of Greenlight's, if it is still there: it is taken for lost after `until`. */
  | ({ readonly is: 'perhaps a run'; readonly until: Instant } & WhyNotKnown)
  /** Whoever wrote the weights, if anybody. `command`, for a shell, gives the first that stands there everything. */
  | { readonly is: 'somebody else'; readonly command: string }
  /** It stays as it is. */
  | { readonly is: 'nobody' };

export type Pilot =
  | { readonly is: 'a release'; readonly changeId: string }
  /** AWS takes back what was stopped; `of` is the deployment that was. */
  | { readonly is: 'a rollback'; readonly of: string | undefined }
  | { readonly is: 'somebody else'; readonly creator: string | undefined };

/** The revision that a deployment in flight brings, where it stands beside the other. */
export function greenIn({ stands, flight }: Scene): Standing | undefined {
  // A revision may be released anew: then both sides have its name, and the first is blue.
  const bringing = stands.filter(({ revision }) => flight !== undefined && revision.name === flight.brings);
  return bringing.at(-1);
}

/** What stands beside green, or alone. */
export function blueIn(scene: Scene): Standing | undefined {
  const green = greenIn(scene);
  return scene.stands.find(standing => standing !== green);
}

/** Who has the production traffic. What serves alone is blue: a green is only what a deployment brings, or what was left beside blue. */
export function servingIn(scene: Scene): Serving {
  const { stands, weightsUnknown } = scene;
  if (weightsUnknown !== undefined) return { who: 'unknown', because: weightsUnknown };
  const green = greenIn(scene);
  if (green !== undefined && green.share !== undefined) return servingOf(green.share);
  const { share } = stands[0];
  return share === undefined
    ? { who: 'unknown', because: 'AWS does not say how traffic is divided' }
    : servingOf(100 - share);
}
