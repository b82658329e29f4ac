// The light runner hands its configuration to all of its workers when the first of them asks for it, and never again: one that
// is still starting then has nobody who listens, asks later, and waits for ever (jest-light-runner 0.8.2, `src/index.js`). So
// each worker begins with a preload that keeps what comes early.
import LightRunner from 'jest-light-runner';

const preload = new URL('./early-message.mjs', import.meta.url).href;
process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import=${preload}`.trim();

export default LightRunner;
