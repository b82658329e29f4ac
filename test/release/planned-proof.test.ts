import { describe, expect, test } from '@jest/globals';
import type { Found } from '../../src/release/found.ts';
import type { Finding } from '../../src/release/problem.ts';
import type { Inputs } from '../request/ask.ts';
import { aFind, anAlarm, plan, planOf, problemsOf, ringing } from './a-planning.ts';
import { codeDeploy, minute, run, noon } from './a-release.ts';

describe('an alarm', () => {
  test('that does not exist is refused by name', async () => {
    // given, when
    const problems = await problemsOf({ gates: 'alarms: [api-5xx, api-p99]' });

    // then
    expect(problems).toMatchObject([{ where: 'gates', value: 'api-p99' }]);
  });

  const obeyed = 'alarms: [api-5xx]';
  const advisory = 'alarms: { alarm: api-5xx, advisory: true }';

  test.each<[string, Inputs, Partial<Found>]>([
    ['refused by default', { gates: obeyed }, {}],
    ['refused where that is said', { gates: obeyed, 'on-alarm-already': 'refuse' }, {}],
  ])('that rings already is %s, with what it says', async (_, inputs, found) => {
    // given, when
    const problems = await problemsOf(inputs, aFind({ alarms: [ringing], ...found }));

    // then
    expect(problems).toMatchObject([
      { where: 'gates', value: 'api-5xx', reason: expect.stringContaining('12, limit 5') },
    ]);
  });

  test.each<[string, Inputs, Partial<Found>, { muted: string[]; warned: boolean }]>([
    ['muted with a warning', { gates: obeyed, 'on-alarm-already': 'warn' }, {}, { muted: ['api-5xx'], warned: true }],
    ['muted in silence', { gates: obeyed, 'on-alarm-already': 'ignore' }, {}, { muted: ['api-5xx'], warned: false }],
    ['no obstacle where it is advisory', { gates: advisory }, {}, { muted: ['api-5xx'], warned: false }],
    [
      'obeyed where our own change in flight may be what rings it',
      { gates: obeyed },
      { adopting: { begunAt: noon } },
      { muted: [], warned: false },
    ],
    [
      'muted again where it rang before our own change began, by the same consent',
      { gates: obeyed, 'on-alarm-already': 'ignore' },
      { adopting: { begunAt: noon } },
      { muted: ['api-5xx'], warned: false },
    ],
    [
      'obeyed where it began to ring after our own change, whatever was consented',
      { gates: obeyed, 'on-alarm-already': 'ignore' },
      { adopting: { begunAt: noon - 2 * minute } },
      { muted: [], warned: false },
    ],
  ])('that rings already is %s', async (_, inputs, found, { muted, warned }) => {
    // given, when
    const planned = await planOf(inputs, aFind({ alarms: [ringing], ...found }));

    // then
    expect(planned.muted).toEqual(muted);
    expect(planned.warnings.some(warning => warning.includes('rings already'))).toBe(warned);
  });
});

