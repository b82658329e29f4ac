import { mainStep } from "./index.js";
const cancelling = new AbortController();
// Heard each time, for a signal that nobody hears ends the process: a second one comes after 7.5 s, or from a second click.
for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => cancelling.abort(signal));
process.exitCode = await mainStep({
    env: process.env,
    here: process.cwd(),
    random: Math.random,
    cancelled: cancelling.signal,
});
// A look that was under way when the job was cancelled must not keep the process until the runner kills it.
if (cancelling.signal.aborted)
    process.exit();
