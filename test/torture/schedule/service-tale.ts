import {
  blueImage,
  colleaguesDeployment,
  files,
  greenImage,
  inputs,
  provenBeforeTraffic,
  shop,
  type ShopChanges,
  waitsForAWord,
} from '../../releases/shop.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { failsItsChecks } from '../../releases/bad-days/rows/acts.ts';
import { inTheLedger } from './earlier-release.ts';
import { type Blue, badHealth, blues, goodHealth, type Green, greens } from './service-versions.ts';
import { type AnyTale, type ServiceWay, ways } from './ways.ts';

/** A release of the shop's service, moved by CodeDeploy. */
export interface ServiceTale extends AnyTale {
  readonly target: 'ecs';
  readonly green: Green;
  readonly blue: Blue;
  readonly moves: ServiceWay;
  readonly before: keyof typeof proofs;
  readonly room: 'plenty' | 'for blue alone';
  /** Who obeys the alarms of the gates. */
  readonly alarmsOf: 'the gates' | 'the gates and the group';
  /** Whether blue is let go after the bake, or when AWS is configured to end it. */
  readonly retire: 'aws' | 'now';
}

type Version = NonNullable<ShopChanges['green']>;

interface Proof {
  readonly asked: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly group: NonNullable<ShopChanges['group']>;
  readonly functions: NonNullable<ShopChanges['functions']>;
  readonly pages: Version['pages'];
}

const none = { asked: {}, files: {}, group: {}, functions: {}, pages: undefined };
const smoked = { asked: { gates: provenBeforeTraffic.gates }, files: {}, group: waitsForAWord, functions: {} };
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
const hooked = { ...none, asked: { appspec: 'ecs/appspec.yaml' }, files: { 'ecs/appspec.yaml': appspec } };

/** What green has to pass before users meet it. */
export const proofs = {
  nothing: none,
  'a smoke test that it passes': { ...smoked, pages: goodHealth.pages },
  'a smoke test that it fails': { ...smoked, pages: badHealth.pages },
  'a hook that it passes': { ...hooked, functions: { 'check-sign-in': { result: 'Succeeded', takesSeconds: 8 } } },
  'a hook that it fails': {
    ...hooked,
    functions: { 'check-sign-in': { result: 'Failed', takesSeconds: 8, logTail: 'sign-in answered 401' } },
  },
} as const satisfies Readonly<Record<string, Proof>>;

export function serviceScenario(tale: ServiceTale): Scenario {
  const { green, blue, moves, bakeMinutes, before, room, turn, alarmsOf, pollSeconds, retire } = tale;
  const proof: Proof = proofs[before];
  const illAt = blues[blue];
  return {
    name: serviceInWords(tale),
    tells: serviceInWords(tale),
    files: { ...files, ...proof.files },
    inputs: {
      ...inputs,
      ...ways[moves].asked,
      ...proof.asked,
      image: green === 'what serves already' ? blueImage : greenImage,
      bake: `${bakeMinutes}m`,
      poll: `${pollSeconds}s`,
      retire,
    },
    ...(turn === 'busy' ? { before: { acts: [colleaguesDeployment], ago: 60_000 } } : {}),
    gitHub: { deployments: [inTheLedger('ecs')] },
    world: shop({
      seed: tale.world,
      green: { ...greens[green], ...(proof.pages === undefined ? {} : { pages: proof.pages }) },
      ...(room === 'plenty' ? {} : { capacity: 3 }),
      functions: proof.functions,
      group: {
        ...proof.group,
        terminationWaitMinutes: 5,
        ...(alarmsOf === 'the gates' ? {} : { alarms: { names: ['api-5xx', 'api-p99'] } }),
      },
      world: {
        // Alarms need a past to have a state; two minutes are enough, and quick.
        warmUp: '2m',
        actors: illAt === undefined ? [] : [{ at: illAt, do: failsItsChecks(blueImage) }],
      },
    }),
  };
}

export function serviceInWords(tale: ServiceTale): string {
  const { green, blue, moves, bakeMinutes, before, room, turn, alarmsOf, pollSeconds, retire, world } = tale;
  return [
    `green is ${green}`,
    `moved ${moves}, baked ${bakeMinutes} min`,
    `before traffic ${before}`,
    `blue ${blue}`,
    `room ${room}`,
    `the target is ${turn}`,
    `alarms obeyed by ${alarmsOf}`,
    `looks every ${pollSeconds} s`,
    `retire ${retire}`,
    `world ${world}`,
  ].join('; ');
}
