import { parseArgs } from 'node:util';
import { badDays } from './bad-days.ts';
import { bundleBytes } from './bundle.ts';
import { callsPerMinute } from './calls.ts';
import { coldStart } from './cold-start.ts';
import { damageOfABadRelease } from './damage.ts';
import { peakMemory } from './memory.ts';
import { type OwnDeployments, ownDeployments } from './own-deployments.ts';
import { switchoverOfADatabase } from './switchover.ts';
import { hourOfTraffic } from './traffic.ts';

// Figures, not tests: the machines are noisy, so speed is a ratio of two things measured in turns, and the rest is
// counted on virtual time and the same on every machine.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '21' },
    seeds: { type: 'string', default: '20' },
  },
});

const start = await coldStart(Number(values.rounds));
const memory = await peakMemory(3);
const traffic = await hourOfTraffic(Number(values.rounds));
const bundle = await bundleBytes();
const calls = await callsPerMinute('ecs-canary');
const damage = await damageOfABadRelease('ecs-bad-release', Number(values.seeds));
const lambdaDamage = await damageOfABadRelease('lambda-bad-release', Number(values.seeds));
const ownCanary = await ownDeployments('ecs-native-canary', 'ecs-native-canary-bad', Number(values.seeds));
const rolling = await ownDeployments('ecs-rolling', 'ecs-rolling-bad', Number(values.seeds));
const switchover = await switchoverOfADatabase(Number(values.seeds));
const bad = await badDays();

const figure = (value: number, digits = 2): string => value.toFixed(digits);
const rows: readonly (readonly [string, string])[] = [
  [
    'process start to first AWS request, against an empty script',
    `${figure(start.ratio)} (${figure(start.firstRequestMs, 0)} ms, ${figure(start.emptyMs, 0)} ms)`,
  ],
  [
    'peak memory of a whole release, against an empty script',
    `${figure(memory.ratio)} (${figure(memory.releaseMiB, 0)} MiB, ${figure(memory.emptyMiB, 0)} MiB)`,
  ],
  [
    'an hour of 50 requests a second in the simulated world, against an empty script',
    `${figure(traffic.ratio)} (${figure(traffic.hourMs, 0)} ms, ${figure(traffic.emptyMs, 0)} ms)`,
  ],
  ['bytes in the bundle', bundle.total.toLocaleString('en')],
  ...Object.entries(calls).map(([operation, count]): [string, string] => [
    `${operation} per minute of waiting`,
    figure(count),
  ]),
  [
    `people hurt by a bad release, canary against all at once (${damage.seeds} seeds)`,
    `${figure(damage.ratio, 3)} (${figure(damage.canary, 1)}, ${figure(damage.allAtOnce, 1)})`,
  ],
  [
    `the same for a function, weights of its alias against all at once (${lambdaDamage.seeds} seeds)`,
    `${figure(lambdaDamage.ratio, 3)} (${figure(lambdaDamage.canary, 1)}, ${figure(lambdaDamage.allAtOnce, 1)})`,
  ],
  ['alarm readable to our stop call, worst', `${damage.worstAlarmToStopSeconds} s`],
  ['stop call to all users on blue, worst', `${damage.worstStopToBlueSeconds} s`],
  ...followed('a canary of ECS’s own', ownCanary),
  ...followed('a rolling deployment', rolling),
  ['most traffic that the bad release ever had', `${damage.mostOnGreen} %`],
  [
    `seconds without a write in the switchover of a database, mean (${switchover.seeds} seeds)`,
    `${figure(switchover.secondsWithoutWrites.mean, 1)} (${switchover.secondsWithoutWrites.worst} at worst)`,
  ],
  [
    'from the first write refused in it to the last, mean',
    `${figure(switchover.secondsOfRefusals.mean, 1)} (${switchover.secondsOfRefusals.worst} at worst, ${figure(switchover.writesRefused, 0)} writes refused)`,
  ],
  ['writes lost in all of them', `${switchover.writesLost}`],
  ...Object.entries(switchover.callsPerHourOfProvisioning).map(([operation, count]): [string, string] => [
    `${operation} per hour in which green is made`,
    `${count}`,
  ]),
  ['bad days', `${bad.rows}`],
  ['wrong answers on them', `${bad.wrong.length}`],
];
function followed(what: string, of: OwnDeployments): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(of.callsPerMinute).map(
      ([operation, count]) => [`${what}: ${operation} per minute of waiting`, figure(count)] as const,
    ),
    [`${what}: alarm readable to our call to go back, worst`, `${of.worstAlarmToStopSeconds} s`],
    [`${what}: end of the way back visible to the verdict, worst`, `${of.worstEndToVerdictSeconds} s`],
  ];
}

const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`${what.padEnd(width)}  ${value}`);
for (const sentence of bad.wrong) console.log(sentence);
if (values.json)
  console.log(
    JSON.stringify({
      start,
      memory,
      traffic,
      bundle,
      callsPerMinute: calls,
      damage,
      lambdaDamage,
      ownDeployments: { canary: ownCanary, rolling },
      switchover,
      'bad-day-rows': bad.rows,
      'wrong-answers': bad.wrong.length,
    }),
  );
