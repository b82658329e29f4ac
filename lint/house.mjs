// Who may import whom (CONTRIBUTING, "The rooms"): the house stays as drawn because these are lint errors.
// test/lint/house.test.ts breaks each rule on purpose.
import { builtinModules } from 'node:module';

const core = ['release', 'judge', 'report', 'request'];
const shell = ['aws', 'github', 'engine', 'targets', 'gates'];
const systems = ['ecs', 'codedeploy', 'elbv2', 'lambda'];
const compositions = ['ecs-codedeploy', 'ecs-native', 'lambda-codedeploy'];

/** Nothing that comes from one of these rooms, types included: to know a room's types is to know the room. */
function wall(rooms, message) {
  return { regex: `^(\\./)?(\\.\\./)+(${rooms.join('|')})/`, message };
}

const noNode = {
  regex: `^(node:|(${builtinModules.join('|')})$)`,
  message: 'The pure core imports nothing from Node but types.',
  allowTypeImports: true,
};

const noAwsSdk = {
  regex: '^@(aws-sdk|smithy)/',
  message: 'What AWS says is put into our own words in aws/, targets/ and gates/.',
};
const noActions = { regex: '^@actions/', message: 'What is asked of GitHub and its runner is asked in github/.' };

const timeIsAnArgument = 'Time comes in as an argument; only engine/clock.ts asks for it.';
const noClockModules = { regex: '^(node:)?(timers(/promises)?|perf_hooks)$', message: timeIsAnArgument };

const environmentIsAnArgument = 'Only main.ts and post.ts read the environment.';
const noProcessModule = { regex: '^(node:)?process$', message: environmentIsAnArgument };

const time = [
  { object: 'Date', property: 'now', message: timeIsAnArgument },
  { object: 'AbortSignal', property: 'timeout', message: timeIsAnArgument },
  { object: 'process', property: 'hrtime', message: timeIsAnArgument },
  { object: 'process', property: 'uptime', message: timeIsAnArgument },
];
const environment = [{ object: 'process', property: 'env', message: environmentIsAnArgument }];
const randomness = [
  { object: 'Math', property: 'random', message: 'Randomness comes in as an argument; only main.ts has it.' },
];
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'performance'].map(name => ({
  name,
  message: timeIsAnArgument,
}));
const present = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: timeIsAnArgument },
  { selector: 'CallExpression[callee.name="Date"]', message: timeIsAnArgument },
];

/** The same imports, forbidden where `no-restricted-imports` does not look: `import('…')` as a value and as a type. */
function elsewhere({ regex, message, allowTypeImports = false }) {
  const literal = `[value=/${new RegExp(regex).source}/]`;
  return [
    { selector: `ImportExpression > Literal${literal}`, message },
    ...(allowTypeImports ? [] : [{ selector: `TSImportType Literal${literal}`, message }]),
  ];
}

/** ESLint takes the last options of a rule that fit a file, so each room says all of what it may not do. */
function room(files, forbidden) {
  const patterns = [...forbidden, noClockModules, noProcessModule];
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...present, ...patterns.flatMap(elsewhere)],
    },
  };
}

const targets = [
  wall(['gates', 'engine', 'github', 'report'], 'A target knows aws/ and the words of release/.'),
  noActions,
];

export const house = [
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...time, ...environment, ...randomness],
      'no-restricted-globals': [
        'error',
        { globals: timers, checkGlobalObject: true, globalObjects: ['global', 'globalThis'] },
      ],
    },
  },
  room(['src/**/*.ts'], []),
  ...core.map(name =>
    room(
      [`src/${name}/**/*.ts`],
      [
        wall(shell, 'The pure core knows nothing of AWS, GitHub, the engine or the targets.'),
        noNode,
        noAwsSdk,
        noActions,
      ],
    ),
  ),
  room(['src/targets/**/*.ts'], targets),
  // A system's folder knows no other system's: what puts them together stands in a composition's, or in targets/ itself.
  ...systems.map(system =>
    room(
      [`src/targets/${system}/**/*.ts`],
      [
        ...targets,
        wall(
          [...systems.filter(other => other !== system), ...compositions],
          'One system knows neither another nor what is put together of them.',
        ),
      ],
    ),
  ),
  room(
    ['src/gates/**/*.ts'],
    [
      wall(['targets', 'engine', 'github', 'report'], 'A gate knows aws/ and the words of release/, and no target.'),
      noActions,
    ],
  ),
  room(
    ['src/aws/**/*.ts'],
    [wall(['targets', 'gates', 'engine', 'github', 'report', 'request'], 'aws/ knows AWS and errors.ts.'), noActions],
  ),
  room(
    ['src/github/**/*.ts'],
    [wall(['aws', 'targets', 'gates', 'engine'], 'github/ knows GitHub and what is to be said.'), noAwsSdk],
  ),
  {
    files: ['src/main.ts', 'src/post.ts'],
    rules: { 'no-restricted-properties': ['error', ...time] },
  },
  {
    files: ['src/engine/clock.ts'],
    rules: {
      'no-restricted-properties': ['error', ...environment, ...randomness],
      'no-restricted-globals': 'off',
      'no-restricted-imports': ['error', { patterns: [noProcessModule] }],
      'no-restricted-syntax': 'off',
    },
  },
];
