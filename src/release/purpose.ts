/** What a plan is carried out for: it decides where the way ends, and under which name. */
export type Purpose =
  /** Also what a promote goes on with, once its checks have passed. */
  | { readonly is: 'release' }
  /** Ends with green proven and without production traffic, in the mover's wait for a word. */
  | { readonly is: 'stage' }
  /** A rehearsal: its own gate fails as soon as green has production traffic. */
  | { readonly is: 'drill' }
  /** A revision that has served before is released again, all at once. */
  | { readonly is: 'restore'; readonly because: string }
  /** A change that is in flight is sent back: the revision that is wanted is its blue, and still warm. */
  | { readonly is: 'swap back'; readonly because: string };
