// In a worker of the tests, before anything else of it (see runner.mjs).
const options = (process.env['NODE_OPTIONS'] ?? '').replace(`--import=${import.meta.url}`, '').trim();
// The processes that tests start are not workers.
if (options === '') delete process.env['NODE_OPTIONS'];
else process.env['NODE_OPTIONS'] = options;

let early;
process.on('message', message => {
  if (message?.type === 'jest-light-runner-worker-data') early = message;
});
process.on('newListener', (event, listener) => {
  if (event === 'message' && early !== undefined) queueMicrotask(() => listener(early));
});
