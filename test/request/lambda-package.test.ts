import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { checkPackage } from '../../src/request/lambda-package.ts';
import { packageReader, type PackageFile } from '../../src/request/package-files.ts';
import { zipOf } from '../../src/request/reproducible-zip.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const file = (name: string, content: string, executable = false): PackageFile => ({
  name,
  bytes: new TextEncoder().encode(content),
  executable,
});

describe('the code of a function', () => {
  let around: string;
  let workspace: string;

  beforeEach(async () => {
    around = await fs.mkdtemp(join(tmpdir(), 'package-'));
    workspace = join(around, 'workspace');
    await fs.mkdir(workspace);
  });

  afterEach(() => fs.rm(around, { recursive: true }));

  const write = async (path: string, content: string | Uint8Array, mode = 0o644) => {
    await fs.mkdir(dirname(join(workspace, path)), { recursive: true });
    await fs.writeFile(join(workspace, path), content);
    await fs.chmod(join(workspace, path), mode);
  };
  const link = (to: string, path: string) => fs.symlink(to, join(workspace, path));
  const check = (path: string) => checkPackage(path, packageReader(fs, workspace));
  const problemsWith = async (path: string) => {
    const checked = await check(path);
    return checked.ok ? [] : checked.problems;
  };
  const codeOf = async (path: string) => {
    const checked = await check(path);
    if (!checked.ok || checked.value.from !== 'package') throw new Error(`not a package: ${JSON.stringify(checked)}`);
    return checked.value;
  };
  const filesIn = async (path: string) =>
    Object.entries(unzipSync((await codeOf(path)).zip)).map(([name, bytes]) => [name, text(bytes)]);

  test('is all files of a directory, by their names, without the directories', async () => {
    // given
    await write('dist/index.mjs', 'export const handler = 1;');
    await write('dist/lib/b.mjs', 'b');
    await write('dist/lib/a.mjs', 'a');
    await write('dist/.env', 'hidden');
    await fs.mkdir(join(workspace, 'dist/empty'));

    // when
    const files = await filesIn('dist');

    // then
    expect(files).toEqual([
      ['.env', 'hidden'],
      ['index.mjs', 'export const handler = 1;'],
      ['lib/a.mjs', 'a'],
      ['lib/b.mjs', 'b'],
    ]);
  });

  test('has the hash of what is sent', async () => {
    // given
    await write('dist/index.mjs', 'x');

    // when
    const { zip, sha256 } = await codeOf('dist');

    // then
    expect(sha256).toBe(createHash('sha256').update(zip).digest('base64'));
  });

  test('does not depend on when, in which order and with which rights its files were written', async () => {
    // given
    await write('one/a', 'a', 0o600);
    await write('one/b.sh', 'b', 0o700);
    await write('other/b.sh', 'b', 0o755);
    await write('other/a', 'a', 0o444);
    await fs.utimes(join(workspace, 'one/a'), 1, 1);

    // when
    const [one, other] = [await codeOf('one'), await codeOf('other')];

    // then
    expect(one.sha256).toBe(other.sha256);
  });

  test('depends on what can be executed', async () => {
    // given
    await write('one/bootstrap', 'x', 0o755);
    await write('other/bootstrap', 'x', 0o644);

    // when
    const [one, other] = [await codeOf('one'), await codeOf('other')];

    // then
    expect(one.sha256).not.toBe(other.sha256);
  });

  test('is a zip that is there already, byte for byte', async () => {
    // given
    const zip = await zipOf([file('index.mjs', 'x')]);
    await write('build/code.zip', zip);

    // when
    const code = await codeOf('build/code.zip');

    // then
    expect(Buffer.from(code.zip).equals(Buffer.from(zip))).toBe(true);
  });

  test('may be named by a whole path inside the workspace', async () => {
    // given
    await write('dist/index.mjs', 'x');

    // when
    const files = await filesIn(join(workspace, 'dist'));

    // then
    expect(files).toEqual([['index.mjs', 'x']]);
  });

  test('has the files that links inside the directory lead to', async () => {
    // given
    await write('dist/real/index.mjs', 'x');
    await link('real/index.mjs', 'dist/index.mjs');
    await link('real', 'dist/copy');

    // when
    const files = await filesIn('dist');

    // then
    expect(files).toEqual([
      ['copy/index.mjs', 'x'],
      ['index.mjs', 'x'],
      ['real/index.mjs', 'x'],
    ]);
  });

  test('is refused with every link that leads out, in a circle, or to the repository', async () => {
    // given
    await write('secret', 's3cret');
    await write('dist/index.mjs', 'x');
    await write('dist/deep/.git/config', 'token');
    await link('../secret', 'dist/a-secret');
    await link('../../dist', 'dist/deep/dist');
    await link('..', 'dist/workspace');

    // when
    const problems = await problemsWith('dist');

    // then
    const told = problems.map(({ where, value, reason }) => [where, value, reason]);
    expect(told.toSorted()).toEqual([
      ['package', 'dist/a-secret', 'a link out of the directory'],
      ['package', 'dist/deep/.git', 'the whole repository, with the token that the checkout leaves in it'],
      ['package', 'dist/deep/dist', 'a link to a directory around it'],
      ['package', 'dist/workspace', 'a link out of the directory'],
    ]);
  });

  test.each(['..', '../workspace/../elsewhere.zip', '/etc/hostname'])(
    'is never read from outside of the workspace: %s',
    async path => {
      // given
      await fs.writeFile(join(around, 'elsewhere.zip'), 'x');

      // when
      const problems = await problemsWith(path);

      // then
      const remedy = 'name a path inside of it';
      expect(problems).toEqual([{ where: 'package', value: path, reason: 'leads out of the workspace', remedy }]);
    },
  );

  test('is never read from outside of the workspace: by a link', async () => {
    // given
    await fs.writeFile(join(around, 'elsewhere.zip'), 'x');
    await link('../elsewhere.zip', 'code.zip');

    // when
    const problems = await problemsWith('code.zip');

    // then
    expect(problems).toMatchObject([{ value: 'code.zip', reason: 'leads out of the workspace' }]);
  });

  test('says what cannot be read', async () => {
    // given
    await write('dist/index.mjs', 'x');
    await link('gone', 'dist/dangling');

    // when
    const [problem] = await problemsWith('dist');

    // then
    expect(problem).toMatchObject({ where: 'package', value: 'dist', reason: expect.stringContaining('ENOENT') });
  });

  test.each([
    ['a zip of more than 50 MB', 'code.zip', 50 * 1024 * 1024 + 1, '51 MB zipped, and a call takes 50 MB at most'],
    [
      'a directory of more than 250 MB',
      'dist/big',
      250 * 1024 * 1024 + 1,
      '251 MB, and Lambda takes 250 MB unzipped at most',
    ],
  ])('is refused before it is read where it is too large: %s', async (_, path, size, reason) => {
    // given
    await write(path, '');
    await fs.truncate(join(workspace, path), size);

    // when
    const problems = await problemsWith(path.split('/')[0] ?? '');

    // then
    expect(problems).toMatchObject([{ where: 'package', reason }]);
  });

  test('goes by way of S3 where a directory comes to more than 50 MB zipped', async () => {
    // given
    await write('dist/noise', randomBytes(51 * 1024 * 1024));

    // when
    const problems = await problemsWith('dist');

    // then
    const remedy = 'put the zip in S3, and name it with `s3: s3://bucket/key`';
    expect(problems).toMatchObject([{ where: 'package', value: 'dist', remedy }]);
  });
});

