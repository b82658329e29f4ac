import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inputs, laterInputs } from '../../src/request/inputs.ts';
import type { Request } from '../../src/request/request.ts';
import { ask, least, problemsWith, requestOf, type Inputs, type World } from './ask.ts';

const oneContainer = JSON.stringify({ family: 'api', containerDefinitions: [{ name: 'web', image: 'web:1' }] });
const twoContainers = JSON.stringify({
  family: 'api',
  containerDefinitions: [{ name: 'web' }, { name: 'proxy', essential: true }, { name: 'init', essential: false }],
});
/** An AppSpec whose service stands behind this container. */
const behind = (container: string) =>
  [
    'resources:',
    '  - service: { type: "AWS::ECS::Service", properties: { loadBalancerInfo:',
    `      { containerName: ${container}, containerPort: 80 } } }`,
  ].join('\n');
const spec = [
  'version: 0.0',
  'Resources:',
  '  - Service: { Type: "AWS::ECS::Service", Properties: { TaskDefinition: <TASK_DEFINITION> } }',
  'Hooks:',
  '  - BeforeAllowTraffic: check-login',
].join('\n');
const files = {
  'one.json': oneContainer,
  'two.json': twoContainers,
  'spec.yml': spec,
  'list.yml': '# a list\n- a',
  'wbe.yml': behind('wbe'),
};

