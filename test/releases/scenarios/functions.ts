import { nth } from '../chapter.ts';
import { bluePackage, brokenHandler, checkout, files, handlerOf, inputs } from '../checkout.ts';
import { checkoutUnderCodeDeploy, inputs as underCodeDeploy } from '../checkout-codedeploy.ts';
import type { Scenario } from '../scenario.ts';
import { healthy, threeTimesSlower } from '../shop.ts';

const minute = 60_000;

const base = { files: files(), inputs, blue: bluePackage };

const invoked = {
  ...inputs,
  gates: [
    'alarms: [checkout-errors, checkout-p99]',
    'smoke: { invoke: { payload: \'{"ping":true}\' }, contains: \'"ok":true\', latency: 2s }',
  ].join('\n'),
};

/** The stories of a Lambda function whose alias Greenlight itself moves. */
export const functionStories: readonly Scenario[] = [
  {
    ...base,
    name: 'lambda-canary',
    tells:
      'A good version: invoked before any user, then 5 % and 25 % of traffic by the weights of the alias, then all, then a bake.',
    inputs: { ...invoked, steps: '5% 5m, 25% 5m' },
    world: checkout(),
  },
  {
    ...base,
    name: 'lambda-bad-release',
    tells:
      'Nothing fails and every call takes three times as long: caught at 10 %, and back on blue with one write of the alias.',
    inputs: { ...inputs, 'on-alarm-already': 'warn' },
    world: checkout({ green: threeTimesSlower }),
  },
  {
    ...base,
    name: 'lambda-smoke-fails',
    tells: 'Lambda answers with status 200, and the handler has failed: no user ever meets the version.',
    inputs: invoked,
    files: files(brokenHandler),
    world: checkout({ code: brokenHandler, green: { ...healthy, requestErrors: 1 } }),
  },
  {
    ...base,
    name: 'lambda-first-release',
    tells:
      'The function has no alias yet: the first release makes it, all at once, and says that there is no way back.',
    inputs: invoked,
    world: checkout({ function: { versions: [], aliases: [], users: [] } }),
  },
  {
    ...base,
    name: 'lambda-codedeploy',
    tells:
      'A deployment group of CodeDeploy moves the alias: a tenth for five minutes, then all. AWS sees it to its end, with Greenlight or without.',
    inputs: underCodeDeploy,
    world: checkoutUnderCodeDeploy(),
  },
  {
    ...base,
    name: 'lambda-codedeploy-bad',
    tells:
      'Nothing fails and every call takes three times as long: Greenlight has CodeDeploy stop and send the traffic back before its own alarm does.',
    inputs: { ...underCodeDeploy, 'on-alarm-already': 'warn' },
    world: checkoutUnderCodeDeploy({ green: threeTimesSlower }),
  },
  {
    ...base,
    name: 'lambda-runner-dies',
    tells:
      'The runner is lost with 10 % on a bad version, and nobody moves it: the next run sends that back before it releases its own.',
    files: { ...files(), 'dist-2.5.0/index.mjs': handlerOf('2.5.0') },
    inputs: { ...inputs, gates: 'none' },
    world: checkout({ green: threeTimesSlower }),
    chapters: [
      {
        tells: 'Version 2.4.1 gets 10 %, and its runner is lost.',
        github: nth(42),
        accident: { is: 'the runner is lost', after: 2 * minute },
      },
      {
        tells: 'Half an hour later somebody asks how it stands.',
        before: { acts: [], ago: 30 * minute },
        github: nth(43),
        inputs: { operation: 'status', package: '', gates: '' },
      },
      {
        tells: 'The next run brings version 2.5.0.',
        github: nth(44),
        inputs: { package: 'dist-2.5.0', steps: '10% 5m' },
      },
    ],
  },
];