describe('a zip', () => {
  const files = [file('b/run.sh', 'run', true), file('a.mjs', 'a'), file('10', 'x'), file('ä.txt', 'ä')];

  test('has its files in order, with the rights that they had and the time at which zips begin', async () => {
    // when
    const zip = Buffer.from(await zipOf(files));

    // then
    const beginning = '1980-1-1 0:0';
    expect(entriesOf(zip)).toEqual([
      ['10', '100644', beginning],
      ['a.mjs', '100644', beginning],
      ['b/run.sh', '100755', beginning],
      ['ä.txt', '100644', beginning],
    ]);
  });

  test('is the one that it always was: other bytes would have every function published anew', async () => {
    // when
    const zip = await zipOf(files);

    // then
    expect(createHash('sha256').update(zip).digest('hex')).toBe(
      '9c63049f262e170f1bcbff1252463fc601096a372cb17bc3ee64ed2354f4bf85',
    );
  });

  test('has the same bytes in every time zone and whatever the order of its files', async () => {
    // given
    const module = resolve('src/request/reproducible-zip.ts');
    const program = `
      const { zipOf } = await import(${JSON.stringify(module)});
      const bytes = text => new TextEncoder().encode(text);
      const files = [['ä.txt', 'ä'], ['a.mjs', 'a'], ['10', 'x']].map(([name, text]) => ({ name, bytes: bytes(text), executable: false }));
      files.push({ name: 'b/run.sh', bytes: bytes('run'), executable: true });
      process.stdout.write(Buffer.from(await zipOf(files)).toString('base64'));`;
    const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'];

    // when
    const zips = zones.map(TZ =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env: { TZ }, encoding: 'utf8' }),
    );

    // then
    const here = Buffer.from(await zipOf(files)).toString('base64');
    expect(zips).toEqual(zones.map(() => here));
  });
});

/** Name, mode and time of each entry of the central directory (PKWARE, APPNOTE 4.3.12). */
function entriesOf(zip: Buffer): readonly (readonly string[])[] {
  const entries: string[][] = [];
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x0201_4b50;) {
    const [time, date, length] = [zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 14), zip.readUInt16LE(at + 28)];
    const day = `${1980 + (date >> 9)}-${(date >> 5) & 15}-${date & 31}`;
    const mode = (zip.readUInt32LE(at + 38) >>> 16).toString(8);
    entries.push([zip.toString('utf8', at + 46, at + 46 + length), mode, `${day} ${time >> 11}:${(time >> 5) & 63}`]);
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
