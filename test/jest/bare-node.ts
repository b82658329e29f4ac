// Tests run in bare Node, as the action does, and not in a realm of Jest's: there, errors of sockets are no `Error`s of the
// SDK's, every word of the language is looked up slowly, and each file loads the whole house anew. `@jest/globals` refuses
// to be imported outside of such a realm, so its name leads to ours.
import { registerHooks } from 'node:module';

const globals = new URL('./globals.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
