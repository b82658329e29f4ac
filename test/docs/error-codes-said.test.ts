import { describe, expect, test } from '@jest/globals';
import { type ErrorCode, errorCodes } from '../../src/errors.ts';
import type { Surroundings } from '../../src/engine/release.ts';
import type { FaultRule } from '../aws/fault-rule.ts';
import { releaseHere } from '../releases/bad-days/release-here.ts';
import { bad, good } from '../releases/bad-days/stories.ts';
import { openStage } from '../releases/stage.ts';
import type { Scenario } from '../releases/scenario.ts';
import { colleaguesDeployment } from '../releases/shop.ts';

const always = { from: 1, to: 9_999 };

const rule = (operation: string, fault: FaultRule['fault'], calls: FaultRule['calls'] = always): Scenario =>
  good({ faults: [{ operation, calls, fault }] });

const strangeStatus = { kind: 'set', members: { 'deploymentInfo.status': 'Levitating' } } as const;
const midWay = { from: 4, to: 9_999 };

/** What the troubleshooting page says of each code, as a story. */
const stories: readonly { readonly code: ErrorCode; readonly when: string; readonly story: Scenario }[] = [
  { code: 'refused', when: 'an input is wrong', story: good({}, { strategy: 'cannary' }) },
  { code: 'denied', when: 'the role may not read', story: good({ world: { denied: ['ecs:DescribeServices'] } }) },
  { code: 'denied', when: 'the role may not begin', story: rule('codedeploy:CreateDeployment', { kind: 'denied' }) },
  {
    code: 'denied',
    when: 'the role may not go back',
    story: bad({ world: { denied: ['codedeploy:StopDeployment'] } }),
  },
  { code: 'credentials', when: 'they ran out before', story: rule('*', { kind: 'expired' }) },
  {
    code: 'credentials',
    when: 'they ran out in the middle',
    story: rule('codedeploy:GetDeployment', { kind: 'expired' }, midWay),
  },
  { code: 'trouble', when: 'a read is never answered', story: rule('ecs:DescribeServices', { kind: 'server-error' }) },
  {
    code: 'trouble',
    when: 'the deployment is out of sight',
    story: rule('codedeploy:GetDeployment', { kind: 'server-error' }, midWay),
  },
  {
    code: 'missing',
    when: 'nothing serves that could be released over',
    story: rule('ecs:DescribeServices', { kind: 'set', members: { 'services.0.taskSets': [] } }),
  },
  {
    code: 'rejected',
    when: 'AWS does not take the task definition',
    story: rule('ecs:RegisterTaskDefinition', {
      kind: 'error',
      name: 'ClientException',
      message: 'Too many concurrent attempts to create a new revision.',
    }),
  },
  {
    code: 'busy',
    when: 'a colleague deploys',
    story: { ...good({}, { 'when-busy': 'refuse' }), before: { acts: [colleaguesDeployment], ago: 1_000 } },
  },
  {
    code: 'unknown-answer',
    when: 'before it begins',
    story: rule('ecs:DescribeServices', { kind: 'set', members: { 'services.0.status': 'LEVITATING' } }),
  },
  { code: 'unknown-answer', when: 'in the middle', story: rule('codedeploy:GetDeployment', strangeStatus, midWay) },
];

/** The code in the frame at the end of the log, as a release says it that goes on in this process. */
async function saidBy(story: Scenario, instead: Partial<Surroundings> = {}): Promise<string | undefined> {
  await using stage = await openStage(story, { kind: 'stepped' });
  const { log } = await releaseHere(stage.aws, story, undefined, instead);
  return /^\S+ ┃ error +([a-z-]+)/m.exec(log)?.[1] ?? log;
}

describe('A code of the troubleshooting page is said at the end of the log', () => {
  test.each(stories)('$code, where $when', async ({ code, story }) => {
    // when
    const said = await saidBy(story);
    // then
    expect(said).toBe(code);
  });

  test('fault, where Greenlight itself fails', async () => {
    // given
    const sha256 = (): string => {
      throw new TypeError('a mistake in the code');
    };
    // when
    const said = await saidBy(good(), { sha256 });
    // then
    expect(said).toBe('fault');
  });

  test('whichever of them it is', () => {
    // when
    const told = new Set<ErrorCode>([...stories.map(({ code }) => code), 'fault']);
    // then
    expect(errorCodes.filter(code => !told.has(code))).toEqual([]);
  });
});