describe('the plan warns', () => {
  const slow = anAlarm('api-5xx', { looksAt: { over: 'points', period: minute, breaches: 5, periods: 5 } });

  test.each<[string, Inputs, Partial<Found>, RegExp]>([
    ['of a release without any gate', {}, { configured: { ...aFind().configured, alarms: [] }, alarms: [] }, /No gate/],
    [
      'of a step that is over before an alarm can speak',
      { steps: '10% 5m' },
      { alarms: [slow] },
      /step at 10 % proves nothing by alarm api-5xx: it takes 5m, .* at least 7m/,
    ],
    [
      'once of many steps that are over before an alarm can speak',
      { steps: '10% every 1m' },
      { alarms: [anAlarm('api-5xx')] },
      /9 steps from 10 % to 90 % prove nothing by alarm api-5xx: .* at least 4m .*40 %/,
    ],
    [
      'of a release that lasts longer than GitHub lets a job',
      { bake: '7h' },
      { can: { ...codeDeploy, blueKept: 'for ever' } },
      /7h5m.*6h/,
    ],
    [
      'of an alarm that has no data now',
      {},
      { alarms: [anAlarm('api-5xx', { state: 'no data' })] },
      /api-5xx has no data/,
    ],
    [
      'of an alarm over other alarms, whose speed nobody can tell',
      {},
      { alarms: [anAlarm('api-5xx', { looksAt: { over: 'other alarms' } })] },
      /api-5xx looks at other alarms: .* was not judged/,
    ],
    [
      'of a blue that stays up and is out of reach',
      { bake: '0s' },
      { can: { ...codeDeploy, blueKept: 0, blueAfter: 'out of reach' } },
      /blue stays up, and there is no way back at once/,
    ],
    ['of a blue that AWS ends at once', { bake: '0s' }, { can: { ...codeDeploy, blueKept: 0 } }, /no way back/],
    [
      'of what reading AWS has shown, with what mends it',
      {},
      { findings: () => [aFinding('warning')] },
      /deployment-group: it leaves traffic. To mend it: switch it on. Command: `aws deploy fix`/,
    ],
  ])('%s', async (_, inputs, found, warning) => {
    // given, when
    const { warnings } = await planOf(inputs, aFind(found));

    // then
    expect(warnings).toContainEqual(expect.stringMatching(warning));
  });

  test.each<[string, Inputs, Partial<Found>]>([
    ['an alarm that is quick enough for the step', { steps: '10% 5m' }, {}],
    [
      'a re-run that goes on with its change in flight',
      {},
      { adopting: { begunAt: noon }, run: { ...run, changeId: `${run.releaseId}.2` } },
    ],
    ['having no gate in so many words', { gates: 'none' }, { alarms: [] }],
  ])('not of %s', async (_, inputs, found) => {
    // given, when
    const { warnings } = await planOf(inputs, aFind(found));

    // then
    expect(warnings).toEqual([]);
  });
});

describe('the gates', () => {
  test('are the alarms that AWS attaches already where nothing is said', async () => {
    // given, when
    const { gates } = await planOf({});

    // then
    expect(gates).toEqual([{ kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed', alarms: ['api-5xx'] }]);
  });
});

describe('what reading AWS has shown to be wrong', () => {
  test('does not hide what is only worth knowing', async () => {
    // given
    const found = aFind({
      findings: () => [aFinding('error'), { ...aFinding('warning'), reason: 'it has one group' }],
    });

    // when
    const planned = await plan({}, found);

    // then
    expect(planned).toMatchObject({ ok: false, warnings: [expect.stringContaining('it has one group')] });
  });

  test('does not hide which signals nobody watches', async () => {
    // given
    const metrics = { loadBalancer: 'app/shop/50dc6c495c0c9188', targetGroups: ['targetgroup/api-1/1'], prefix: 'api' };
    const configured = { ...aFind().configured, alarms: [] };
    const found = aFind({ metrics, configured, alarms: [], findings: () => [aFinding('error')] });

    // when
    const planned = await plan({}, found);

    // then
    expect(planned).toMatchObject({
      ok: false,
      warnings: ['No gate at all', 'watches 5xx answers', 'watches unhealthy targets', 'watches latency'].map(words =>
        expect.stringContaining(words),
      ),
    });
  });

  test('does not say that nobody watches a signal, where the alarm that may watch it is misspelt', async () => {
    // given
    const metrics = { loadBalancer: 'app/shop/50dc6c495c0c9188', targetGroups: ['targetgroup/api-1/1'], prefix: 'api' };
    const found = aFind({ metrics, alarms: [] });

    // when
    const planned = await plan({ gates: 'alarms: [api-5xy]' }, found);

    // then
    expect(planned).toMatchObject({ ok: false, problems: [{ value: 'api-5xy' }], warnings: [] });
  });

  test('refuses the release, with the command that mends it', async () => {
    // given, when
    const problems = await problemsOf({}, aFind({ findings: () => [aFinding('error')] }));

    // then
    expect(problems).toEqual([expect.objectContaining({ where: 'deployment-group', command: 'aws deploy fix' })]);
  });

  test('is said and no more where a change is in flight already: it is gone on with', async () => {
    // given
    const found = aFind({ adopting: { begunAt: noon }, findings: () => [aFinding('error')] });

    // when
    const { warnings } = await planOf({}, found);

    // then
    expect(warnings).toContainEqual(expect.stringMatching(/leaves traffic/));
  });
});

function aFinding(level: Finding['level']): Finding {
  const about = { where: 'deployment-group', value: 'app/group', reason: 'it leaves traffic' };
  return { level, ...about, remedy: 'switch it on', command: 'aws deploy fix' };
}
