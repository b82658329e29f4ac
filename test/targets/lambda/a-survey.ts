import type { Aim } from '../../../src/release/aim.ts';
import type { Gate } from '../../../src/release/gate.ts';
import { type Mark, printMark } from '../../../src/release/mark.ts';
import type { Finding } from '../../../src/release/problem.ts';
import type { LambdaTarget } from '../../../src/request/request.ts';
import type { Survey } from '../../../src/targets/ports.ts';
import { surveyTarget } from '../../../src/targets/survey.ts';
import { askedOf } from '../asked.ts';
import { packageOf, run, type OpenFunction } from './open-function.ts';

export const inputs: Aim = { is: 'the inputs', recorded: new Map() };

/** Asks for other code and nothing else, unless something is said. */
export function asking(more: Partial<LambdaTarget> = {}): LambdaTarget {
  return {
    kind: 'lambda',
    function: 'checkout',
    alias: 'live',
    code: packageOf('2.5.0'),
    configuration: {},
    variables: new Map(),
    codedeploy: 'not asked',
    hooks: [],
    keepVersions: 'all',
    ...more,
  };
}

export async function survey(world: OpenFunction, target: Partial<LambdaTarget> = {}, aim = inputs): Promise<Survey> {
  const { clients, patient, brisk, clock } = world;
  const reach = {
    region: 'eu-west-1',
    clients,
    patient,
    brisk,
    presence: async () => ({ is: 'over' as const }),
    now: clock.now,
  };
  return surveyTarget(await askedOf(asking(target)), run, aim, reach);
}

export function findingsIn({ found }: Survey, gates: readonly Gate[] = []): readonly Finding[] {
  return found.findings({ purpose: 'release', gates, strategy: { kind: 'blue-green' } });
}

/** A description that says of version 2 that it was taken back, and that version 1 serves again. */
export const takenBack = (changeId = 'gl-8-0123abcd.1'): string => {
  const mark: Mark = { changeId, from: '1', to: '2', stage: { is: 'taken back' } };
  return `what users call ${printMark(mark)}`;
};

export const invoked: Gate = {
  kind: 'smoke',
  name: 'smoke',
  when: 'before-traffic',
  force: 'obeyed',
  check: {
    asks: 'the function',
    payload: '{"ping":true}',
    contains: undefined,
    latency: undefined,
    timeout: 5_000,
    retries: 3,
  },
};
