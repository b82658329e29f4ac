import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { mappingAt } from './mapping.ts';

const workflow: unknown = parse(readFileSync(new URL('../../.github/workflows/release.yml', import.meta.url), 'utf8'));
const steps = mappingAt(workflow, 'jobs', 'publish')['steps'] as readonly { name?: string; run?: string }[];
const scriptOf = (step: string) => steps.find(({ name }) => name === step)?.run ?? `echo 'no step ${step}'; exit 1`;

const commit = 'ffac537e6cbbf934b08745a378932722df287a53';

/** What GitHub has when the job comes to a step. */
interface OnGitHub {
  /** What `gh` says of the release of this tag: there is none, it is a draft, or it is published with these checksums. */
  readonly release: 'none' | 'draft' | { readonly checksums: string };
  readonly immutable?: boolean;
  /** Tags of published releases. */
  readonly published?: readonly string[];
}

let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'publishing-'));
});

afterEach(() => rmSync(place, { recursive: true }));

/** Runs a step's own script, with a `gh` that answers from values and writes down what it was asked. */
function run(step: string, tag: string, { release, immutable = true, published = [] }: OnGitHub) {
  const file = (name: string, text: string) => writeFileSync(join(place, name), text);
  const isThere = typeof release === 'object';
  command('git', `echo ${commit}`);
  command(
    'gh',
    `echo "$*" >> asked.txt
     case "$*" in
       'release view'*) ${release === 'none' ? 'exit 1' : `echo ${release === 'draft'}`} ;;
       'release download'*) cp theirs.txt published.txt ;;
       *releases/tags/*) echo ${immutable} ;;
       *"repos/octo-org/greenlight/releases"*) printf '%s\\n' ${published.join(' ')} ;;
     esac`,
  );
  file('asked.txt', '');
  file('checksums.txt', 'ours\n');
  file('theirs.txt', isThere ? release.checksums : '');
  const { status, stdout } = spawnSync('bash', ['-c', scriptOf(step)], {
    cwd: place,
    env: { PATH: `${place}:${process.env['PATH']}`, GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: 'octo-org/greenlight' },
    encoding: 'utf8',
  });
  return { status, said: stdout, asked: readFileSync(join(place, 'asked.txt'), 'utf8').trimEnd().split('\n') };
}

function command(name: string, script: string): void {
  writeFileSync(join(place, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(place, name), 0o755);
}

describe('Publishing a release', () => {
  const publishes = 'release edit v1.3.0 --draft=false';

  test('attaches checksums and notes to a draft, and then publishes it', () => {
    // when
    const { status, asked } = run('Publish the release', 'v1.3.0', { release: 'none' });
    // then
    expect(status).toBe(0);
    expect(asked[1]).toMatch(/^release create v1\.3\.0 --draft .*--notes-file notes\.md checksums\.txt$/);
    expect(asked.indexOf(publishes)).toBe(2);
  });

  test('puts the checksums and notes of this commit into a draft that was left, before it is published', () => {
    // when
    const { status, asked } = run('Publish the release', 'v1.3.0', { release: 'draft' });
    // then
    const anew = ['release upload v1.3.0 checksums.txt --clobber', 'release edit v1.3.0 --notes-file notes.md'];
    expect(status).toBe(0);
    expect(asked.slice(1, 4)).toEqual([...anew, publishes]);
  });

  test('goes on with a release that an earlier attempt has published with the same files', () => {
    // when
    const { status } = run('Publish the release', 'v1.3.0', { release: { checksums: 'ours\n' } });
    // then
    expect(status).toBe(0);
  });

  test('fails at a release that has other files, and leaves it as it is', () => {
    // when
    const { status, said, asked } = run('Publish the release', 'v1.3.0', { release: { checksums: 'others\n' } });
    // then
    expect(status).toBe(1);
    expect(said).toContain('::error::v1.3.0 is published already, with other files');
    expect(asked).not.toContain(publishes);
  });

  test('fails where the release can be changed afterwards, and says how to mend it', () => {
    // when
    const { status, said } = run('Publish the release', 'v1.3.0', { release: 'none', immutable: false });
    // then
    expect(status).toBe(1);
    expect(said).toMatch(/::error::.*Turn on immutable releases, delete it/);
  });
});

describe('The major tag', () => {
  test.each([
    { tag: 'v1.3.0', published: ['v1.2.9', 'v1.3.0'], moves: true, why: 'the newest release moves it' },
    { tag: 'v1.10.0', published: ['v1.9.0', 'v1.10.0'], moves: true, why: 'ten is more than nine' },
    { tag: 'v1.2.1', published: ['v1.3.0', 'v1.2.1'], moves: false, why: 'a fix of an older minor leaves it' },
    { tag: 'v1.2.1', published: ['v1.2.1', 'v1.3.0-rc.1'], moves: true, why: 'a release candidate is not newer' },
    { tag: 'v1.2.1', published: ['v1.2.1', 'v2.0.0', 'v10.0.0'], moves: true, why: 'other majors have their own' },
  ])('is on the newest release: $why', ({ tag, published, moves }) => {
    // when
    const { status, asked } = run('Move the major tag', tag, { release: 'draft', published });
    // then
    const moved = asked.filter(line => line.includes('--method PATCH') && line.includes(`sha=${commit}`));
    expect(status).toBe(0);
    expect(moved).toHaveLength(moves ? 1 : 0);
  });
});