/** The parts of a request that a test names; all else must be as it is for the least inputs. */
async function changed(inputs: Inputs, world?: World) {
  const [usual, request] = [await requestOf({}), await requestOf(inputs, world)];
  const flat = ({ target, consequences, telling, ...rest }: Request) => ({
    ...rest,
    ...target,
    ...consequences,
    ...telling,
  });
  const before: Readonly<Record<string, unknown>> = flat(usual);
  return Object.fromEntries(
    Object.entries(flat(request)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

describe('a request', () => {
  test('needs a target and a service only: all else has the default of a careful person, or is left to AWS', async () => {
    // when
    const parsed = await ask({ target: 'ecs', service: 'api' });

    // then
    expect(parsed).toEqual({
      ok: true,
      request: {
        operation: { is: 'release', onRerun: 'auto' },
        environment: 'production',
        region: 'eu-west-1',
        target: {
          kind: 'ecs',
          cluster: 'default',
          service: 'api',
          base: { from: 'live' },
          images: { change: 'none' },
          application: undefined,
          deploymentGroup: undefined,
          appspec: undefined,
          hooks: 'as they stand',
        },
        strategy: 'as configured',
        bake: 'as configured',
        gates: 'as configured',
        consequences: {
          onFailure: 'revert',
          onNoData: 'default',
          onInconclusive: 'default',
          onAlarmAlready: 'refuse',
          holdFor: 1_800_000,
          whenBusy: 'wait',
          onCancel: 'default',
          onTimeout: 'default',
          retire: 'aws',
          timeout: 'from the plan',
          poll: { proof: 5_000, state: 15_000 },
        },
        telling: {
          comment: 'auto',
          foreignLogs: 'in the job log only',
          environmentUrl: undefined,
          restorable: 'yes',
        },
        role: undefined,
      },
    });
  });

  test('takes an empty input as an absent one, as the runner hands it over', async () => {
    // given
    const empty = Object.fromEntries(inputs.map(({ name }, at) => [name, at % 2 === 0 ? '' : ' \n ']));

    // when
    const parsed = await ask({ ...empty, ...least });

    // then
    expect(parsed).toEqual({ ok: true, request: await requestOf({}) });
  });

  const revision = (number: number | 'latest') => ({ base: { from: 'revision', family: 'api', revision: number } });
  const always = { kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed' };

  test.each<[Inputs, Readonly<Record<string, unknown>>]>([
    [{ operation: 'release' }, {}],
    [{ operation: 'plan' }, { operation: { is: 'plan' } }],
    [{ operation: 'stage' }, { operation: { is: 'stage', onRerun: 'auto' } }],
    [{ 'on-rerun': 'rollback' }, { operation: { is: 'release', onRerun: 'rollback' } }],
    [{ operation: 'drill' }, { operation: { is: 'drill' } }],
    [{ operation: 'promote' }, { operation: { is: 'promote', handed: undefined } }],
    [
      { operation: 'promote', 'release-id': 'gl-77-0a1b2c3d.2' },
      { operation: { is: 'promote', handed: { releaseId: 'gl-77-0a1b2c3d', changeId: 'gl-77-0a1b2c3d.2' } } },
    ],
    [
      { operation: 'status', 'release-id': 'gl-77-0a1b2c3d' },
      { operation: { is: 'status', handed: { releaseId: 'gl-77-0a1b2c3d', changeId: undefined } } },
    ],
    [{ operation: 'rollback' }, { operation: { is: 'rollback', to: 'previous' } }],
    [{ operation: 'rollback', to: 'previous' }, { operation: { is: 'rollback', to: 'previous' } }],
    [
      { operation: 'rollback', to: 'gl-77-0a1b2c3d' },
      { operation: { is: 'rollback', to: { release: { releaseId: 'gl-77-0a1b2c3d', changeId: undefined } } } },
    ],
    [{ retire: 'now' }, { retire: 'now' }],
    [{ 'do-not-restore': 'true' }, { restorable: 'do not restore' }],
    [{ environment: 'staging' }, { environment: 'staging' }],
    [{ region: 'us-gov-east-1' }, { region: 'us-gov-east-1' }],
    [{ region: ' eusc-de-east-1 ' }, { region: 'eusc-de-east-1' }],
    [{ cluster: 'prod' }, { cluster: 'prod' }],
    [{ service: 'web_2-x' }, { service: 'web_2-x' }],
    [
      { 'task-definition': 'one.json' },
      { base: { from: 'file', path: 'one.json', definition: JSON.parse(oneContainer) } },
    ],
    [{ 'from-revision': 'api' }, revision('latest')],
    [{ 'from-revision': 'api:12' }, revision(12)],
    [{ image: 'web@sha256:1' }, { images: { change: 'essential', image: 'web@sha256:1' } }],
    [{ application: 'AppECS-prod-api' }, { application: 'AppECS-prod-api' }],
    [{ 'deployment-group': 'Dgp ECS' }, { deploymentGroup: 'Dgp ECS' }],
    [
      { appspec: 'spec.yml' },
      {
        appspec: {
          path: 'spec.yml',
          container: undefined,
          platformVersion: undefined,
          network: undefined,
          capacityProviders: undefined,
          hooks: [{ event: 'BeforeAllowTraffic', function: 'check-login' }],
        },
      },
    ],
    [{ strategy: 'blue-green' }, { strategy: { kind: 'blue-green' } }],
    [{ strategy: 'rolling' }, { strategy: { kind: 'rolling' } }],
    [{ strategy: 'canary' }, { strategy: { kind: 'canary', steps: [{ share: 10, hold: 300_000 }] } }],
    [{ strategy: 'linear' }, { strategy: { kind: 'linear', share: 10, every: 60_000 } }],
    [{ steps: 'ECSLinear10PercentEvery3Minutes' }, { strategy: { kind: 'linear', share: 10, every: 180_000 } }],
    [{ bake: '1h30m' }, { bake: 5_400_000 }],
    [{ bake: '0s' }, { bake: 0 }],
    [{ gates: 'none' }, { gates: 'none' }],
    [{ gates: 'alarms: [a, b]\n' }, { gates: [{ ...always, alarms: ['a', 'b'] }] }],
    [{ 'on-failure': 'revert' }, {}],
    [{ 'on-failure': 'hold' }, { onFailure: 'hold' }],
    [{ 'on-failure': 'leave' }, { onFailure: 'leave' }],
    ...['extend', 'hold', 'revert', 'proceed'].flatMap((doubt): [Inputs, Inputs][] => [
      [{ 'on-no-data': doubt }, { onNoData: doubt }],
      [{ 'on-inconclusive': doubt }, { onInconclusive: doubt }],
    ]),
    [{ 'on-alarm-already': 'refuse' }, {}],
    [{ 'on-alarm-already': 'warn' }, { onAlarmAlready: 'warn' }],
    [{ 'on-alarm-already': 'ignore' }, { onAlarmAlready: 'ignore' }],
    [{ 'hold-for': '1h30m' }, { holdFor: 5_400_000 }],
    [{ 'when-busy': 'wait' }, {}],
    [{ 'when-busy': 'refuse' }, { whenBusy: 'refuse' }],
    [{ 'when-busy': 'supersede' }, { whenBusy: 'supersede' }],
    ...['revert', 'leave'].flatMap((way): [Inputs, Inputs][] => [
      [{ 'on-cancel': way }, { onCancel: way }],
      [{ 'on-timeout': way }, { onTimeout: way }],
    ]),
    [{ timeout: '2h' }, { timeout: 7_200_000 }],
    [{ poll: '10s' }, { poll: { proof: 10_000, state: 15_000 } }],
    [{ poll: '60s' }, { poll: { proof: 60_000, state: 60_000 } }],
    [{ 'github-token': 'ghs_secret' }, {}],
    [{ comment: 'always' }, { comment: 'always' }],
    [{ comment: 'never' }, { comment: 'never' }],
    [{ 'comment-logs': 'true' }, { foreignLogs: 'in the comment too' }],
    [{ 'comment-logs': 'false' }, {}],
    [{ 'environment-url': 'https://shop.example.com/' }, { environmentUrl: 'https://shop.example.com/' }],
    [{ 'allow-pull-request': 'true' }, {}],
    [{ 'allow-pull-request': 'false' }, {}],
  ])('with %j differs from the usual one in %j alone', async (given, wanted) => {
    // when
    const difference = await changed(given, { files });

    // then
    expect(difference).toEqual(wanted);
  });

  test('takes one image per container, one per line or with commas between', async () => {
    // given
    const images = '\n web = registry/web:2 \n\nproxy=registry/proxy:3?a=b, init=init:1\n';

    // when
    const request = await requestOf({ images, 'task-definition': 'two.json' }, { files });

    // then
    const wanted = [
      ['web', 'registry/web:2'],
      ['proxy', 'registry/proxy:3?a=b'],
      ['init', 'init:1'],
    ] as const;
    expect(request.target).toMatchObject({ images: { change: 'named', images: new Map(wanted) } });
  });
});

describe('a problem', () => {
  test.each<[string, Inputs, string, string | undefined, string | RegExp, string | RegExp]>([
    ['a misspelt input', { gate: 'alarms: [a]' }, 'gate', undefined, 'no input has this name', 'did you mean `gates`?'],
    [
      'an input with `_`',
      { task_definition: 'x' },
      'task_definition',
      undefined,
      /no input/,
      'did you mean `task-definition`?',
    ],
    ['a shortened input', { 'task-def': 'x' }, 'task-def', undefined, /no input/, 'did you mean `task-definition`?'],
    ['a misspelt input without value', { gate: '' }, 'gate', undefined, /no input/, 'did you mean `gates`?'],
    [
      'an input like no other',
      { 'zzzz-yyyy': '1' },
      'zzzz-yyyy',
      undefined,
      /no input/,
      'leave it out: the README lists the inputs',
    ],
    [
      'a misspelt operation',
      { operation: 'realease' },
      'operation',
      'realease',
      /not a value/,
      /did you mean `release`/,
    ],
    ['an address of no scheme', { 'environment-url': 'shop' }, 'environment-url', 'shop', 'not a URL', /https:/],
    [
      'an address with a password',
      { 'environment-url': 'https://me:secret@shop.example.com' },
      'environment-url',
      undefined,
      /password/,
      /that users open/,
    ],
    ['a comment sometimes', { comment: 'allways' }, 'comment', 'allways', /not a value/, /did you mean `always`/],
    ['logs in a comment, perhaps', { 'comment-logs': 'yes' }, 'comment-logs', 'yes', 'not a switch', 'write `true`'],
    ['a misspelt target', { target: 'ECS' }, 'target', 'ECS', /not a value/, /did you mean `ecs`/],
    [
      'an empty target',
      { target: '' },
      'target',
      undefined,
      'required, and not given',
      'write `target: ecs`, `target: lambda` or `target: rds`',
    ],
    ['an empty service', { service: '' }, 'service', undefined, /required for `target: ecs`/, /write `service:`/],
    [
      'an ARN for a service',
      { service: 'arn:aws:ecs:eu-west-1:1:service/prod/api' },
      'service',
      'arn:aws:ecs:eu-west-1:1:service/prod/api',
      /not a name/,
      'write the name alone: `api`',
    ],
    [
      'a region and a zone',
      { region: 'eu-west-1a' },
      'region',
      'eu-west-1a',
      /not the name of a region/,
      'write `eu-west-1`',
    ],
    [
      'an image with a scheme',
      { image: 'https://me:secret@registry/web' },
      'image',
      undefined,
      /no `https:\/\/`/,
      /registry\/name:tag/,
    ],
    [
      'an image of two words',
      { image: 'web latest' },
      'image',
      'web latest',
      'not the name of an image',
      /registry\/name:tag/,
    ],
    [
      'an image without container',
      { images: 'web=a\nproxy' },
      'images, line 2',
      'proxy',
      /not a container/,
      'write `container=uri`',
    ],
    [
      'two images for a container',
      { images: 'web=a\nweb=b' },
      'images, line 2',
      'web',
      /twice/,
      'give each container one image',
    ],
    ['commas for images', { images: ',' }, 'images', undefined, 'names no image', 'write `container=uri` per line'],
    [
      'an unknown container',
      { images: 'wbe=a', 'task-definition': 'two.json' },
      'images, line 1',
      'wbe',
      /no container/,
      /did you mean `web`/,
    ],
    [
      'an image for two essential containers',
      { image: 'a', 'task-definition': 'two.json' },
      'image',
      'a',
      '2 containers are essential in the task definition',
      /say which with `images`.*`web`, `proxy`/,
    ],
    [
      'both ways to give an image',
      { image: 'a', images: 'web=a' },
      'images',
      undefined,
      'given together with `image`',
      /leave one/,
    ],
    [
      'two bases',
      { 'task-definition': 'one.json', 'from-revision': 'api' },
      'from-revision',
      'api',
      /together/,
      /leave one/,
    ],
    [
      'a definition for its path',
      { 'task-definition': '{"family": "api"}' },
      'task-definition',
      undefined,
      /not the path/,
      /to a file/,
    ],
    [
      'an AppSpec for its path',
      { appspec: 'version: 0.0\nResources: []' },
      'appspec',
      undefined,
      'an AppSpec, not the path of one',
      'write the AppSpec to a file, and its path here',
    ],
    [
      'an AppSpec that is not there',
      { appspec: 'gone.yml' },
      'appspec',
      'gone.yml',
      /cannot be read: no such file/,
      /checkout/,
    ],
    [
      'an AppSpec for another container',
      { appspec: 'wbe.yml', 'task-definition': 'two.json' },
      'appspec, wbe.yml line 3',
      'wbe',
      'no container of this name in the task definition',
      /did you mean `web`/,
    ],
    [
      'an AppSpec that is none',
      { appspec: 'list.yml' },
      'appspec, list.yml line 2',
      undefined,
      'not an AppSpec: no mapping',
      /`Resources` and `Hooks`/,
    ],
    [
      'a missing file',
      { 'task-definition': 'gone.json' },
      'task-definition',
      'gone.json',
      /cannot be read: no such file/,
      /checkout/,
    ],
    [
      'revision zero',
      { 'from-revision': 'api:0' },
      'from-revision',
      'api:0',
      'not a revision',
      'write `api` for its newest, or `api:7`',
    ],
    [
      'a revision by ARN',
      { 'from-revision': 'arn:aws:ecs:eu-west-1:1:task-definition/api:7' },
      'from-revision',
      'arn:aws:ecs:eu-west-1:1:task-definition/api:7',
      'not a revision',
      'write `api:7`',
    ],
    ['a bare number to poll', { poll: '7' }, 'poll', '7', 'not a duration', 'write `7s`'],
    ['too slow a poll', { poll: '2m' }, 'poll', '2m', 'not between 5s and 1m', 'write `1m`'],
    [
      'a switch that is neither',
      { 'allow-pull-request': 'yes' },
      'allow-pull-request',
      'yes',
      'not a switch',
      'write `true`',
    ],
  ])('%s says where it is, what stood there, why, and what to do', async (_, given, where, value, reason, remedy) => {
    // when
    const problems = await problemsWith(given, { files });

    // then
    const text = (wanted: string | RegExp) => (typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
    expect(problems).toEqual([{ where, value, reason: text(reason), remedy: text(remedy) }]);
  });

  test.each<{ what: string; given: Inputs; where: string; remedy: RegExp }>([
    {
      what: 'an id that is none',
      given: { operation: 'promote', 'release-id': 'gl-77' },
      where: 'release-id',
      remedy: /output `change-id`/,
    },
    {
      what: 'a rollback to no release',
      given: { operation: 'rollback', to: 'api:41' },
      where: 'to',
      remedy: /output `change-id`/,
    },
    { what: 'where to go, of a release', given: { to: 'previous' }, where: 'to', remedy: /for `rollback`/ },
    {
      what: 'a release of a release',
      given: { 'release-id': 'gl-77-0a1b2c3d' },
      where: 'release-id',
      remedy: /for `promote`, `status`/,
    },
    {
      what: 'what a re-run of a rollback does',
      given: { operation: 'rollback', 'on-rerun': 'refuse' },
      where: 'on-rerun',
      remedy: /for `release`, `stage`/,
    },
    {
      what: 'a mark on a drill',
      given: { operation: 'drill', 'do-not-restore': 'true' },
      where: 'do-not-restore',
      remedy: /leave it out/,
    },
  ])('refuses $what: nothing is ignored in silence', async ({ given, where, remedy }) => {
    // when
    const problems = await problemsWith(given);

    // then
    expect(problems).toEqual([expect.objectContaining({ where, remedy: expect.stringMatching(remedy) })]);
  });

  test.each(['alb', 'api-gateway', 'route53', 'ec2', 'eks', 'elastic-beanstalk', 'app-runner'])(
    'tells that the target %s is not built yet, and asks nothing more for it',
    async target => {
      // when
      const problems = await problemsWith({ target, service: '' });

      // then
      const remedy = 'built so far: `ecs`, `lambda`, `rds`';
      expect(problems).toEqual([{ where: 'target', value: target, reason: 'not built yet', remedy }]);
    },
  );

  test.each(laterInputs)('tells that the input %s is not built yet', async name => {
    // when
    const problems = await problemsWith({ [name]: 'x' });

    // then
    const reason = 'this input is not built yet';
    expect(problems).toEqual([{ where: name, value: undefined, reason, remedy: 'leave it out' }]);
  });

  test.each([undefined, '', ' '])('asks for a region where AWS names none (%j)', async awsRegion => {
    // when
    const problems = await problemsWith({}, { awsRegion });

    // then
    expect(problems).toEqual([expect.objectContaining({ where: 'region', value: undefined })]);
  });

  test.each([
    ['pull_request', {}, ['event']],
    ['pull_request', { 'allow-pull-request': 'false' }, ['event']],
    ['pull_request', { 'allow-pull-request': 'true' }, []],
    ['pull_request_review', {}, ['event']],
    ['pull_request_target', {}, ['event']],
    ['pull_request_target', { 'allow-pull-request': 'true' }, ['event']],
    ['issue_comment', {}, ['event']],
    ['issue_comment', { environment: 'staging' }, []],
    ['pull_request', { operation: 'plan' }, []],
    ['pull_request', { operation: 'status' }, []],
    ['pull_request', { operation: 'stage' }, ['event']],
    ['pull_request', { operation: 'rollback' }, ['event']],
    ['pull_request_review', { operation: 'plan' }, []],
    ['pull_request_review_comment', { operation: 'plan' }, []],
    ['pull_request_target', { operation: 'plan' }, ['event']],
    ['pull_request_target', { operation: 'plan', 'allow-pull-request': 'true' }, ['event']],
    ['issue_comment', { operation: 'plan' }, ['event']],
    ['issue_comment', { operation: 'plan', environment: 'staging' }, []],
    ['pull_request', { operation: 'plam' }, ['operation', 'event']],
    ['push', {}, []],
    ['release', {}, []],
    ['workflow_dispatch', {}, []],
    ['workflow_run', {}, []],
  ])('on %s with %j is found at %j', async (eventName, given, wheres) => {
    // when
    const problems = await problemsWith(given, { eventName });

    // then
    expect(problems.map(({ where }) => where)).toEqual(wheres);
  });

  test('is never the only one reported: everything wrong comes at once, in the order of the inputs', async () => {
    // given
    const wrong: Inputs = {
      gate: 'alarms: [a]',
      operation: 'releas',
      target: 'esc',
      environment: 'one\ntwo',
      region: 'eu-west1',
      cluster: 'pr od',
      service: 'a/b',
      'task-definition': 'gone.json',
      'from-revision': 'api:x',
      image: 'a b',
      images: 'web',
      application: 'x'.repeat(101),
      'deployment-group': 'y'.repeat(101),
      appspec: '{}',
      strategy: 'canari',
      steps: '10 5',
      bake: '5',
      gates: 'alarms: [a]\nsmok: 1',
      'on-failure': 'rever',
      'on-no-data': 'procede',
      'on-inconclusive': 'extnd',
      'on-alarm-already': 'refus',
      'when-busy': 'supercede',
      'on-cancel': 'leav',
      'on-timeout': 'leave it',
      timeout: '90',
      poll: '1s',
      'allow-pull-request': 'True',
    };

    // when
    const parsed = await ask(wrong, { eventName: 'pull_request' });

    // then
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map(({ where, value, remedy }) => [where, value, remedy])).toEqual([
      ['gate', undefined, 'did you mean `gates`?'],
      [
        'operation',
        'releas',
        'did you mean `release`? (legal: `release`, `plan`, `stage`, `promote`, `rollback`, `drill`, `status`, `delete-record`)',
      ],
      ['target', 'esc', 'did you mean `ecs`? (legal: `ecs`, `lambda`, `rds`)'],
      ['environment', undefined, 'a name is one line of 255 characters at most'],
      ['region', 'eu-west1', 'write `eu-west-1`'],
      ['cluster', 'pr od', 'a name has letters, digits, `_` and `-`, 255 at most'],
      ['service', 'a/b', 'a name has letters, digits, `_` and `-`, 255 at most'],
      ['task-definition', 'gone.json', expect.stringContaining('give its path')],
      ['from-revision', 'api:x', 'write `api` for its newest, or `api:7`'],
      ['from-revision', 'api:x', 'leave one of the two out'],
      ['image', 'a b', 'write `registry/name:tag` or `registry/name@sha256:...`'],
      ['images, line 1', 'web', 'write `container=uri`'],
      ['images', undefined, 'leave one of the two out'],
      ['application', `${'x'.repeat(79)}…`, 'a name is one line of 100 characters at most'],
      ['deployment-group', `${'y'.repeat(79)}…`, 'a name is one line of 100 characters at most'],
      ['appspec', undefined, 'write the AppSpec to a file, and its path here'],
      ['strategy', 'canari', 'did you mean `canary`? (legal: `blue-green`, `canary`, `linear`, `rolling`)'],
      ['steps', '10', 'write `10%`'],
      ['steps', '5', 'write `5m`'],
      ['bake', '5', 'write `5m`'],
      ['gates, line 2', 'smok', expect.stringContaining('did you mean `smoke`?')],
      ['on-failure', 'rever', 'did you mean `revert`? (legal: `revert`, `hold`, `leave`)'],
      ['on-no-data', 'procede', 'did you mean `proceed`? (legal: `extend`, `hold`, `revert`, `proceed`)'],
      ['on-inconclusive', 'extnd', 'did you mean `extend`? (legal: `extend`, `hold`, `revert`, `proceed`)'],
      ['on-alarm-already', 'refus', 'did you mean `refuse`? (legal: `refuse`, `warn`, `ignore`)'],
      ['when-busy', 'supercede', 'did you mean `supersede`? (legal: `wait`, `refuse`, `supersede`)'],
      ['on-cancel', 'leav', 'did you mean `leave`? (legal: `revert`, `leave`)'],
      ['on-timeout', 'leave it', 'did you mean `leave`? (legal: `revert`, `leave`)'],
      ['timeout', '90', 'write `1h30m`'],
      ['poll', '1s', 'write `5s`'],
      ['allow-pull-request', 'True', 'did you mean `true`? (legal: `true`, `false`)'],
      ['event', 'pull_request', expect.stringContaining('`operation: plan`')],
    ]);
    expect(problems.filter(({ reason }) => reason === '')).toEqual([]);
  });

  test('is all that any text can cause: nothing is thrown, whatever stands in the inputs and files', async () => {
    const names = fc.oneof(fc.constantFrom(...inputs.map(({ name }) => name)), fc.string());
    const yamlish = fc.string({ unit: fc.constantFrom(...'alarms: []{}&*!|>-%#"\'\n\t,0159msh'), maxLength: 60 });
    const text = fc.oneof(fc.string({ unit: 'binary' }), yamlish, fc.json());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('ecs', 'lambda', 'rds', 'alb'),
        fc.dictionary(names, text),
        text,
        async (target, given, file) => {
          // given
          const inputs = { target, ...given, 'task-definition': 'x.yml', appspec: 'x.yml' };

          // when
          const parsed = await ask(inputs, { files: { 'x.yml': file } });

          // then
          const long = parsed.ok ? [] : parsed.problems.filter(({ value }) => Array.from(value ?? '').length > 80);
          expect(parsed.ok || parsed.problems.length > 0).toBe(true);
          expect(long).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('does not depend on the order in which the inputs come', async () => {
    const wrong = { ...least, gate: 'x', aaa: 'y', steps: '10', gates: 'smoke: 1', poll: '1', strategy: 'canari' };
    const usual = await ask(wrong);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.entries(wrong), { minLength: 8 }), async entries => {
        // when
        const parsed = await ask(Object.fromEntries(entries));

        // then
        expect(parsed).toEqual(usual);
      }),
    );
  });
});
