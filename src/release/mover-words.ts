import type { Can } from './plan.ts';

/** What is said of the way back, by who takes it: AWS is asked to stop a deployment; Greenlight writes that blue has all traffic. */
interface WayBackWords {
  /** To be waited for: the first sight of the change, that the way back is asked, and that it shows. */
  readonly firstSight: string;
  readonly asked: string;
  readonly shown: string;
  readonly notShown: string;
  /** AWS would not have it. */
  readonly notTaken: string;
  /** It came too late, and how the change ended is to be seen yet, or is never seen. */
  readonly tooLate: string;
  readonly endToBeSeen: string;
  readonly endUnseen: string;
  /** It is over, whoever took it. */
  readonly over: string;
  /** Where somebody else did. */
  readonly askWho: string;
  /** It was asked for, or taken: for the log. */
  readonly asking: (change: string, blue: string) => string;
  /** The other end: nothing goes back to blue any more. */
  readonly finished: string;
  /** What was staged, or was to be seen to its end, is not there. */
  readonly gone: string;
  readonly notInFlight: string;
}

const byAws: WayBackWords = {
  firstSight: 'the deployment to become visible',
  asked: 'AWS to take the stop',
  shown: 'the deployment to stop',
  notShown: 'the stop shows no effect yet',
  notTaken: 'AWS did not take the stop.',
  tooLate: 'The deployment had ended, and AWS did not say how.',
  endToBeSeen: 'AWS to say how the deployment ended',
  endUnseen: 'The deployment had ended, and AWS does not say how.',
  over: 'the deployment has stopped',
  askWho: 'Ask who stopped the deployment, and why.',
  asking: change => `asked AWS to stop ${change} and go back`,
  finished: 'AWS has finished the deployment',
  gone: 'its wait has ended, or somebody stopped it',
  notInFlight: 'No deployment of this release is in flight.',
};

const byGreenlight: WayBackWords = {
  firstSight: 'the weights to be readable',
  asked: 'the way back to be taken',
  shown: 'all traffic to show on blue',
  notShown: 'what was given back does not show on blue yet',
  notTaken: 'The way back could not be taken.',
  tooLate: 'The release was over, or somebody else had moved the traffic, and which of the two was not seen.',
  endToBeSeen: 'who has the traffic to be seen',
  endUnseen: 'The release was over, or somebody else had moved the traffic, and which of the two cannot be seen.',
  over: 'nothing moves this traffic any more',
  askWho: 'Ask who moved the traffic, and why.',
  asking: (_, blue) => `gave all traffic back to ${blue}`,
  finished: 'the release is over',
  gone: 'it was never made, or was deleted since',
  notInFlight: 'This release has no traffic divided.',
};

/** What moves once is not taken back: green is removed, where somebody asks for that. */
const neverBack: WayBackWords = {
  firstSight: 'the deployment to become visible',
  asked: 'AWS to take the word to delete green',
  shown: 'green to be deleted',
  notShown: 'green is not being deleted yet',
  notTaken: 'AWS did not take the word to delete green.',
  tooLate: 'The deployment was switching over, or had done so, and which of the two was not seen.',
  endToBeSeen: 'AWS to say how the switchover ended',
  endUnseen: 'The deployment was switching over, and AWS does not say how that ended.',
  over: 'the deployment is over',
  askWho: 'Ask who removed green, and why.',
  asking: change => `asked AWS to delete green and ${change}`,
  finished: 'green has all traffic, and the switchover is over',
  gone: 'it was never made, was removed, or was switched over',
  notInFlight: 'No deployment of this release is in flight.',
};

/** While it is under way AWS stops it; once it is over, blue is deployed again. */
const anew: WayBackWords = {
  ...byAws,
  asked: 'AWS to take the word to go back',
  shown: 'the way back to begin',
  notShown: 'the way back does not show yet',
  notTaken: 'AWS did not take the word to go back.',
  asking: (change, blue) => `asked AWS to go back from ${change} to ${blue}`,
};

const wayBack: Readonly<Record<Can['wayBack'], (moves: Can['moves']) => WayBackWords>> = {
  'while blue is kept': moves => (moves === 'AWS' ? byAws : byGreenlight),
  'before traffic': () => neverBack,
  'by a new deployment': () => anew,
};

export function wayBackWords({ moves, wayBack: back }: Pick<Can, 'moves' | 'wayBack'>): WayBackWords {
  return wayBack[back](moves);
}

/** What becomes of blue once all traffic is on green: most of what is said of the end depends on it. */
export type FateOfBlue =
  'stays read-only' | 'stays one write away' | 'is kept' | 'is kept out of reach' | 'is ended' | 'is replaced';

export function fateOfBlue({ wayBack: back, moves, blueKept, blueAfter }: Can): FateOfBlue {
  switch (back) {
    case 'before traffic':
      return 'stays read-only';
    case 'by a new deployment':
      return 'is replaced';
    case 'while blue is kept':
      if (moves === 'Greenlight') return 'stays one write away';
      if (blueKept === 'for ever') return 'is kept';
      return blueAfter === 'out of reach' ? 'is kept out of reach' : 'is ended';
  }
}

/** What is said of a target and its revisions, by what the traffic goes to. */
interface TargetWords {
  /** Who names what serves, and where to look when users do not reach it. */
  readonly namedBy: string;
  readonly lookAt: string;
  /** What a person can do to have a former revision serve, to be read after "or". */
  readonly goodAgain: string;
  /** Who says whether a side can answer. */
  readonly healthFrom: string;
  /** What becomes of green once it has no traffic, said of whoever moved it, and of green itself. */
  readonly greenEnded: string;
  readonly greenLeft: (mover: string) => string;
  /** Where users are led to neither side. */
  readonly nobody: { readonly why: string; readonly next: string };
}

const target: Readonly<Record<Can['trafficOf'], TargetWords>> = {
  'a service': {
    namedBy: 'ECS',
    lookAt: 'the listeners and target groups of the service',
    goodAgain: 'release a revision that was good with `from-revision`',
    healthFrom: 'the load balancer',
    greenEnded: 'takes green away by itself',
    greenLeft: mover => `${mover} ends its tasks: going to it again is a new release`,
    nobody: {
      why: 'The listener leads users neither to blue nor to green: its rule was changed meanwhile.',
      next: "Have the production listener's rule lead to the service's target groups again, now.",
    },
  },
  'an alias': {
    namedBy: 'the alias',
    lookAt: 'the alias and its versions',
    goodAgain: 'release a revision that was good with `from-version`',
    healthFrom: 'Lambda',
    greenEnded: 'gives green no traffic any more',
    greenLeft: () => 'stays as it is',
    nobody: {
      why: 'The alias leads to neither version: it was deleted or changed meanwhile.',
      next: 'Point the alias at a version that can answer, now.',
    },
  },
  'a database': {
    namedBy: 'RDS',
    lookAt: 'the database and its blue/green deployment',
    goodAgain: 'decide about old blue by hand, which has nothing that was written since the switchover',
    healthFrom: 'RDS',
    greenEnded: 'deletes green',
    greenLeft: () => 'was deleted',
    nobody: {
      why: 'Nothing has the name that users ask for: it was deleted or renamed meanwhile.',
      next: 'Give that name to a database that can serve, now. Green may be the last copy: do not remove it before users are served again.',
    },
  },
};

export function targetWords({ trafficOf }: Pick<Can, 'trafficOf'>): TargetWords {
  return target[trafficOf];
}
