// Runs after every job. Where the step had the last word, or began nothing, it loads nothing and asks nobody.
const nothing = 'ended';
const left = process.env['STATE_greenlight'] ?? nothing;
if (left !== nothing && left !== '') {
    const { postStep } = await import("./index.js");
    const cancelling = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => cancelling.abort(signal));
    process.exitCode = await postStep({ env: process.env, here: process.cwd(), random: Math.random, cancelled: cancelling.signal }, left);
    // The time is up, whatever may still be under way.
    process.exit();
}
export {};
