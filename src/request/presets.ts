import type { Strategy } from '../release/words.ts';
import { longestDuration } from './duration.ts';
import { nearest, quotedList } from './nearest.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';
import { printSteps, type SteppedStrategy } from './steps.ts';

type PresetStrategy = SteppedStrategy | Extract<Strategy, { kind: 'blue-green' }>;

/** A deployment configuration that CodeDeploy brings with it, by its name after `CodeDeployDefault.`. */
export interface Preset {
  readonly platform: 'ECS' | 'Lambda';
  readonly name: string;
  readonly strategy: PresetStrategy;
}

/**
 * All predefined configurations that shift traffic (CodeDeploy user guide, "Predefined deployment configurations").
 * AWS spells the minutes of a linear one in the plural for ECS and in the singular for Lambda.
 */
export const presets: readonly Preset[] = [
  { platform: 'ECS', name: 'ECSAllAtOnce', strategy: { kind: 'blue-green' } },
  { platform: 'ECS', name: 'ECSCanary10Percent5Minutes', strategy: canary(10, 5) },
  { platform: 'ECS', name: 'ECSCanary10Percent15Minutes', strategy: canary(10, 15) },
  { platform: 'ECS', name: 'ECSLinear10PercentEvery1Minutes', strategy: linear(10, 1) },
  { platform: 'ECS', name: 'ECSLinear10PercentEvery3Minutes', strategy: linear(10, 3) },
  { platform: 'Lambda', name: 'LambdaAllAtOnce', strategy: { kind: 'blue-green' } },
  { platform: 'Lambda', name: 'LambdaCanary10Percent5Minutes', strategy: canary(10, 5) },
  { platform: 'Lambda', name: 'LambdaCanary10Percent10Minutes', strategy: canary(10, 10) },
  { platform: 'Lambda', name: 'LambdaCanary10Percent15Minutes', strategy: canary(10, 15) },
  { platform: 'Lambda', name: 'LambdaCanary10Percent30Minutes', strategy: canary(10, 30) },
  { platform: 'Lambda', name: 'LambdaLinear10PercentEvery1Minute', strategy: linear(10, 1) },
  { platform: 'Lambda', name: 'LambdaLinear10PercentEvery2Minutes', strategy: linear(10, 2) },
  { platform: 'Lambda', name: 'LambdaLinear10PercentEvery3Minutes', strategy: linear(10, 3) },
  { platform: 'Lambda', name: 'LambdaLinear10PercentEvery10Minutes', strategy: linear(10, 10) },
];

/** Steps never begin with a letter and always hold a `%` or a digit first; a preset's name is one word. */
export function looksLikePreset(text: string): boolean {
  return /^[a-z][^\s%,]*$/i.test(text);
}

/** A preset by its name, with or without `CodeDeployDefault.` and the platform, in any case, `Minute` or `Minutes`. */
export function checkPreset(text: string, platform: Preset['platform']): Checked<PresetStrategy> {
  const ours = presets.filter(preset => preset.platform === platform);
  const found = ours.find(preset => spelling(preset.name) === spelling(text) || core(preset.name) === spelling(text));
  return found === undefined ? invalid(unknownPreset(text, platform, ours)) : valid(found.strategy);
}

function unknownPreset(text: string, platform: string, ours: readonly Preset[]) {
  const problem = {
    where: 'steps',
    value: shown(text),
    reason: `AWS has no configuration of this name for ${platform}`,
  };
  const wanted = stepsNamed(text);
  const nearestName = wanted === undefined ? nearestByLetters(text, ours) : nearestBySteps(wanted, ours);
  const orSteps =
    wanted === undefined || wanted.kind === 'blue-green' ? '' : ` As steps it is \`${printSteps(wanted)}\`.`;
  const remedy =
    nearestName === undefined
      ? `write steps such as \`10% 5m\`, or one of ${quotedList(ours.map(preset => preset.name))}`
      : `did you mean \`${nearestName}\`?${orSteps}`;
  return { ...problem, remedy };
}

/** What a name in AWS's pattern says, whether or not AWS has it: `Canary10Percent10Minutes`. */
function stepsNamed(text: string): PresetStrategy | undefined {
  if (core(text) === 'allatonce') return { kind: 'blue-green' };
  const parts = /^(canary|linear)(\d{1,2})percent(?:every)?(\d{1,5})minute$/.exec(core(text));
  const [share, minutes] = [Number(parts?.[2]), Number(parts?.[3])];
  if (parts === null || share === 0 || minutes === 0 || minutes * 60_000 > longestDuration) return undefined;
  return parts[1] === 'canary' ? canary(share, minutes) : linear(share, minutes);
}

/** The nearest in time among those of the same strategy; of two as near, the slower one. */
function nearestBySteps(wanted: PresetStrategy, ours: readonly Preset[]): string | undefined {
  const alike = ours.filter(preset => preset.strategy.kind === wanted.kind);
  const distance = (preset: Preset) => Math.abs(pace(preset.strategy) - pace(wanted));
  return alike.toSorted((a, b) => distance(a) - distance(b) || pace(b.strategy) - pace(a.strategy))[0]?.name;
}

function nearestByLetters(text: string, ours: readonly Preset[]): string | undefined {
  const close = nearest(
    core(text),
    ours.map(preset => core(preset.name)),
  );
  return ours.find(preset => core(preset.name) === close)?.name;
}

function pace(strategy: PresetStrategy): number {
  switch (strategy.kind) {
    case 'blue-green':
      return 0;
    case 'canary':
      return strategy.steps[0].hold;
    case 'linear':
      return strategy.every;
  }
}

function spelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/^codedeploydefault\./, '')
    .replace(/minutes$/, 'minute');
}

function core(name: string): string {
  return spelling(name).replace(/^(ecs|lambda)/, '');
}

function canary(share: number, minutes: number): SteppedStrategy {
  return { kind: 'canary', steps: [{ share, hold: minutes * 60_000 }] };
}

function linear(share: number, minutes: number): SteppedStrategy {
  return { kind: 'linear', share, every: minutes * 60_000 };
}
