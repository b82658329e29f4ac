import type { FaultRule } from '../../aws/fault-rule.ts';
import {
  files,
  healthy,
  inputs,
  provenBeforeTraffic,
  shop,
  type ShopChanges,
  threeTimesSlower,
  waitsForAWord,
} from '../shop.ts';
import type { Story } from './row.ts';

const minute = 60_000;

export interface Changes extends ShopChanges {
  readonly faults?: readonly FaultRule[];
}

/** The short good release that most bad days are laid over: all traffic at once, a bake of a minute. */
export function good(changes: Changes = {}, more: Readonly<Record<string, string>> = {}): Story {
  return story('a good release', minute, { ...inputs, strategy: 'blue-green', bake: '1m', ...more }, changes);
}

/** A slow version, caught by an alarm at 10 % and taken back; its steps are a configuration that AWS does not have. */
export function bad(changes: Changes = {}): Story {
  const steps = { steps: '10% 8m', bake: '1m' };
  return story('a bad release', 9 * minute, { ...inputs, ...steps }, { green: threeTimesSlower, ...changes });
}

/** A good version, at 10 % for three minutes before it has all. */
export function canary(changes: Changes = {}): Story {
  return story('a good release by steps', 4 * minute, { ...inputs, steps: '10% 3m', bake: '1m' }, changes);
}

/** Green answers a smoke test behind the test listener before users get to it. */
export function proven(changes: Changes = {}): Story {
  const asked = { ...provenBeforeTraffic, strategy: 'blue-green', bake: '1m' };
  return story('a release that is proven before traffic', minute, asked, { group: waitsForAWord, ...changes });
}

/** Every task of green ends soon after its start. */
export function crashing(changes: Changes = {}): Story {
  const crashes = { afterSeconds: 4, exitCode: 1, reason: 'OutOfMemoryError: Container killed due to memory usage' };
  return story(
    'a release that does not start',
    minute,
    { ...inputs, strategy: 'blue-green', bake: '1m' },
    { green: { ...healthy, start: { crashes } }, ...changes },
  );
}

/** The beginning of the deployment is applied, and its answer lost. */
export function unanswered(changes: Changes = {}): Story {
  const lost = { operation: 'codedeploy:CreateDeployment', calls: { nth: 1 }, fault: { kind: 'lost-after' } } as const;
  return {
    ...good({ ...changes, faults: [...(changes.faults ?? []), lost] }),
    name: 'a beginning that is not answered',
  };
}

function story(
  name: string,
  planned: number,
  asked: Story['inputs'],
  { faults = [], world, ...changes }: Changes,
): Story {
  return {
    name,
    tells: name,
    planned,
    files,
    // Looks are what a play costs; three times fewer than by default still see everything that a row is about.
    inputs: { ...asked, poll: '15s' },
    // Alarms need a past to have a state; two minutes are enough, and quick.
    world: shop({ ...changes, world: { warmUp: '2m', ...world, faults: [...faults, ...(world?.faults ?? [])] } }),
  };
}

const appspec = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: <TASK_DEFINITION>
        LoadBalancerInfo: { ContainerName: api, ContainerPort: 8080 }
Hooks:
  - BeforeAllowTraffic: check-sign-in
`;

/** The user's own function says no before traffic. */
export function hooked(changes: Changes = {}): Story {
  const told = good(
    {
      functions: { 'check-sign-in': { result: 'Failed', takesSeconds: 8, logTail: 'sign-in answered 401' } },
      ...changes,
    },
    { appspec: 'ecs/appspec.yaml' },
  );
  return { ...told, name: 'a release whose hook fails', files: { ...told.files, 'ecs/appspec.yaml': appspec } };
}
