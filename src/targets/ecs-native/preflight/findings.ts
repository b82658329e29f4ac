import type { Finding } from '../../../release/problem.ts';
import type { Millis } from '../../../release/words.ts';
import { appSpecFindings } from './app-spec.ts';
import { bakeFindings } from './bake.ts';
import { blueFindings, healthFindings } from './blue.ts';
import type { Facts } from './facts.ts';
import { pauseFindings } from './pauses.ts';
import { ringingFindings } from './ringing.ts';
import { rollingFindings } from './rolling.ts';
import { splitFindings } from './split.ts';
import { stickinessFindings } from './stickiness.ts';
import { strategyFindings } from './strategy.ts';
import { testRuleFindings } from './test-rule.ts';
import { unbalancedFindings } from './unbalanced.ts';
import { wiringFindings } from './wiring.ts';

/** All that stands in the way of a release that has not begun, and all that is worth knowing before it does. */
export function findings(facts: Facts, bake: Millis): readonly Finding[] {
  const wiring = wiringFindings(facts);
  return [
    ...strategyFindings(facts),
    ...appSpecFindings(facts),
    ...wiring,
    // Weights are worth a word only where they are the weights of what fits together.
    ...(wiring.length > 0 ? [] : splitFindings(facts)),
    ...blueFindings(facts),
    ...bakeFindings({ ...facts, bake }),
    ...ringingFindings(facts),
    ...pauseFindings(facts),
    ...testRuleFindings(facts),
    ...stickinessFindings(facts),
    ...rollingFindings(facts),
    ...unbalancedFindings(facts),
  ];
}

/** A release that is in flight already is gone on with, whatever stands there: all that is said is what going back would meet. */
export function findingsUnderWay(facts: Facts): readonly Finding[] {
  return healthFindings(facts);
}
