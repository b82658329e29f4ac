import { describe, expect, test } from '@jest/globals';
import { commandLines } from '../../../src/report/summary/command-lines.ts';
import { plan, problems, releases } from '../stories.ts';
import { comment, linesOf, shown } from './written.ts';

describe('the comment of a plan', () => {
  test('shows what changes and what would happen, before any click', () => {
    // given
    const events = releases.planned;
    // when
    const text = shown(comment(events));
    // then
    expect(linesOf(text)[1]).toBe(
      '### 📋 Planned for production: nothing was written, all traffic is on blue `api:41`',
    );
    expect(text).toContain('| image of web | example/api:1.8.3 | example/api:1.9.0 |');
    expect(text).toContain('| environment FEATURE_FLAGS of web | (not shown) | changed (not shown) |');
    expect(text).toContain('| T to T + 5 min | 10 % of traffic on green, held for 5 min | AWS |');
    expect(text).toContain('**Next:** To release it, say `operation: release` in the step.');
  });

  test('says what of it is not proven', () => {
    // given
    const unproven = releases.planned.map(event =>
      event.type === 'planned' ? { ...event, plan: { ...plan, gates: [] } } : event,
    );
    // when
    const text = comment(unproven);
    // then
    expect(text).toContain('| T to T + 5 min | 10 % of traffic on green, held for 5 min | AWS | ⚠️ nothing |');
    expect(text).toContain('No alarm of the gates watches unhealthy targets');
  });

  test('shows of one that is refused every problem, its remedy and the command that mends it', () => {
    // given
    const events = releases.refused;
    // when
    const text = shown(comment(events));
    // then
    expect(linesOf(text)[1]).toBe('### ⛔ Refused in production: 4 problems, nothing was written');
    expect(text).toContain('| steps | `10% 90s` | CodeDeploy takes whole minutes | use `10% 2m` |');
    expect(text).toContain(`\`\`\`sh\n${commandLines(problems.at(-1)?.command ?? '')}\n\`\`\``);
  });
});
