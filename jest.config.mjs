export default {
  // In processes, not in threads: a test may change its folder, be sent a signal, or die.
  // With a preload of ours for its workers, which would wait for each other for ever now and then.
  runner: ['<rootDir>/test/jest/runner.mjs', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/test/jest/bare-node.ts'],
  testMatch: ['**/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/lib/'],
  modulePathIgnorePatterns: ['<rootDir>/lib/'],
  transform: {},
  // A story's world and its action take turns: two at once keep both of CI's cores busy.
  maxWorkers: 2,
};
