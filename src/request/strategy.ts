import type { Strategy } from '../release/words.ts';
import { checkWord } from './choices.ts';
import { checkPreset, looksLikePreset, type Preset } from './presets.ts';
import { all, ifGiven, invalid, shown, then, valid, type Checked } from './problems.ts';
import { checkSteps, printSteps, type SteppedStrategy } from './steps.ts';

const kinds = ['blue-green', 'canary', 'linear', 'rolling'] as const satisfies readonly Strategy['kind'][];
type Kind = (typeof kinds)[number];

/** `steps` as given: levels written out, or the name of one of AWS's own configurations, which fixes the strategy. */
type Steps =
  | { readonly as: 'list'; readonly text: string; readonly strategy: SteppedStrategy }
  | { readonly as: 'preset'; readonly text: string; readonly strategy: Strategy };

/**
 * `strategy` and `steps` together: each implies the other's kind, and two different kinds are a problem.
 *
 * @param platform CodeDeploy's, whose predefined configurations may be named; undefined: it moves nothing of this kind
 */
export function checkStrategy(
  strategy: string | undefined,
  steps: string | undefined,
  platform: Preset['platform'] | undefined,
): Checked<Strategy | 'as configured'> {
  const parts = all({
    kind: ifGiven(strategy, undefined, text => checkWord('strategy', text, kinds)),
    steps: ifGiven(steps, undefined, text => readSteps(text, platform)),
  });
  return then(parts, ({ kind, steps }) => {
    if (steps === undefined) return valid(kind === undefined ? 'as configured' : usual(kind));
    return kind === undefined || kind === steps.strategy.kind ? valid(steps.strategy) : contradiction(kind, steps);
  });
}

function readSteps(text: string, platform: Preset['platform'] | undefined): Checked<Steps> {
  if (!looksLikePreset(text)) return then(checkSteps(text), strategy => valid({ as: 'list', text, strategy }));
  if (platform !== undefined)
    return then(checkPreset(text, platform), strategy => valid({ as: 'preset', text, strategy }));
  const reason = 'only configurations of CodeDeploy have names, and it moves nothing here';
  return invalid({ where: 'steps', value: shown(text), reason, remedy: 'leave it out: all traffic moves at once' });
}

/** What a strategy does when no steps are given. */
function usual(kind: Kind): Strategy {
  switch (kind) {
    case 'blue-green':
    case 'rolling':
      return { kind };
    case 'canary':
      return { kind, steps: [{ share: 10, hold: 5 * 60_000 }] };
    case 'linear':
      return { kind, share: 10, every: 60_000 };
  }
}

function contradiction(kind: Kind, steps: Steps): Checked<never> {
  const value = shown(steps.text);
  if (steps.as === 'preset') {
    const reason = `this configuration is \`${steps.strategy.kind}\`, and \`strategy\` says \`${kind}\``;
    return invalid({
      where: 'steps',
      value,
      reason,
      remedy: `write \`strategy: ${steps.strategy.kind}\`, or leave it out`,
    });
  }
  const rewritten = otherKind(steps.strategy, kind);
  const reason =
    rewritten === undefined
      ? `\`strategy: ${kind}\` has no steps`
      : `these steps are not those of \`strategy: ${kind}\``;
  const kept = `write \`strategy: ${steps.strategy.kind}\``;
  const remedy = rewritten === undefined ? `leave \`steps\` out, or ${kept}` : `write \`${rewritten}\`, or ${kept}`;
  return invalid({ where: 'steps', value, reason, remedy });
}

/** The nearest steps of the wanted kind: the first level, in the other grammar. */
function otherKind(strategy: SteppedStrategy, wanted: Kind): string | undefined {
  if (wanted !== 'canary' && wanted !== 'linear') return undefined;
  if (strategy.kind === 'linear') {
    return printSteps({ kind: 'canary', steps: [{ share: strategy.share, hold: strategy.every }] });
  }
  const [first] = strategy.steps;
  return printSteps({ kind: 'linear', share: first.share, every: first.hold });
}
