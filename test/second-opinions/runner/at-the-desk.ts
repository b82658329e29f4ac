// Runs before the code of each Node process that a foreign runner starts: `node --import <this file> script.js`. The process
// says at the desk who it is, and lives on virtual time from then on, until its connection ends with it.
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Introduction } from './desk.ts';

const { GREENLIGHT_TEST_DESK: port, GITHUB_JOB: job = '' } = process.env;
const socket = connect(Number(port), '127.0.0.1');
const inputs = Object.entries(process.env).filter(([name]) => name.startsWith('INPUT_'));
const introduction = { job, script: process.argv[1] ?? '', inputs: Object.fromEntries(inputs) } as Introduction;
socket.write(`${JSON.stringify(introduction)}\n`);
const [variables] = (await once(createInterface(socket), 'line')) as [string];
Object.assign(process.env, JSON.parse(variables));
// The action must not see that it is tested, nor be kept alive by it.
for (const name of ['GREENLIGHT_TEST_DESK', 'NODE_OPTIONS']) Reflect.deleteProperty(process.env, name);
socket.unref();

await import('../../clock/preload.ts');
