import type { Act } from '../../aws/act.ts';
import { bluePackage, checkout, type CheckoutChanges, files, handlerOf, inputs } from '../../releases/checkout.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { healthy, threeTimesSlower } from '../../releases/shop.ts';
import { inTheLedger } from './earlier-release.ts';
import { type AnyTale, functionWays } from './ways.ts';

/** A release of the checkout, whose alias Greenlight itself moves. */
export interface FunctionTale extends AnyTale {
  readonly target: 'lambda';
  readonly moves: keyof typeof functionWays;
  readonly green: keyof typeof functionGreens;
  /** A published version does not fall ill by itself. */
  readonly blue: 'well';
  readonly before: keyof typeof functionProofs;
  readonly settings: 'as they are' | 'one more variable';
  /** Whether old versions are deleted after a good end. */
  readonly keeps: 'all' | '1';
}

type Version = NonNullable<CheckoutChanges['green']>;

interface Green {
  readonly version: Version;
  readonly function: NonNullable<CheckoutChanges['function']>;
}

const fails = { code: 'ImageAccessDenied', reason: 'Lambda does not have permission to access the ECR image.' };

/** What green turns out to be. */
export const functionGreens = {
  good: { version: healthy, function: {} },
  slow: { version: threeTimesSlower, function: {} },
  erring: { version: { ...healthy, requestErrors: 0.2 }, function: {} },
  'a version that cannot become active': { version: healthy, function: { activation: { seconds: 20, fails } } },
  'what serves already': { version: healthy, function: {} },
} as const satisfies Readonly<Record<string, Green>>;

interface Proof {
  readonly gates: string;
  readonly code: string;
}

const alarms = 'alarms: [checkout-errors, checkout-p99]';
const invoked = [alarms, 'smoke:', `  - { invoke: { payload: '{"ping":true}' }, contains: ok, retries: 2 }`].join('\n');
const throwing = "export const handler = async () => {\n  throw new TypeError('no session store');\n};\n";

/** What green has to pass before users meet it. */
export const functionProofs = {
  nothing: { gates: alarms, code: handlerOf('2.4.1') },
  'a smoke test that it passes': { gates: invoked, code: handlerOf('2.4.1') },
  'a smoke test that it fails': { gates: invoked, code: throwing },
} as const satisfies Readonly<Record<string, Proof>>;

/** The versions at the beginning: an old one, what serves, and one that nobody has led users to. All of them run blue's package. */
export const oldVersion = '1';
export const blueVersion = '2';
export const otherVersion = '3';

/** Somebody gives the alias these shares, and says nothing about it. */
export function routed(version: string, weights: Readonly<Record<string, number>> = {}, more: object = {}): Act {
  const RoutingConfig = { AdditionalVersionWeights: weights };
  const input = { FunctionName: 'checkout', Name: 'live', FunctionVersion: version, RoutingConfig, ...more };
  return { call: 'lambda:UpdateAlias', input };
}

export function functionScenario(tale: FunctionTale): Scenario {
  const { green, moves, bakeMinutes, before, turn, settings, keeps, pollSeconds } = tale;
  const { gates, code }: Proof = functionProofs[before];
  const { package: _package, ...sameCode } = inputs;
  const { version, function: changes }: Green = functionGreens[green];
  const same = green === 'what serves already';
  return {
    name: functionInWords(tale),
    tells: functionInWords(tale),
    files: files(code),
    blue: bluePackage,
    inputs: {
      ...(same ? sameCode : inputs),
      ...functionWays[moves].asked,
      gates,
      bake: `${bakeMinutes}m`,
      poll: `${pollSeconds}s`,
      ...(settings === 'as they are' || same ? {} : { 'environment-variables': 'TIER=gold' }),
      ...(keeps === 'all' ? {} : { 'keep-versions': keeps }),
    },
    gitHub: { deployments: [inTheLedger('lambda')] },
    world: checkout({
      seed: tale.world,
      green: version,
      code,
      function: {
        versions: [oldVersion, blueVersion, otherVersion].map(number => ({
          version: number,
          package: bluePackage,
          // What they run with tells them apart; $LATEST is as blue is.
          ...(number === blueVersion ? {} : { configuration: { Timeout: 20 + Number(number) } }),
        })),
        aliases: [
          {
            name: 'live',
            version: blueVersion,
            description: 'what users call',
            ...(turn === 'busy' ? { weights: { [otherVersion]: 0.5 } } : {}),
          },
        ],
        ...changes,
      },
      world: {
        // Alarms need a past to have a state; two minutes are enough, and quick.
        warmUp: '2m',
      },
    }),
  };
}

export function functionInWords(tale: FunctionTale): string {
  const { green, moves, bakeMinutes, before, turn, settings, keeps, pollSeconds, world } = tale;
  return [
    `green is ${green}`,
    `moved ${moves}, baked ${bakeMinutes} min`,
    `before traffic ${before}`,
    `the alias is ${turn}`,
    `settings ${settings}`,
    `keeps ${keeps} of the versions`,
    `looks every ${pollSeconds} s`,
    `world ${world}`,
  ].join('; ');
}
