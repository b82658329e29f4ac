import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Node has compiled for one of many short processes is there for the next one: a fifth to a half of what each costs. */
export const compiledOnce = { NODE_COMPILE_CACHE: join(tmpdir(), 'greenlight-torture-compiled') };
