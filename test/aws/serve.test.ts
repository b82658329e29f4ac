import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from '@jest/globals';
import { sdkClients } from './sdk-clients.ts';

const serve = (...args: string[]) =>
  spawn(process.execPath, [fileURLToPath(new URL('./serve.ts', import.meta.url)), ...args]);

describe('npm run aws', () => {
  test('prints its addresses as one line of JSON, answers there, and ends on SIGTERM', async () => {
    // given
    const child = serve('--mode', 'stepped');
    const ended = once(child, 'exit');

    // when
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { endpoint, control } = JSON.parse(line) as { endpoint: string; control: string };

    // then
    await expect(sdkClients(endpoint).sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
      Account: '123456789012',
    });
    expect((await fetch(`${control}/clock`)).status).toBe(200);

    // when
    child.kill('SIGTERM');

    // then
    expect(await ended).toEqual([0, null]);
  });

  test.each([
    { args: ['--mode', 'slow'], complaint: '--mode is stepped, paced=N or real, not "slow".' },
    { args: ['--seed', '/nowhere.json'], complaint: 'The seed /nowhere.json cannot be read as JSON' },
  ])('$args is refused with the reason', async ({ args, complaint }) => {
    // given
    const child = serve(...args);
    let said = '';
    child.stderr.on('data', chunk => (said += String(chunk)));

    // when
    const [code] = (await once(child, 'close')) as [number];

    // then
    expect(code).toBe(1);
    expect(said).toContain(complaint);
  });
});
