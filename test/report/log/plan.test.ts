import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../src/release/plan.ts';
import { plan, releases, run, second, start } from '../stories.ts';
import { logged, textOf, texts } from './logged.ts';

describe('the plan in the log', () => {
  test('the whole plan stands before the first write and outside every group', () => {
    // given
    const lines = logged(releases.running);
    // when
    const first = lines.findIndex(line => textOf(line).includes('wrote to AWS'));
    const before = lines
      .slice(
        0,
        lines.findIndex(line => line.kind === 'group'),
      )
      .map(textOf)
      .join('\n');
    // then
    expect(lines.findIndex(line => line.kind === 'group')).toBeLessThan(first);
    for (const part of [
      'ecs service prod/api in production',
      'api:41',
      'a new revision of api',
      'memory: 1024 → 2048',
      'FEATURE_FLAGS of web: changed (value not shown)',
      '10 % of traffic on green, held for 5 min',
      'change      gl-19482012345-3f9a12c0.1',
      'bake for 9 min 50 s of 10 min',
      'T to T + 5 min ',
      'your function: check-login runs at BeforeAllowTraffic; proof: it reports success within 1 h',
      'From T to the verdict: 14 min 50 s. Time limit: 1 h from the first look.',
      'AWS: keep blue for 10 min after all traffic is on green, then end it: from then on',
      'api-5xx, api-p99',
      'a gate fails: revert',
      'an alarm has insufficient data: proceed',
      'a canary has exactly one step',
    ]) {
      expect(before).toContain(part);
    }
    expect(lines.filter(line => line.kind === 'warning').map(textOf)).toEqual([
      ...plan.warnings,
      'No alarm of the gates watches unhealthy targets of the load balancer: a version that fails its health checks under ' +
        'traffic would pass. Alarms to add, ready to paste, stand at the end of the job summary.',
    ]);
  });

  test('which change it is, is not said before it is known: an earlier attempt may have begun it', () => {
    // given
    const begun = { ...run, changeId: 'gl-19482012345-3f9a12c0.2', attempt: 2 };
    // when
    const said = texts([
      { at: start, type: 'began', run: begun },
      { at: start, type: 'planned', plan },
    ]).join('\n');
    // then
    expect(said).toContain('14:00:00 release gl-19482012345-3f9a12c0\n');
    expect(said).toContain('14:00:00 change      gl-19482012345-3f9a12c0.1\n');
    expect(said).not.toContain(begun.changeId);
  });

  test('what nobody watches is one warning, whatever it is', () => {
    // given
    const [one] = plan.unwatched;
    const unwatched = (['5xx answers', 'unhealthy targets', 'latency'] as const).map(signal => ({ ...one!, signal }));
    // when
    const lines = logged([{ at: start, type: 'planned', plan: { ...plan, warnings: [], unwatched } }]);
    // then
    expect(lines.filter(({ kind }) => kind === 'warning').map(textOf)).toEqual([
      'No alarm of the gates watches 5xx answers, unhealthy targets or latency of the load balancer: a version that answers ' +
        'with errors, fails its health checks under traffic or answers slowly would pass. Alarms to add, ready to paste, ' +
        'stand at the end of the job summary.',
    ]);
  });

  test('a linear release of 99 steps is not 99 lines', () => {
    // given
    const steps = Array.from({ length: 100 }, (_, index) => ({ share: index + 1, hold: 60 * second }));
    const linear: Plan = { ...plan, strategy: { kind: 'linear', share: 1, every: 60 * second }, steps };
    // when
    const said = texts([{ at: start, type: 'planned', plan: linear }]);
    // then
    expect(said.length).toBeLessThan(65);
    expect(said.join('\n')).toContain('left out');
    expect(said.join('\n')).toContain('give the verdict');
  });
});
