// Who may import whom (DESIGN, "The rooms"): the house stays as drawn because these are lint errors.
// test/lint/house.test.ts breaks each rule on purpose.

const core = ['release', 'judge', 'report', 'request'];
const shell = ['aws', 'github', 'engine', 'targets', 'gates'];

/** `from` may not import anything whose path runs through one of `rooms`. */
function walls(from, rooms, reason) {
  return rooms.map(room => ({ regex: `^(\\.\\./)+${room}/`, message: `${from}: ${reason}` }));
}

const noClock = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'performance'].map(name => ({
  name,
  message: 'Time comes in as an argument; only engine/clock.ts asks for it.',
}));

const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Only main.ts and post.ts read the environment.',
};

const noNode = { regex: '^node:', message: 'The pure core imports nothing from Node.' };

function room(name, patterns) {
  return {
    files: [`src/${name}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export const house = [
  {
    files: ['src/**/*.ts'],
    ignores: ['src/engine/clock.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument; only engine/clock.ts asks for it.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as an argument; only main.ts has it.' },
        noEnvironment,
      ],
      'no-restricted-globals': ['error', ...noClock.filter(({ name }) => name !== 'Date')],
    },
  },
  {
    files: ['src/main.ts', 'src/post.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  ...core.map(name =>
    room(name, [
      noNode,
      ...walls(name, shell, 'the pure core knows nothing of AWS, GitHub, the engine or the targets.'),
    ]),
  ),
  room(
    'targets',
    walls('targets', ['gates', 'engine', 'github', 'report'], 'a target knows aws/ and the words of release/.'),
  ),
  room(
    'gates',
    walls(
      'gates',
      ['targets', 'engine', 'github', 'report'],
      'a gate knows aws/ and the words of release/, and no target.',
    ),
  ),
  // A system's folder knows no other system's: what puts two of them together stands in targets/ itself.
  ...['ecs', 'codedeploy'].map(system => ({
    files: [`src/targets/${system}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...walls(
              'targets',
              ['gates', 'engine', 'github', 'report'],
              'a target knows aws/ and the words of release/.',
            ),
            ...walls(
              system,
              ['ecs', 'codedeploy'].filter(other => other !== system),
              'one system does not know another.',
            ),
          ],
        },
      ],
    },
  })),
  room(
    'aws',
    walls('aws', ['targets', 'gates', 'engine', 'github', 'report', 'request'], 'aws/ knows AWS and errors.ts.'),
  ),
  room(
    'github',
    walls('github', ['aws', 'targets', 'gates', 'engine'], 'github/ knows GitHub and what is to be said.'),
  ),
];
