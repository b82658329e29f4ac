import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Judgement } from './models.ts';
import { taped } from './proof-case.ts';
import { casesByName, rightCall } from './proof-cases-by-name.ts';
import { casesByPath } from './proof-cases-by-path.ts';
import { casesOfDatabaseReplies } from './proof-cases-of-database-replies.ts';
import { casesOfDatabaseRequests } from './proof-cases-of-database-requests.ts';

const cases = [...casesByName, ...casesByPath, ...casesOfDatabaseRequests, ...casesOfDatabaseReplies];

/** A judge that finds nothing has to be shown to have eyes: each of these is found, and in what is right nothing is. */
export async function proveTheJudge(judge: (folder: string) => Promise<Judgement>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'greenlight-proof-'));
  try {
    // A last call that is right: a fault is found wherever it stands, and nothing that comes after it is lost.
    const tapes = cases.map(({ name, calls }) => ({
      file: join(folder, `${name}.jsonl`),
      tape: taped([...calls, rightCall]),
    }));
    await Promise.all(tapes.map(({ file, tape }) => writeFile(file, tape)));
    const { findings } = await judge(folder);
    const differing = cases.flatMap(({ name, wrong }) => {
      const found = findings.filter(({ where }) => where.some(place => place.startsWith(`${name}.jsonl:`)));
      const rules = found.map(({ side, rule }) => `${side}: ${rule}`).toSorted();
      return JSON.stringify(rules) === JSON.stringify(wrong.toSorted())
        ? []
        : [
            `${name}: found [${found.map(({ rule, detail }) => `${rule} (${detail})`).join('; ')}], meant [${wrong.join('; ')}]`,
          ];
    });
    if (differing.length > 0) throw new Error(`The judge is not to be believed:\n${differing.join('\n')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
