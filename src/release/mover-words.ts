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
  /** The other end: nothing goes back to blue any more. */
  readonly finished: string;
  /** What was staged, or was to be seen to its end, is not there. */
  readonly gone: string;
  readonly notInFlight: string;
}

const wayBack: Readonly<Record<Can['moves'], WayBackWords>> = {
  AWS: {
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
    finished: 'AWS has finished the deployment',
    gone: 'its wait has ended, or somebody stopped it',
    notInFlight: 'No deployment of this release is in flight.',
  },
  Greenlight: {
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
    finished: 'the release is over',
    gone: 'it was never made, or was deleted since',
    notInFlight: 'This release has no traffic divided.',
  },
};

export function wayBackWords({ moves }: Pick<Can, 'moves'>): WayBackWords {
  return wayBack[moves];
}

/** What is said of a target and its revisions, by what the traffic goes to. */
interface TargetWords {
  /** Who names what serves, and where to look when users do not reach it. */
  readonly namedBy: string;
  readonly lookAt: string;
  /** The input that releases a revision as it is. */
  readonly asItIs: 'from-revision' | 'from-version';
  /** Who says whether a side can answer. */
  readonly healthFrom: string;
  /** What becomes of green once it has no traffic, said of whoever moved it, and of green itself. */
  readonly greenEnded: string;
  readonly greenLeft: (mover: string) => string;
}

const target: Readonly<Record<Can['trafficOf'], TargetWords>> = {
  'a service': {
    namedBy: 'ECS',
    lookAt: 'the listeners and target groups of the service',
    asItIs: 'from-revision',
    healthFrom: 'the load balancer',
    greenEnded: 'takes green away by itself',
    greenLeft: mover => `${mover} ends its tasks: going to it again is a new release`,
  },
  'an alias': {
    namedBy: 'the alias',
    lookAt: 'the alias and its versions',
    asItIs: 'from-version',
    healthFrom: 'Lambda',
    greenEnded: 'gives green no traffic any more',
    greenLeft: () => 'stays as it is',
  },
};

export function targetWords({ trafficOf }: Pick<Can, 'trafficOf'>): TargetWords {
  return target[trafficOf];
}
