import type { RunFacts } from '../release/identity.ts';
import type { Found } from '../release/found.ts';
import type { Plan } from '../release/plan.ts';
import type { Change, Confirmation, Explanation, Percent, Revision, SeenHealth, Sighting } from '../release/words.ts';
import type { Vantage } from '../release/vantage.ts';
import type { Occupant } from '../release/busy.ts';

/** What stands in AWS before anything is written: the first half of a target, read only. */
export type Survey =
  /** What was asked for serves already: nothing is registered, nothing is deployed. */
  | {
      readonly is: 'serving already';
      readonly revision: Revision;
      /** The change-id of the release that made it, where it says so. */
      readonly madeBy: string | undefined;
      readonly found: Omit<Found, 'alarms'>;
    }
  /** The change that was asked for is not in flight. */
  | {
      readonly is: 'not in flight';
      readonly found: Omit<Found, 'alarms'>;
      /** Whoever holds the target instead. */
      readonly holder: string | undefined;
    }
  /** Another change holds the target: it is waited for, ended or left alone, as `release/busy.ts` has it. */
  | {
      readonly is: 'busy';
      readonly with: Occupant;
      /** What a release would be, if the target were free. */
      readonly found: Omit<Found, 'alarms'>;
      readonly watch: () => Promise<'busy' | 'free'>;
      /**
       * Asks AWS to end the other change and to send traffic back to blue. `stale`: it was written anew in between, and nothing was
       * done.
       *
       * @param askedBack the name of the revision that a person wants back: what is none of Greenlight's is ended in its favour alone
       */
      readonly end: (askedBack: string | undefined) => Promise<'ended' | 'stale'>;
    }
  | {
      readonly is: 'to be released';
      readonly found: Omit<Found, 'alarms'>;
      /** A change that is in flight already and that was aimed at: it is gone on with, or back from. */
      readonly ours: Change | undefined;
      /** The second half: what carries out a plan, and looks. */
      readonly hands: (plan: Plan) => Hands;
    };

/** What makes green: a task definition, a function version, a database. */
export interface Stager {
  /**
   * Makes the revision, or finds the one that this very release has made before, or that is to be restored. At most one write
   * a call; where AWS takes its time over it, it is called again until the revision stands.
   */
  make(run: RunFacts): Promise<Staged>;
}

/** `wrote`: what was written just now, for the log; undefined where nothing was. */
export type Staged = { readonly wrote: string | undefined } & (
  | { readonly is: 'ready'; readonly revision: Revision }
  /** `doing`: what is waited for. */
  | { readonly is: 'in the making'; readonly doing: string }
);

/** The hand that moves traffic. What a mover can do is in the survey's `can`; verbs that it lacks are not here. */
export interface Mover {
  begin(revision: Revision): Promise<Change>;
  see(change: Change): Promise<Sighting>;
  /**
   * Lets green have this share; where AWS takes the steps by itself, it is its word to begin with them. `not ours`: somebody
   * else has moved traffic, as the next look shows.
   */
  advance(change: Change, share: Percent): Promise<'moved' | 'not ours'>;
  /**
   * The last word of a release that is proven: AWS may end blue, or what Greenlight moved is free for others. `not ours`: somebody
   * else has moved traffic, as the next look shows.
   */
  letGo(change: Change): Promise<'let go' | 'not ours'>;
  /** Sends traffic back to blue, or asks AWS to. `nothing to undo`: none had moved; `too late`: the change had already ended. */
  goBack(change: Change): Promise<'accepted' | 'nothing to undo' | 'too late'>;
}

/** All that a release does to a target, and asks of it. */
export interface Hands {
  readonly stager: Stager;
  readonly mover: Mover;
  /** Reads back, by identity, who serves. */
  confirm(change: Change): Promise<Confirmation>;
  /** What the load balancer says of both sides; asked before traffic is sent back to blue, and for the gates that ask for it. */
  health(change: Change): Promise<SeenHealth>;
  /** Where green can be measured from. */
  vantage(change: Change): Vantage;
  /** After a good end: removes what was asked to be removed, nothing that serves or is a way back, and puts back what was lent. What it did, for the log. */
  cleanUp(change: Change): Promise<readonly string[]>;
  /** Asked while green starts, and once before a bad end. */
  explain(change: Change): Promise<Explanation>;
}
