import { describe, expect, test } from '@jest/globals';
import { plan, problems, releases, start, verdictAt } from '../stories.ts';
import { firstLine, sectionsOf, summary } from './written.ts';

describe('the summary of a refusal', () => {
  test('a refusal shows each problem with its remedy', () => {
    // given
    const events = releases.refused;
    // when
    const page = summary(events);
    // then
    expect(firstLine(page)).toBe('## ⛔ Refused: 4 problems, nothing was written');
    expect(page).toContain('| steps | `10% 90s` | CodeDeploy takes whole minutes | use `10% 2m` |');
    for (const problem of problems) expect(page).toContain(problem.where);
  });

  test('has the command that mends a problem as a block to copy from, in lines that are read whole', () => {
    // given
    const command = problems.at(-1)?.command ?? '';
    // when
    const page = summary(releases.refused);
    // then
    const [, block = ''] = /This mends gates \(`smoke`\):\n\n```sh\n([^`]*)\n```/.exec(page) ?? [];
    expect(block.replace(/ \\\n +/g, ' ').replace(/(?<=[{,:])\s+|\s+(?=\})/g, '')).toBe(command);
    expect(Math.max(...block.split('\n').map(line => line.length))).toBeLessThanOrEqual(110);
  });

  test('does not show half of a command that is too long for a block', () => {
    // given
    const command = `aws ${'x'.repeat(5_000)}`;
    // when
    const page = summary([{ at: start, type: 'problems', problems: [{ ...problems[2]!, command }] }]);
    // then
    expect(page).toContain('(5004 characters: too long to be shown here)');
    expect(page).not.toContain('xxx');
  });
});

describe('the summary of a plan that was refused', () => {
  test('shows what would have changed, and no traffic, gates or steps that never came to be', () => {
    // given
    const serving = { who: 'blue', green: 0 } as const;
    const events = [
      ...releases.planned.slice(0, -1),
      verdictAt(start, { name: 'refused', serving, because: 'ecs:RegisterTaskDefinition is denied.', code: 'denied' }),
    ];
    // when
    const page = summary(events);
    // then
    expect(firstLine(page)).toBe('## ⛔ Refused: nothing was written');
    expect(page).toContain('| image of web | example/api:1.8.3 | example/api:1.9.0 |');
    expect(page).not.toMatch(/not reached|No gate was read|### Traffic/);
  });
});

describe('the summary of a plan', () => {
  const page = summary(releases.planned);

  test('says first that nothing was written and who serves, and how to go on', () => {
    // given the page
    // when
    const top = page.slice(0, page.indexOf('### '));
    // then
    expect(firstLine(top)).toBe('## 📋 Planned: nothing was written, all traffic is on blue `api:41`');
    expect(top).toContain('**Next:** To release it, say `operation: release` in the step.');
  });

  test('has what a reviewer asks, in this order: what changes, what happens, what proves it, what is not proven, what cannot be done', () => {
    // given the page
    // when
    const sections = sectionsOf(page);
    // then
    expect(sections).toEqual([
      'What changes',
      'What would happen, in order',
      'Gates',
      'Not proven, and warnings',
      'What CodeDeploy cannot do',
      'When something goes wrong',
    ]);
  });

  test('shows values only where they may be shown', () => {
    // given the page
    // when
    const rows = page.split('\n').filter(row => row.startsWith('| ') && row.includes('web'));
    // then
    expect(rows).toEqual([
      '| image of web | example/api:1.8.3 | example/api:1.9.0 |',
      '| environment FEATURE_FLAGS of web | (not shown) | changed (not shown) |',
    ]);
    expect(page).not.toContain('t0ps3cret');
  });

  test('tells when each thing happens, who does it and what proves it', () => {
    // given the page
    // when
    const rows = page.split('\n').filter(row => /\| (AWS|Greenlight|your function) \|/.test(row));
    // then
    expect(rows).toEqual([
      '| at once | register a new revision of `api` | Greenlight |  |',
      '| at once | begin the deployment with `CodeDeployDefault.ECSCanary10Percent5Minutes` | Greenlight |  |',
      '| then | start green beside blue, which has all traffic | AWS | its tasks run and are healthy; `alarms`, `watch` (advisory) |',
      '| then | send test traffic to green | AWS |  |',
      '| then | hold before any traffic until green is proven; after 10 min without a word AWS stops | Greenlight | `alarms`, `watch` (advisory), `smoke`, `targets` |',
      '| then | `check-login` runs at `BeforeAllowTraffic` | your function | it reports success within 1 h |',
      '| T to T + 5 min | 10 % of traffic on green, held for 5 min | AWS | `alarms`, `watch` (advisory), `targets` |',
      '| T + 5 min to T + 14 min 50 s | all traffic on green, bake for 9 min 50 s of 10 min | AWS | `alarms`, `watch` (advisory), `targets` |',
      '| from T + 14 min 50 s | read back who serves, and give the verdict | Greenlight | the revision that serves, by its identity |',
      '| from T + 15 min | keep blue for 10 min after all traffic is on green, then end it: from then on, going back is a new release | AWS |  |',
    ]);
    expect(page).toContain(
      'From T to the verdict: 14 min 50 s. Time limit: 1 h from the first look. ' +
        'The bake is watched for 9 min 50 s of 10 min, because AWS ends the way back then.',
    );
  });

  test('says of a step that nothing proves that nothing does', () => {
    // given
    const unproven = { ...plan, gates: [] };
    // when
    const text = summary(
      releases.planned.map(event => (event.type === 'planned' ? { ...event, plan: unproven } : event)),
    );
    // then
    expect(text).toContain('| T to T + 5 min | 10 % of traffic on green, held for 5 min | AWS | ⚠️ nothing |');
    expect(text).toContain('There is no gate: nothing proves green before it has all traffic.');
  });

  test('has the alarms for what nobody watches, folded, and warns of each', () => {
    // given the page
    // when
    const [before = '', folded = ''] = page.split(
      '<details><summary>Nobody watches: unhealthy targets. Alarms to add</summary>',
    );
    // then
    expect(before).toContain('No alarm of the gates watches unhealthy targets of the load balancer');
    expect(folded).toContain('Type: AWS::CloudWatch::Alarm');
    expect(folded).toContain('resource "aws_cloudwatch_metric_alarm"');
    expect(folded).not.toContain('Identity of this run');
  });

  test('has no fold of alarms where everything is watched', () => {
    // given
    const watched = { ...plan, unwatched: [] };
    // when
    const text = summary(
      releases.planned.map(event => (event.type === 'planned' ? { ...event, plan: watched } : event)),
    );
    // then
    expect(text).not.toContain('Nobody watches');
  });
});

describe('how green differs from blue', () => {
  const images = (from: string, to: string) =>
    summary([
      {
        at: start,
        type: 'planned',
        plan: { ...plan, differences: [{ field: 'image of web', shown: 'values', from, to }] },
      },
    ]);

  test('is a table where both values have room in it', () => {
    // when, then
    expect(images('example/api:1', 'example/api:2')).toContain('| image of web | example/api:1 | example/api:2 |');
  });

  test('is a list where they have not: a table would hide the second one', () => {
    // given
    const [one, other] = ['a', 'b'].map(digit => `registry.example.com/api@sha256:${digit.repeat(64)}`);

    // when, then
    expect(images(one!, other!)).toContain(`- image of web: \`${one}\` → \`${other}\``);
  });
});
